import type { Inbox } from '../../../targets/target.ts';
import type { TargetSession } from '../run/target-session.ts';
import { toldBeside, walkBeside, type Told } from './beside.ts';
import { haveOthersStopped } from './history.ts';

/** From so many ms for a message on, a history is a long wait: it pays to walk several beside the checks. */
const slow = 500;
/** How many of them each worker walks at once. */
const atOnce = 3;
/** In ms: how long a history is waited for that another worker walks. */
const patience = 100_000;

const nameOf = (seed: string) => `random history ${seed}`;
const besideOf = (seed: string) => `beside the checks ${seed}`;

/**
 * Walks random histories beside the checks in a run of everything whose messages take their time, so that nobody waits for
 * them one after the other. Each worker takes the next until none is left. Gives what ends that: it waits for those that
 * are being walked.
 */
export function beginRandom(session: TargetSession): () => Promise<void> {
  const { connection, preflight, run, target } = session;
  const { inbox, operations, resetClock } = connection;
  const isSlow = (preflight.inbox?.delay ?? 0) >= slow;
  const isAlone = !run.isWhole || target.budget !== undefined;
  if (isAlone || !isSlow || !inbox || inbox.generate || operations || resetClock)
    return async () => undefined;
  let hasEnded = false;
  const strands = Array.from({ length: atOnce }, () => strand(session, inbox, () => hasEnded));
  return async () => {
    hasEnded = true;
    await Promise.all(strands);
  };
}

async function strand(
  session: TargetSession,
  inbox: Inbox,
  hasEnded: () => boolean,
): Promise<void> {
  const { seedsOfRun } = await import('./random.ts');
  const { walkRandomHistory } = await import('./random-history.ts');
  for (const seed of seedsOfRun()) {
    if (hasEnded() || haveOthersStopped(session)) return;
    if (!session.runState.take(nameOf(seed))) continue;
    session.runState.add(besideOf(seed));
    await walkBeside(session, inbox, nameOf(seed), (own, links) =>
      walkRandomHistory(own, links, seed),
    );
  }
}

/** What a random history has told that another worker, or this one, walks beside the checks: nothing where nobody does. */
export async function toldOfRandom(
  session: TargetSession,
  seed: string,
): Promise<Told | 'lost' | undefined> {
  const { runState } = session;
  if (runState.take(nameOf(seed)) || runState.count(besideOf(seed)) === 0) return undefined;
  return (await toldBeside(session, nameOf(seed), patience)) ?? 'lost';
}
