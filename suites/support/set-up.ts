import { isAccepted, type Answer } from './answer.ts';
import { expect } from './expect.ts';

/** What has to be accepted before a check can judge. An assertion that holds costs a step of the report, so it is made where it fails. */
export function requireAccepted(answer: Answer, what: string): void {
  if (!isAccepted(answer)) expect(answer, `setup: ${what}`).toBeAccepted();
}
