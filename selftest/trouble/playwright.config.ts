import { defineConfig } from '@playwright/test';
import { environment } from '../../reporters/environment.ts';
import { currentRun } from '../../targets/run.ts';

currentRun();

/** The self-tests about what goes wrong around a target: each runs a few checks as a user does, and reads what is said. */
export default defineConfig({
  outputDir: '../../results/trouble',
  fullyParallel: true,
  workers: 2, // the runs that they start have one worker
  timeout: 600_000, // ends what hangs: a busy machine needs a tenth of it
  expect: { timeout: 60_000 },
  forbidOnly: environment.isCi(),
  reporter: [['../mutation-reporter.ts', { budget: 300 }]],
});
