import { mkdirSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';
import type { Run } from '../../targets/run.ts';

/** A run of a test's own, by its name: runs of other names know nothing of it. */
export function newRun(testInfo: TestInfo, name: string, seed = 1): Run {
  const directory = testInfo.outputPath(name);
  mkdirSync(directory, { recursive: true });
  return { directory, seed, startedAt: Date.now(), isWhole: false };
}
