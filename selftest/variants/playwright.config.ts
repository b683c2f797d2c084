import { defineConfig } from '@playwright/test';
import { onDemandTag } from '../../spec/histories.ts';
import { currentRun } from '../../targets/run.ts';
import type { Target } from '../../targets/target.ts';
import { variants } from './index.ts';
import { nameOf, variantTarget } from './variant.ts';

currentRun();

/** Every variant as a target of Playwright's own runner. */
export default defineConfig<{ target: Target }>({
  outputDir: '../../results/variants',
  fullyParallel: true,
  workers: 3,
  timeout: 600_000,
  grepInvert: new RegExp(onDemandTag),
  reporter: [['./reporter.ts']],
  projects: variants.map(freedoms => ({
    name: nameOf(freedoms),
    testDir: '../../suites',
    testIgnore: /[\\/]suites[\\/]client[\\/]/,
    workers: 1, // each serves a variant of its own
    use: { target: variantTarget(freedoms) },
  })),
});
