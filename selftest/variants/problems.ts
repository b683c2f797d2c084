import type { Outcome } from '../in-process/run-check.ts';

/** Where no more checks pass than these, a variant has not been tested. */
const tooFew = 200;

/** What speaks against a variant: the checks that fail or are blocked, and that too few have passed. */
export function problemsOf(outcomes: Readonly<Record<string, Outcome>>): string[] {
  const all = Object.entries(outcomes);
  const red = all
    .filter(([, { verdict }]) => verdict === 'failed' || verdict === 'blocked')
    .map(([id, { verdict, why }]) => `${verdict} ${id}\n    ${why}`);
  const passed = all.filter(([, { verdict }]) => verdict === 'passed').length;
  return passed > tooFew ? red : [...red, `no more than ${passed} checks passed`];
}
