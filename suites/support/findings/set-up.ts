import { isAccepted, isNeither, isRefused, type Answer } from '../http/answer.ts';
import { expect } from './expect.ts';

/** What has to be accepted before a check can judge. An assertion that holds costs a step of the report, so it is made where it fails. */
export function requireAccepted(answer: Answer, what: string): void {
  if (!isAccepted(answer)) expect(answer, `setup: ${what}`).toBeAccepted();
}

/** What has to be refused before a check can judge. */
export function requireRefused(answer: Answer, what: string): void {
  if (!isRefused(answer)) expect(answer, `setup: ${what}`).toBeRefused();
}

/** What has to be accepted or refused, whichever, before a check can judge. */
export function requireAnswered(answer: Answer, what: string): void {
  if (isNeither(answer)) expect(answer, `setup: ${what}`).toBeAcceptedOrRefused();
}
