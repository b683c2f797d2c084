import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

const files = new Set<string>();

/** The files that this run has written, in order, as paths to type. */
export const written = () => [...files].map(each => relative(process.cwd(), each) || each);

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
