import { sends, type Send } from '../../../spec/command.ts';
import type { Finding, HistoryRecord } from '../../../spec/finding.ts';
import type { Inbox } from '../../../targets/target.ts';
import { withOwnRecord } from '../findings/record.ts';
import { ApiCaller } from '../http/caller.ts';
import { MagicLink } from '../http/magic-link.ts';
import { canExpire } from '../messages/expiry.ts';
import { pollUntil } from '../messages/poll-until.ts';
import { SentLinks } from '../messages/sent-links.ts';
import type { TargetSession } from '../run/target-session.ts';
import { grow } from './ageing.ts';
import { walkOnce } from './history.ts';

/** What a history has told that was walked beside the checks. */
interface Told {
  findings: Finding[];
  record: HistoryRecord;
}

/** In ms: how much longer than the life of a link such a history may take. */
const patience = 15_000;

const begun = 'ageing begun';
const toldOf = (kind: Send) => `told of ageing ${kind}`;

/**
 * Lets links grow old beside the checks, from the first moment of a run of everything: the first worker does, and tells the
 * histories by the state of the run, whichever worker has them.
 */
export function beginAgeing(session: TargetSession): void {
  const { connection, run, runState, clock, preflight } = session;
  const { inbox, advanceClock } = connection;
  if (!run.isWhole || !canExpire(connection) || advanceClock) return;
  if (!inbox || inbox.generate || preflight.inbox?.delivers === false) return;
  if (preflight.obstacle !== undefined || !runState.take('ageing')) return;
  runState.add(begun, String(clock.now()));
  for (const kind of sends) {
    withOwnRecord(() => growBeside(session, inbox, kind)).then(
      each => runState.add(toldOf(kind), JSON.stringify(each)),
      () => undefined, // who waits for it is told nothing, and says so
    );
  }
}

/** Walks such a history with a record of calls of its own. */
async function growBeside(session: TargetSession, inbox: Inbox, kind: Send): Promise<Told> {
  const caller = new ApiCaller(session);
  const own = { ...session, caller, magicLink: new MagicLink(caller) };
  const links = new SentLinks(inbox, caller);
  const { findings, record } = await walkOnce(own, links, walk => grow(walk, kind));
  return { findings, record };
}

/** What has become of links that grew old beside the checks: nothing where none did, or where nobody will tell any more. */
export async function grownBeside(
  { connection, runState, clock }: TargetSession,
  kind: Send,
): Promise<Told | 'lost' | undefined> {
  const [since] = runState.details(begun);
  if (since === undefined) return undefined;
  const until = Number(since) + (connection.linkLifetime ?? 0) * 1000 + patience;
  const isTold = async () => runState.count(toldOf(kind)) > 0;
  await pollUntil(clock, isTold, Math.max(0, until - clock.now()));
  const [told] = runState.details(toldOf(kind));
  return told === undefined ? 'lost' : (JSON.parse(told) as Told);
}
