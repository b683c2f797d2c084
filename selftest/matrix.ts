import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { parsed, run, UsageError } from '../commands/command.ts';
import { closest } from '../reporters/closest.ts';
import { mutants } from './mutants/index.ts';
import { rehearseAll } from './in-process/worker-pool.ts';
import type { Rehearsed } from './in-process/run.ts';

/** What a mutant breaks besides what it says: the ids of the requirements that its fault breaks truly as well. */
type Expected = Record<string, string[]>;

const path = resolve(import.meta.dirname, 'matrix.yaml');
const head = `# What each mutant breaks besides the requirement that it names: found by npm run test:matrix -- --write,
# then read by people. An accusation of a sentence that the fault does not break is a mistake in a check.
`;

await run(async () => {
  const { values, positionals } = parsed({
    allowPositionals: true,
    options: { write: { type: 'boolean' } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(mutants);
  for (const name of names) refuseUnknown(name);
  const expected = parse(readFileSync(path, 'utf8')) as Expected;
  const all: Rehearsed[] = [];
  let good = 0;
  await rehearseAll(names, rehearsed => {
    const problems = problemsOf(rehearsed, expected[rehearsed.name] ?? []);
    if (problems.length === 0) good += 1;
    for (const each of problems) console.log(`${rehearsed.name}  ${each}`);
    all.push(rehearsed);
  });
  if (values.write) write(expected, all);
  console.log(`${good} passed, ${names.length - good} failed`);
  if (good < names.length) process.exitCode = 1;
});

function refuseUnknown(name: string): void {
  if (Object.hasOwn(mutants, name)) return;
  const near = closest(name, Object.keys(mutants)).join(', ');
  throw new UsageError(`There is no mutant "${name}"; close to it are ${near}`);
}

/** Where the checks that fail on a mutant are not those that are expected to. */
function problemsOf({ name, outcomes }: Rehearsed, expected: readonly string[]): string[] {
  const wanted = new Set<string>([mutants[name]!.breaks, ...expected]);
  return Object.entries(outcomes).flatMap(([id, { verdict, why }]) => {
    if (verdict === 'failed' && !wanted.has(id)) return [`also accused of ${id}\n    ${why}`];
    if (verdict !== 'failed' && wanted.has(id)) return [`not accused of ${id}: ${verdict}`];
    return [];
  });
}

function write(expected: Expected, all: readonly Rehearsed[]): void {
  const found = all.map(({ name, outcomes }) => {
    const { breaks } = mutants[name]!;
    const accused = Object.keys(outcomes).filter(id => outcomes[id]?.verdict === 'failed');
    return [name, accused.filter(id => id !== breaks).sort()] as const;
  });
  const merged = { ...expected, ...Object.fromEntries(found) };
  const known = Object.entries(merged).filter(([name, ids]) => name in mutants && ids.length > 0);
  const sorted = Object.fromEntries(known.sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(path, head + stringify(sorted, { lineWidth: 0 }));
}
