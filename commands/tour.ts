import { readFileSync, writeFileSync } from 'node:fs';
import { grown } from '../suites/support/journeys/grow.ts';
import { readKeptRows, readRows, rowsFile } from '../suites/support/journeys/rows.ts';
import { parsed, run } from './command.ts';

/** The release in which rows come that are not there yet. */
const next = '0.2.0';

/** `npm run tour`: adds rows to the tour until all values meet that are to; with `--check` it only compares. */
await run(() => {
  const { values } = parsed({ options: { check: { type: 'boolean' } } });
  const kept = readKeptRows();
  const rows = grown(readRows()).map((row, n) => ({ ...row, since: kept[n]?.since ?? next }));
  const wanted = `[\n${rows.map(row => JSON.stringify(row)).join(',\n')}\n]\n`;
  if (!values.check) return writeFileSync(rowsFile, wanted);
  if (readFileSync(rowsFile, 'utf8') === wanted) return;
  console.error('rows.json lacks values that are to meet: run npm run tour');
  process.exitCode = 1;
});
