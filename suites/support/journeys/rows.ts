import { readFileSync } from 'node:fs';
import type { Row } from './dimensions.ts';

/** Where the rows of the tour are kept: `npm run tour` writes them. */
export const rowsFile = new URL('rows.json', import.meta.url);

/** How many rows a default run walks: the first ones. */
export const usual = 18;

/** A row as it is kept: with the release as of which its history judges. */
export type KeptRow = Row & { since: string };

/** The rows of the tour, each with the release since which it is walked. */
export const readKeptRows = (): KeptRow[] =>
  JSON.parse(readFileSync(rowsFile, 'utf8')) as KeptRow[];

/** The rows of the tour. */
export const readRows = (): Row[] =>
  readKeptRows().map(row => {
    const { since: _, ...values } = row;
    return values;
  });
