import type { TestInfo } from '@playwright/test';

/**
 * Ends a check without a verdict on the target, and says why: its settings do not let anybody look, it does not offer
 * something, or something stands in the way of all checks, which the end of the run says, too.
 */
export function notTested(
  testInfo: TestInfo,
  why: string,
  type: 'not tested' | 'not offered' | 'never ran' = 'not tested',
): never {
  testInfo.annotations.push({ type, description: why });
  testInfo.skip(true, why);
  throw new Error('a skipped check goes no further');
}

/** Skips a check once more whose skip was caught on its way up: Playwright fails what is to be skipped and passes. */
export function skipAgain(testInfo: TestInfo): void {
  if (testInfo.expectedStatus === 'skipped' && testInfo.status === 'passed') testInfo.skip();
}
