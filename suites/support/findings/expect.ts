import { expect as base } from '@playwright/test';
import type { Answer } from '../http/answer.ts';
import type { SentLinks } from '../messages/sent-links.ts';
import { answerMatchers } from './answer-matchers.ts';
import { Subject } from './judgement.ts';
import { jwtMatchers } from './jwt-matchers.ts';
import { linkMatchers } from './link-matchers.ts';
import { valueMatchers } from './value-matchers.ts';

const matchers = base.extend({
  ...answerMatchers,
  ...linkMatchers,
  ...jwtMatchers,
  ...valueMatchers,
});

/** What says itself what it is. */
type Telling = Answer | Answer[] | SentLinks;

/**
 * Playwright's expect with matchers that leave a finding where they fail. What a value is, is said as a whole noun, such as
 * "`phone` of the user"; of an answer, which call it answers, where there are several.
 */
export function expect<T>(actual: T, ...[subject]: T extends Telling ? [string?] : [string]) {
  return matchers(new Subject(actual, subject), subject);
}
