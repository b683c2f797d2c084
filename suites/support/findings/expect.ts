import { expect as base } from '@playwright/test';
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

/** Playwright's expect with matchers that leave a finding where they fail; what the value is, is said as a whole noun. */
export function expect<T>(actual: T, subject?: string) {
  return matchers(new Subject(actual, subject), subject);
}
