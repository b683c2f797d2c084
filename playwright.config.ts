import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { shardNote } from './reporters/shards.ts';
import { requirements } from './suites/catalogue.ts';
import { chooseTarget } from './targets/choose.ts';
import { readSettings } from './targets/settings.ts';
import type { Target } from './targets/target.ts';

const settings = readSettings(requirements);
const { resultsDir: dir, playwrightReport, isCi } = settings;
const target = chooseTarget(settings);
const setUps = ['./targets/global-setup.ts', './reporters/before-clean-up.ts'];
const formats = ['json', 'html', 'markdown', 'junit', 'sarif', 'badge', 'baseline', 'github'];
const ours = ['terminal', ...formats].map((each): [string, object] => [
  `./reporters/${each}.ts`,
  { dir },
]);

export default defineConfig<{ target: Target }>({
  testDir: 'suites',
  globalSetup: settings.target ? setUps : [],
  metadata: shardNote(process.argv),
  outputDir: resolve(dir, 'playwright'),
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  forbidOnly: isCi,
  reporter: [...ours, ['html', { open: 'never', outputFolder: playwrightReport }]],
  use: { target },
  projects: [
    { name: target.name, dependencies: ['preflight'] }, // first, since --ui opens with the first
    { name: 'preflight', testMatch: 'preflight.setup.ts' },
  ],
});
