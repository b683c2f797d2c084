import { defineConfig } from '@playwright/test';

/** The least that Playwright can run: one test that does nothing. */
export default defineConfig({
  testDir: '.',
  testMatch: 'empty.spec.mjs',
  outputDir: '../../results/bench/playwright',
  reporter: 'dot',
});
