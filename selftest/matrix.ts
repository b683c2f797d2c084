import { parsed, run, UsageError } from '../commands/serving.ts';
import { closest } from '../reporters/closest.ts';
import { mutants } from './faults/mutants.ts';
import { rehearseAll } from './in-process/worker-pool.ts';
import type { Rehearsed } from './in-process/run.ts';

await run(async () => {
  const { positionals } = parsed({ allowPositionals: true });
  const names = positionals.length > 0 ? positionals : Object.keys(mutants);
  for (const name of names) refuseUnknown(name);
  let good = 0;
  await rehearseAll(names, rehearsed => {
    const problems = problemsOf(rehearsed);
    if (problems.length === 0) good += 1;
    for (const each of problems) console.log(`${rehearsed.name}  ${each}`);
  });
  console.log(`${good} passed, ${names.length - good} failed`);
  if (good < names.length) process.exitCode = 1;
});

function refuseUnknown(name: string): void {
  if (Object.hasOwn(mutants, name)) return;
  const near = closest(name, Object.keys(mutants)).join(', ');
  throw new UsageError(`There is no mutant "${name}"; close to it are ${near}`);
}

/** Where the checks that fail on a mutant are not those of the requirements that it says it breaks. */
function problemsOf({ name, outcomes }: Rehearsed): string[] {
  const { breaks, also } = mutants[name]!;
  const wanted = new Set<string>([breaks, ...also]);
  return Object.entries(outcomes).flatMap(([id, { verdict, why }]) => {
    if (verdict === 'failed' && !wanted.has(id)) return [`also accused of ${id}\n    ${why}`];
    if (verdict !== 'failed' && wanted.has(id)) return [`not accused of ${id}: ${verdict}`];
    return [];
  });
}
