import { defineConfig } from '@playwright/test';
import { environment } from '../../reporters/environment.ts';
import { currentRun } from '../../targets/run.ts';

currentRun();

/** The self-tests that run the whole suite as a user does, against servers of every kind: what nobody waits for at each change. */
export default defineConfig({
  outputDir: '../../results/end-to-end',
  fullyParallel: true,
  workers: 2, // they start runs of two workers
  timeout: 1_800_000, // ends what hangs: a busy machine needs a tenth of it, and the longest run a third
  expect: { timeout: 60_000 },
  forbidOnly: environment.isCi(),
  reporter: [['../mutation-reporter.ts', { budget: 900 }]],
});
