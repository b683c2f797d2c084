import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { groupBy } from './group-by.ts';

const files = new Set<string>();
const failed = new Set<string>();

/** The files that this run has written, folder by folder: `results/: report.json, report.html`. */
export const written = () =>
  [...groupBy(files, dirname)].map(
    ([dir, those]) =>
      `${relative(process.cwd(), dir) || '.'}/: ${those.map(each => basename(each)).join(', ')}`,
  );

/** The path of a file that this run has written, from the working directory; undefined where it has not. */
export function pathOf(dir: string, name: string): string | undefined {
  const path = resolve(dir, name);
  return files.has(path) ? relative(process.cwd(), path) : undefined;
}

/** The path of a file of this name that this run has written, wherever; undefined where it has not. */
export function pathWritten(name: string): string | undefined {
  const path = [...files].find(each => basename(each) === name);
  return path && relative(process.cwd(), path);
}

/**
 * Writes one file of a report, whole or not at all: what an earlier attempt has left stays until the new one is complete.
 * Where that fails, says so in a sentence, once, and lets the run go on.
 */
export function write(dir: string, name: string, text: string) {
  const path = resolve(dir, name);
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, text);
    renameSync(draft, path);
    files.add(path);
  } catch (error) {
    rmSync(draft, { force: true });
    if (failed.has(path)) return;
    failed.add(path);
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${relative(process.cwd(), path)} could not be written: ${why}\n`);
  }
}
