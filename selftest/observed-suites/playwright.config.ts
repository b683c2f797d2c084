import { defineConfig } from '@playwright/test';
import { environment } from '../../reporters/environment.ts';
import { currentRun } from '../../targets/run.ts';

currentRun();

/** Test suites of SDKs that registries serve, run as they are behind an observer: `npm run sdk:python` and `sdk:java` do. */
export default defineConfig({
  outputDir: '../../results/observed-suites',
  workers: 1,
  timeout: 600_000, // ends what hangs
  forbidOnly: environment.isCi(),
  reporter: [['../mutation-reporter.ts', { budget: 60 }]],
});
