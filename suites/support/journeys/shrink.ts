import fc from 'fast-check';
import type { Finding } from '../../../spec/finding.ts';
import { historyOf, randomHistories, seedAndPath, type RandomHistory } from './random.ts';
import type { Step } from './script.ts';
import { stepInWords } from './step-in-words.ts';

/** What shrinking needs of a history as it went. */
interface Went {
  steps: readonly Step[];
  findings: readonly Finding[];
  calls: number;
}

/** How much may be spent on one finding: calls, and ms, since a message that does not come costs seconds at each try. */
export interface Patience {
  calls: number;
  ms: number;
}

/** How often a history that found something is walked in all before it is made shorter. */
const repetitions = 3;

/**
 * The findings of a random history: the first of them repeated, then shown by the shortest history that is found to break
 * the same; the others as they are. A history of a path was made short before, and stays; so does one that finds what
 * another of this run has found, as `mayShrink` says by the key of a finding.
 */
export async function shrunk(
  seed: string,
  first: Went,
  walkAgain: (history: RandomHistory) => Promise<Went>,
  { mayShrink, ...patience }: Patience & { mayShrink: (key: string) => boolean },
): Promise<Finding[]> {
  const [found, ...others] = first.findings;
  const asWalked = { steps: first.steps.map(stepInWords), seed };
  if (!found) return [];
  const rest = others.map(each => ({ ...each, ...asWalked }));
  if (seed.includes(':') || !mayShrink(keyOf(found))) return [{ ...found, ...asWalked }, ...rest];

  const { breaks, attempts } = bounded(found, walkAgain, patience);
  const whole = historyOf(seed);
  while (attempts.of < repetitions) {
    const again = await breaks(whole);
    attempts.of += 1;
    if (again) attempts.broken += 1;
  }
  let shortest: Finding = { ...found, ...asWalked, attempts };
  const details = await fc.check(
    fc.asyncProperty(randomHistories, async history => {
      const again = await breaks(history);
      if (again) shortest = { ...again, attempts };
      return again === undefined;
    }),
    { ...seedAndPath(seed), numRuns: 1 },
  );
  const path = details.counterexamplePath;
  return [{ ...shortest, seed: path ? `${seed}:${path}` : seed }, ...rest];
}

/** Walks histories until the patience ends, and says whether they break the same. */
function bounded(
  found: Finding,
  walkAgain: (history: RandomHistory) => Promise<Went>,
  { calls, ms }: Patience,
) {
  const key = keyOf(found);
  const until = Date.now() + ms;
  let left = calls;
  const breaks = async (history: RandomHistory): Promise<Finding | undefined> => {
    if (left <= 0 || Date.now() > until) return undefined;
    const again = await walkAgain(history);
    left -= again.calls;
    const same = again.findings.find(each => keyOf(each) === key);
    return same && { ...same, steps: again.steps.map(stepInWords) };
  };
  return { breaks, attempts: { broken: 1, of: 1 } };
}

/** What a finding is about, so that shrinking does not slip from one to another: no text, no row, no position. */
export function keyOf({ requirement, trail, judged, differences }: Finding): string {
  const step = judged === undefined ? undefined : trail[judged];
  const operation = step && 'operation' in step ? step.operation : '';
  return [requirement, operation, ...new Set(differences.map(({ subject }) => subject))].join(' ');
}
