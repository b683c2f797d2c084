import { expect } from '@playwright/test';
import type { SuiteEnded } from '../../support/run-suite.ts';
import { stackTrace } from '../../support/stack-trace.ts';

/** What a run has printed, in one line. */
export const wordsOf = ({ output }: SuiteEnded): string => output.replaceAll(/\s+/g, ' ');

/** A run that an obstacle has stopped: one sentence, each requirement blocked by it, nobody accused, and red. */
export function isStopped(ended: SuiteEnded, said: RegExp): void {
  const words = wordsOf(ended);
  const verdicts = new Set(ended.report?.requirements.map(each => each.verdict));

  expect(words).toMatch(said);
  expect(words.match(new RegExp(said, 'g')), 'how often it is said').toHaveLength(1);
  expect(ended.output, 'a stack trace').not.toMatch(stackTrace);
  expect([...verdicts], 'the verdicts').toEqual(['blocked']);
  expect(ended.report?.requirements[0]?.reason).toMatch(/^never ran: /);
  expect(ended.code).toBe(1);
}
