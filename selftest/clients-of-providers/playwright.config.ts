import { defineConfig } from '@playwright/test';
import { environment } from '../../reporters/environment.ts';
import { currentRun } from '../../targets/run.ts';

currentRun();

/** Real clients of SMS providers, installed in this folder alone: they are larger than all that the suite needs. */
export default defineConfig({
  outputDir: '../../results/providers',
  workers: 1,
  timeout: 600_000, // ends what hangs
  forbidOnly: environment.isCi(),
  reporter: [['../mutation-reporter.ts', { budget: 20 }]],
});
