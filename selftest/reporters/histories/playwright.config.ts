import { defineConfig } from '@playwright/test';
import { shardNote } from '../../../reporters/shards.ts';
import { embedded } from '../../../targets/reference.ts';
import { currentRun } from '../../../targets/run.ts';
import { readSettings } from '../../../targets/settings.ts';
import type { Target } from '../../../targets/target.ts';
import { catalogue } from './plan.ts';

const { knownFailures, resultsDir: dir } = readSettings(catalogue);
const formats = ['terminal', 'json', 'html', 'markdown', 'junit', 'sarif', 'baseline'];

currentRun();

export default defineConfig<{ target: Target }>({
  testDir: '.',
  testMatch: 'planned.checks.ts',
  globalSetup: ['../../../targets/global-setup.ts', '../../../reporters/before-clean-up.ts'],
  metadata: shardNote(process.argv),
  outputDir: `${dir}/playwright`,
  workers: 1,
  reporter: formats.map(each => [`../../../reporters/${each}.ts`, { dir, catalogue }] as const),
  use: { target: { ...embedded('a target'), knownFailures } },
  projects: [{ name: 'a target' }],
});
