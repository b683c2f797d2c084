import { parsed, run, wholeNumber } from '../commands/command.ts';
import type { TargetRun } from './in-process/run.ts';
import { testAll } from './in-process/worker-pool.ts';
import { mutants } from './faults/mutants.ts';
import { cpuTime } from './support/budget.ts';
import { currentCommit, shuffled } from './support/commit.ts';
import { unknownName } from './support/unknown-name.ts';

/** The CPU seconds that a mutant may take, where many are tested. */
const perMutant = 2.6;

/**
 * `npm run test:matrix -- [--budget <CPU seconds>] [mutant…]`: every check against every mutant. With a budget,
 * as many mutants as it allows, chosen by the commit.
 */
await run(async () => {
  const { values, positionals } = parsed({
    allowPositionals: true,
    options: { budget: { type: 'string' } },
  });
  const all = Object.keys(mutants);
  for (const name of positionals) if (!all.includes(name)) throw unknownName('mutant', name, all);
  const names = positionals.length > 0 ? positionals : all;
  const limit = values.budget && wholeNumber('--budget', values.budget, 1, 100_000);
  const commit = limit ? currentCommit() : '';
  let tested = 0;
  let good = 0;
  await testAll(limit ? shuffled(names, commit) : names, {
    done: each => {
      const problems = problemsOf(each);
      tested += 1;
      if (problems.length === 0) good += 1;
      for (const problem of problems) console.log(`${each.name}  ${problem}`);
    },
    mayStart: (seconds, running) => !limit || seconds + (running + 1) * perMutant < limit,
  });
  if (limit) console.log(`${tested} of ${names.length} mutants, chosen by commit ${commit}`);
  console.log(cpuTime(limit || (names === all ? perMutant * all.length : undefined)));
  console.log(`${good} passed, ${tested - good} failed`);
  return good < tested || tested === 0 ? 1 : 0;
});

/** Where the checks that fail on a mutant are not those of the requirements that it says it breaks. */
function problemsOf({ name, outcomes }: TargetRun): string[] {
  const { breaks, also } = mutants[name]!;
  const wanted = new Set<string>([breaks, ...also]);
  return Object.entries(outcomes).flatMap(([id, { verdict, why }]) => {
    if (verdict === 'failed' && !wanted.has(id)) return [`also accused of ${id}\n    ${why}`];
    if (verdict !== 'failed' && wanted.has(id)) return [`not accused of ${id}: ${verdict}`];
    return [];
  });
}
