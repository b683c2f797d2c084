import { defineConfig, type TestInfo } from '@playwright/test';
import { environment } from '../reporters/environment.ts';
import { idOf, isRequirement } from '../suites/catalogue.ts';
import { currentRun } from '../targets/run.ts';
import type { Target } from '../targets/target.ts';
import { batchesOf, type Batch } from './batches.ts';
import { mutants } from './faults/mutants.ts';
import { mutantTarget } from './faults/mutant.ts';

currentRun();

const batches = batchesOf(Object.values(mutants)).map((batch, n) => ({
  name: `mutants ${n + 1}`,
  testDir: '../suites',
  grep: new RegExp([...batch.keys()].map(id => `@${id}(?!\\S)`).join('|')),
  use: { target: targetOf(batch) as unknown as Target },
}));

/** The fixture that gives each check the mutant of its requirement. A check that does not run proves nothing. */
function targetOf(batch: Batch) {
  return async ({}, use: (target: Target) => Promise<void>, testInfo: TestInfo) => {
    const { tags, annotations } = testInfo;
    const id = idOf(tags) ?? '';
    const mutant = isRequirement(id) ? batch.get(id) : undefined;
    if (!mutant) throw new Error(`no mutant breaks ${tags.join(' ')}`);
    annotations.push({ type: 'mutant', description: mutant.name });
    await use(mutantTarget(mutant));
    if (testInfo.status === 'skipped') throw new Error('the check was skipped');
  };
}

export default defineConfig<{ target: Target }>({
  outputDir: '../results/selftest',
  snapshotPathTemplate: '{testDir}/snapshots/{arg}{ext}',
  fullyParallel: true,
  workers: 3,
  timeout: 600_000, // ends what hangs: a busy machine needs a tenth of it
  forbidOnly: environment.isCi(),
  reporter: [['./mutation-reporter.ts', { budget: 600 }]],
  projects: [
    {
      name: 'self-tests',
      testDir: '.',
      testIgnore:
        /selftest\/(end-to-end|trouble|gateways|reporters|clients-of-providers|observed-suites)\//, // scripts of their own
      workers: 2, // they start runs of two workers
      expect: { timeout: 60_000 },
    },
    {
      name: 'reporters',
      testDir: 'reporters',
      workers: 1, // each worker runs the fixture suites for itself
      expect: { timeout: 60_000 },
    },
    ...batches,
  ],
});
