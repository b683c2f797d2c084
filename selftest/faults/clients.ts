import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ClientRow, ClientRows } from './client.ts';

const folder = resolve(import.meta.dirname, '../../suites/client');
const paths = readdirSync(folder).filter(each => each.endsWith('.mutants.ts'));
const modules = await Promise.all(
  paths.map(path => import(resolve(folder, path)) as Promise<{ rows: ClientRows }>),
);
const named = modules.flatMap(({ rows }) => Object.entries(rows));
const twice = named.find(([name], n) => named.findIndex(([each]) => each === name) < n);
if (twice) throw new Error(`two faulty clients have the name ${twice[0]}`);

/** Every faulty client by its name: the rows of the files `*.mutants.ts` beside the checks of clients. */
export const faultyClients: Readonly<Record<string, ClientRow>> = Object.fromEntries(named);
