import type { TestInfo } from '@playwright/test';
import type { KnownFailure } from '../../../targets/known-failures.ts';
import type { Target } from '../../../targets/target.ts';

/** The entry that lists a check's requirement as a known failure of the target; undefined where there is none. */
export function knownFailureOf(
  { knownFailures }: Target,
  { tags }: TestInfo,
): KnownFailure | undefined {
  return Object.entries(knownFailures).find(([id]) => tags.includes(`@${id}`))?.[1];
}
