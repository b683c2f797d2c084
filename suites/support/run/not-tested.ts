import type { TestInfo } from '@playwright/test';

/** Ends a check without a verdict on the target, and says why: its settings do not let anybody look, or it does not offer something. */
export function notTested(
  testInfo: TestInfo,
  why: string,
  type: 'not tested' | 'not offered' = 'not tested',
): never {
  testInfo.annotations.push({ type, description: why });
  testInfo.skip(true, why);
  throw new Error('a skipped check goes no further');
}
