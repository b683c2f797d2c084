import type { TestInfo } from '@playwright/test';
import type { KnownFailure } from '../../../targets/known-failures.ts';

/**
 * The entry that excuses the check of a requirement; undefined where there is none. One with `situations: true` excuses
 * histories alone, unless it says `blocked: true` as well.
 */
export function knownFailureOf(
  { knownFailures }: { knownFailures: Readonly<Record<string, KnownFailure>> },
  { tags }: TestInfo,
): KnownFailure | undefined {
  const entry = Object.entries(knownFailures).find(([id]) => tags.includes(`@${id}`))?.[1];
  return entry?.situations && !entry.blocked ? undefined : entry;
}
