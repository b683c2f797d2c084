import { isNeither, isRefused, tolerate, type Answer } from '../http/answer.ts';
import { expect } from './expect.ts';
import { requireAnswered } from './set-up.ts';

/** Those of some answers that are refusals, one at the least: the check is about refusals, whichever calls get one. */
export function refusedAmong(answers: readonly Answer[]): Answer[] {
  const refused = answers.map(tolerate).filter(isRefused);
  expect(refused.length, 'setup: some calls are refused').toBeGreaterThan(0);
  return refused;
}

/** Makes sure that a check which has found no fault had answers to judge: a server error, say, shows nothing. */
export function requireAnswers(answers: readonly Answer[]): void {
  const open = answers.find(each => isNeither(each) && !each.isTolerated);
  if (open) requireAnswered(open, 'each call is accepted or refused');
}
