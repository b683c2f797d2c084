import type { Part } from '../in-process/jobs.ts';
import type { Outcome } from '../in-process/run-check.ts';

/** Where no more checks or histories pass than these, a variant has not been tested. */
export const tooFew = {
  checks: 200,
  tour: 10,
  situations: 50,
  random: 15,
  stress: 4,
  expiry: 3,
} as const satisfies Record<Part, number>;

/** What speaks against a variant: the checks or histories that fail or are blocked, and that no more than too few have passed. */
export function problemsOf(
  outcomes: Readonly<Record<string, Pick<Outcome, 'verdict' | 'why'>>>,
  few: number,
): string[] {
  const all = Object.entries(outcomes);
  const red = all
    .filter(([, { verdict }]) => verdict === 'failed' || verdict === 'blocked')
    .map(([id, { verdict, why }]) => `${verdict} ${id}\n    ${why}`);
  const passed = all.filter(([, { verdict }]) => verdict === 'passed').length;
  return passed > few ? red : [...red, `no more than ${passed} passed`];
}
