import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { groupBy } from './group-by.ts';

const files = new Set<string>();

/** The files that this run has written, folder by folder: `results/: report.json, report.html`. */
export const written = () =>
  [...groupBy(files, dirname)].map(
    ([dir, those]) =>
      `${relative(process.cwd(), dir) || '.'}/: ${those.map(each => basename(each)).join(', ')}`,
  );

/** Writes one file of a report; where that fails, says so in a sentence and lets the run go on. */
export function write(dir: string, name: string, text: string) {
  const path = resolve(dir, name);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    files.add(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${relative(process.cwd(), path)} could not be written: ${why}\n`);
  }
}
