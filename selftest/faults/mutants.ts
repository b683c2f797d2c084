import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Mutant, Row, Rows } from './mutant.ts';

/** A fault that is a class of its own says in static members what it breaks. */
type FaultyClass = Row['fault'] & Said;

type Said = Pick<Row, 'breaks' | 'also' | 'by' | 'numbers'>;

const suites = resolve(import.meta.dirname, '../../suites');

const paths = readdirSync(suites, { recursive: true, encoding: 'utf8' })
  .filter(each => each.endsWith('.mutants.ts') && !each.startsWith('client'))
  .sort();

const modules = await Promise.all(
  paths.map(path => import(resolve(suites, path)) as Promise<Record<string, unknown>>),
);

const named = modules.flatMap(mutantsIn);
const twice = named.find(({ name }, n) => named.findIndex(each => each.name === name) < n);
if (twice) throw new Error(`two mutants have the name ${twice.name}`);

/** Every mutant of the reference by its name: the rows and the faulty classes of the files `*.mutants.ts` beside the checks. */
export const mutants: Readonly<Record<string, Mutant>> = Object.fromEntries(
  named.map(each => [each.name, each]),
);

function mutantsIn({ rows = {}, ...classes }: Record<string, unknown>): Mutant[] {
  return [
    ...Object.entries(rows as Rows).map(([name, { fault, ...row }]) => mutant(name, row, fault)),
    ...Object.entries(classes as Record<string, FaultyClass>).map(([name, fault]) =>
      mutant(name, fault, fault),
    ),
  ];
}

function mutant(
  name: string,
  { breaks, also = [], by = 'check', numbers }: Said,
  Fault: Row['fault'],
): Mutant {
  return { name, breaks, also, by, numbers, make: () => new Fault() };
}
