import { defineConfig, type TestInfo } from '@playwright/test';
import type { RequirementId } from '../spec/requirements.ts';
import { currentRun } from '../targets/run.ts';
import type { Target } from '../targets/target.ts';
import { lanesOf, type Lane } from './lanes.ts';
import { mutants } from './mutants/index.ts';
import { mutantTarget } from './mutants/mutant.ts';

currentRun();

const lanes = lanesOf(Object.values(mutants)).map((lane, n) => ({
  name: `mutants ${n + 1}`,
  testDir: '../suites',
  grep: new RegExp([...lane.keys()].map(id => `@${id}(?!\\S)`).join('|')),
  use: { target: targetOf(lane) as unknown as Target },
}));

/** The fixture that gives each check the mutant of its requirement. */
function targetOf(lane: Lane) {
  return async ({}, use: (target: Target) => Promise<void>, { tags, annotations }: TestInfo) => {
    const mutant = tags.map(tag => lane.get(tag.slice(1) as RequirementId)).find(each => each);
    if (!mutant) throw new Error(`no mutant breaks ${tags.join(' ')}`);
    annotations.push({ type: 'mutant', description: mutant.name });
    await use(mutantTarget(mutant));
  };
}

export default defineConfig<{ target: Target }>({
  outputDir: '../results/selftest',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  reporter: [['list']],
  projects: lanes,
});
