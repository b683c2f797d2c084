import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { mutants } from './mutants/index.ts';

const path = resolve(import.meta.dirname, 'matrix.yaml');
const head = `# What each mutant breaks besides the requirement that it names: found by npm run test:matrix -- --write,
# then read by people. An accusation of a sentence that the fault does not break is a mistake in a check.
`;

const listed = parse(readFileSync(path, 'utf8')) as Record<string, string[]>;

/** The mutants that break more than the requirement that they name. */
export const listedMutants: readonly string[] = Object.keys(listed);

/** The ids of the requirements that the fault of a mutant breaks truly as well, besides the one that it names. */
export const alsoBrokenBy = (name: string): readonly string[] => listed[name] ?? [];

/** Writes down what each of these mutants has been found to break; what is listed of others stays. */
export function writeAlsoBroken(found: ReadonlyMap<string, readonly string[]>): void {
  const merged = { ...listed, ...Object.fromEntries(found) };
  const known = Object.entries(merged).filter(([name, ids]) => name in mutants && ids.length > 0);
  const sorted = Object.fromEntries(known.sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(path, head + stringify(sorted, { lineWidth: 0 }));
}
