import { parsed, run, wholeNumber } from '../commands/command.ts';
import { jobOf } from './in-process/jobs.ts';
import { testAll } from './in-process/worker-pool.ts';
import { mutants } from './faults/mutants.ts';
import { partOf, problemsOf } from './faults/problems.ts';
import { cpuTime } from './support/budget.ts';
import { currentCommit, shuffled } from './support/commit.ts';
import { unknownName } from './support/unknown-name.ts';

/** What there is to notice a mutant. */
const allParts = ['checks', 'tour', 'stress', 'expiry'] as const;

/** The CPU seconds that a mutant may take, where many are tested. */
const perMutant = 2.6;

/**
 * `npm run test:matrix -- [--budget <CPU seconds>] [--all] [mutant…]`: every check against every mutant that a check has to
 * notice, and the histories of a default run against the others; with `--all`, both against all. With a budget, as many
 * mutants as it allows, chosen by the commit.
 */
await run(async () => {
  const { values, positionals } = parsed({
    allowPositionals: true,
    options: { budget: { type: 'string' }, all: { type: 'boolean' } },
  });
  const all = Object.keys(mutants);
  for (const name of positionals) if (!all.includes(name)) throw unknownName('mutant', name, all);
  const names = positionals.length > 0 ? positionals : all;
  const limit = values.budget && wholeNumber('--budget', values.budget, 1, 100_000);
  const commit = limit ? currentCommit() : '';
  let tested = 0;
  let good = 0;
  const jobs = (limit ? shuffled(names, commit) : names).flatMap(name => {
    const { by } = mutants[name]!;
    const parts = values.all ? allParts : [partOf(by)];
    return parts.map(part => jobOf(part, name));
  });
  await testAll(jobs, {
    done: each => {
      const problems = problemsOf(each);
      tested += 1;
      if (problems.length === 0) good += 1;
      for (const problem of problems) console.log(`${each.name}  ${problem}`);
    },
    mayStart: (seconds, running) => !limit || seconds + (running + 1) * perMutant < limit,
  });
  if (limit) console.log(`${tested} of ${jobs.length} mutants, chosen by commit ${commit}`);
  console.log(cpuTime(limit || (names === all ? perMutant * all.length : undefined)));
  console.log(`${good} passed, ${tested - good} failed`);
  return good < tested || tested === 0 ? 1 : 0;
});
