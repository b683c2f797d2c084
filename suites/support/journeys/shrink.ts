import fc from 'fast-check';
import type { Finding } from '../../../spec/finding.ts';
import { historyOf, type RandomHistory } from './random.ts';
import type { Step } from './script.ts';
import { stepInWords } from './step-in-words.ts';
import type { Stage, Verdicts } from './verdicts.ts';

/** What shrinking needs of a history as it went. */
interface Went {
  steps: readonly Step[];
  findings: readonly Finding[];
  calls: number;
  walk: { verdicts: Pick<Verdicts, 'stageOf'> };
}

/** Walks a history again, up to the stage that has found something. */
type WalkAgain = (history: RandomHistory, last?: Stage) => Promise<Went>;

/** How much may be spent on one finding: calls, and ms, since a message that does not come costs seconds at each try. */
export interface Patience {
  calls: number;
  ms: number;
}

/** How often a history that found something is walked in all before it is made shorter. */
const repetitions = 3;

/**
 * The findings of a random history: the first of them repeated, then shown by as few of its steps as are found to break the
 * same; the others by the same steps where these break them, too, else as they are. A history of chosen steps was made short
 * before, and stays; so does one that finds what another of this run has found, as `mayShrink` says by the key of a finding.
 */
export async function shrunk(
  seed: string,
  whole: RandomHistory,
  first: Went,
  walkAgain: WalkAgain,
  { mayShrink, ...patience }: Patience & { mayShrink: (key: string) => boolean },
): Promise<Finding[]> {
  const [found, ...others] = shownBy(first, seed);
  if (!found || seed.includes(':') || !mayShrink(keyOf(found)))
    return found ? [found, ...others] : [];

  const last = first.walk.verdicts.stageOf(found.requirement);
  const breaks = bounded(keyOf(found), history => walkAgain(history, last), patience);
  const attempts = { broken: 1, of: 1 };
  for (; attempts.of < repetitions; attempts.of += 1) if (await breaks(whole)) attempts.broken += 1;
  let shortest: Finding[] = [];
  const walked = whole.steps.flatMap(({ step }, n) => (first.steps.includes(step) ? [n] : []));
  await fc.check(
    fc.asyncProperty(fc.subarray(walked, { minLength: 1 }), async chosen => {
      const shorter = [seed, ...chosen].join(':');
      const again = await breaks(historyOf(shorter));
      if (again) shortest = shownBy(again, shorter);
      return again === undefined;
    }),
    { examples: [[walked]], numRuns: 1 },
  );
  const [shown, ...rest] = [found, ...others].map(
    each => shortest.find(shorter => keyOf(shorter) === keyOf(each)) ?? each,
  );
  return [{ ...shown!, attempts }, ...rest];
}

/** The findings of a history with its steps in words. */
const shownBy = ({ steps, findings }: Went, seed: string): Finding[] =>
  findings.map(each => ({ ...each, steps: steps.map(stepInWords), seed }));

/** Walks histories until the patience ends; gives those that break what has this key. */
function bounded(key: string, walk: WalkAgain, { calls, ms }: Patience) {
  const until = Date.now() + ms;
  let left = calls;
  return async (history: RandomHistory): Promise<Went | undefined> => {
    if (left <= 0 || Date.now() > until) return undefined;
    const again = await walk(history);
    left -= again.calls;
    return again.findings.some(each => keyOf(each) === key) ? again : undefined;
  };
}

/** What a finding is about, so that shrinking does not slip from one to another: no text, no row, no position. */
export function keyOf({ requirement, trail, judged, differences }: Finding): string {
  const step = judged === undefined ? undefined : trail[judged];
  const operation = step && 'operation' in step ? step.operation : '';
  return [requirement, operation, ...new Set(differences.map(({ subject }) => subject))].join(' ');
}
