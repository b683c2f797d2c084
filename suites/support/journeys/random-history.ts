import type { SentLinks } from '../messages/sent-links.ts';
import type { TargetSession } from '../run/target-session.ts';
import type { Told } from './beside.ts';
import { walkOnce } from './history.ts';
import { historyOf } from './random.ts';
import { walkRandom } from './random-walk.ts';
import { shrunk } from './shrink.ts';
import type { Stage } from './verdicts.ts';

/** How many findings of random histories are shown by a shorter one in each run: where all fail, the rest would tell the same. */
const mostShrunk = 3;

/** In ms: so long a history may be made shorter at least, however soon messages come. */
const leastPatience = 20_000;

/** Walks the random history of a seed; what it finds is shown by a shorter one. */
export async function walkRandomHistory(
  session: TargetSession,
  links: SentLinks,
  seed: string,
): Promise<Told> {
  const { runState, target } = session;
  const walkAgain = (history: ReturnType<typeof historyOf>, last?: Stage) =>
    walkOnce(session, links, walk => walkRandom(walk, history), last);
  const whole = historyOf(seed);
  const first = await walkAgain(whole);
  const findings = await shrunk(seed, whole, first, walkAgain, {
    calls: 1000,
    ms: Math.max(4 * target.inboxTimeout, leastPatience),
    mayShrink: key =>
      runState.take(`shrinks ${key}`) && runState.takeTurn('shrinking') < mostShrunk,
  });
  return { findings, record: first.record };
}
