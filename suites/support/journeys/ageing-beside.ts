import { sends, type Send } from '../../../spec/command.ts';
import { canExpire } from '../messages/expiry.ts';
import type { TargetSession } from '../run/target-session.ts';
import { grow } from './ageing.ts';
import { toldBeside, walkBeside, type Told } from './beside.ts';
import { walkOnce } from './history.ts';

/** In ms: how much longer than the life of a link such a history may take. */
const patience = 15_000;

const begun = 'ageing begun';
const nameOf = (kind: Send) => `ageing ${kind}`;

/**
 * Lets links grow old beside the checks, from the first moment of a run of everything: the first worker does, and tells the
 * histories, whichever worker has them.
 */
export function beginAgeing(session: TargetSession): void {
  const { connection, run, runState, clock, preflight, target } = session;
  const { inbox, advanceClock } = connection;
  if (!run.isWhole || !canExpire(connection) || advanceClock || target.budget) return;
  if (!inbox || inbox.generate || preflight.inbox?.delivers === false) return;
  if (preflight.obstacle !== undefined || !runState.take('ageing')) return;
  runState.add(begun, String(clock.now()));
  for (const kind of sends) {
    void walkBeside(session, inbox, nameOf(kind), (own, links) =>
      walkOnce(own, links, walk => grow(walk, kind)),
    );
  }
}

/** What has become of links that grew old beside the checks: nothing where none did, or where nobody will tell any more. */
export async function grownBeside(
  session: TargetSession,
  kind: Send,
): Promise<Told | 'lost' | undefined> {
  const { connection, runState, clock } = session;
  const [since] = runState.details(begun);
  if (since === undefined) return undefined;
  const until = Number(since) + (connection.linkLifetime ?? 0) * 1000 + patience;
  return (await toldBeside(session, nameOf(kind), until - clock.now())) ?? 'lost';
}
