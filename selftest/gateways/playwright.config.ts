import { defineConfig } from '@playwright/test';
import { environment } from '../../reporters/environment.ts';
import { currentRun } from '../../targets/run.ts';

currentRun();

/** The self-tests behind real gateways: each runs checks as a user does, against the reference behind one configuration. */
export default defineConfig({
  outputDir: '../../results/gateways',
  fullyParallel: true,
  workers: 2, // the runs that they start have one worker
  timeout: 900_000, // ends what hangs: a busy machine needs a tenth of it
  expect: { timeout: 60_000 },
  forbidOnly: environment.isCi(),
  reporter: [['../mutation-reporter.ts', { budget: 600 }]],
});
