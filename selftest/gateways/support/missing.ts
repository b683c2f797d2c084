import { test } from '@playwright/test';
import { environment } from '../../../reporters/environment.ts';

/** Skips a test for which something is not installed, with the remedy; in CI that is red. */
export function skipMissing(remedy: string): void {
  if (environment.isCi()) throw new Error(remedy);
  console.log(remedy);
  test.skip(true, remedy);
}
