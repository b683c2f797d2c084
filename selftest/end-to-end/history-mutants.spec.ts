import { expect, test } from '@playwright/test';
import { mutants } from '../faults/mutants.ts';
import { partOf, problemsOf } from '../faults/problems.ts';
import { jobOf, shortJobOf, targetIn, type TargetRun } from '../in-process/jobs.ts';
import { testAll } from '../in-process/worker-pool.ts';
import { currentCommit, shuffled } from '../support/commit.ts';

/** With HISTORY_MUTANTS=all every one that a history has to notice, else so many, chosen by the commit: each takes a while. */
const [ofRandom, ofOthers] = process.env['HISTORY_MUTANTS'] === 'all' ? [99, 99] : [2, 10];

const ofHistories = Object.values(mutants).filter(({ by }) => by !== 'check');
const inOrder = shuffled(
  ofHistories.map(({ name }) => name),
  currentCommit(),
).map(name => mutants[name]!);
const named = [
  ...inOrder.filter(({ by }) => by === 'random').slice(0, ofRandom),
  ...inOrder.filter(({ by }) => by !== 'random').slice(0, ofOthers),
];

/** Of how many steps the history is at most by which a random one shows what it has found. */
const mostSteps = 8;

test.describe('the histories of a default run', () => {
  test.describe.configure({ mode: 'default' }); // they are walked once for all of these tests
  const runs = new Map<string, TargetRun>();

  test.beforeAll(async () => {
    const jobs = named.map(({ name, by }) => shortJobOf(partOf(by), name));
    await testAll(jobs, { done: each => runs.set(targetIn(each.name).name, each) });
  });

  test('find what each mutant breaks that no check notices, and nothing else on the way', async ({}, testInfo) => {
    const problems = new Map(named.map(({ name }) => [name, problemsOf(runs.get(name)!)]));

    for (const [name, { length }] of problems)
      testInfo.annotations.push({ type: length ? 'survived' : 'killed', description: name });
    const told = [...problems].flatMap(([name, all]) => all.map(each => `${name} ${each}`));
    expect(told).toEqual([]);
    expect(ofHistories.length).toBeGreaterThanOrEqual(40);
    expect(named.length).toBeGreaterThanOrEqual(12);
  });

  test('show by few steps what random ones have found', () => {
    const byRandom = named.filter(({ by }) => by === 'random');
    const shown = byRandom.map(({ name, breaks }) => ({
      name,
      steps: stepsFor(runs.get(name)!, breaks),
    }));

    expect(shown.filter(({ steps }) => steps.length === 0 || steps.length > mostSteps)).toEqual([]);
    expect(shown.length).toBeGreaterThanOrEqual(2);
  });
});

test('a call that accepts any JWT does not show whether a logout ended a session', async () => {
  const runs: TargetRun[] = [];
  await testAll([jobOf('tour', 'RefreshDecodesOnly')], { done: each => runs.push(each) });

  const accused = Object.keys(runs[0]!.found);
  expect(accused.filter(each => each.startsWith('sessions.logout-'))).toEqual([]);
});

/** The steps of the shortest history by which a run shows what is broken. */
function stepsFor({ outcomes }: TargetRun, breaks: string): string[] {
  const found = Object.values(outcomes).flatMap(each => each.found);
  const shown = found.flatMap(({ requirement, steps }) =>
    requirement === breaks && steps?.length ? [steps] : [],
  );
  return shown.toSorted((a, b) => a.length - b.length)[0] ?? [];
}
