import { existsSync, readFileSync } from 'node:fs';
import { environment } from './environment.ts';
import type { Entry } from './report.ts';

/** A line of a file, as seen from where the user stands. */
export interface Place {
  file: string;
  line: number;
}

/** A list of known failures, then what a server is likely to be described by. */
const own = ['known-failures.yaml', 'openapi.yaml', 'openapi.yml', 'openapi.json'];

/**
 * Where a repository shows what is red: at the check, where it holds the suite; else in a file of its own, at the entry of
 * the requirement or at the first line. Missing where there is none.
 */
export function placeHere({
  id,
  file,
  line,
}: Pick<Entry, 'id' | 'file' | 'line'>): Place | undefined {
  if (file && line && existsSync(file)) return { file, line };
  const named = environment.knownFailures();
  const found = [...(named ? [named] : []), ...own].find(each => existsSync(each));
  return found === undefined ? undefined : { file: found, line: lineOf(id, found) };
}

function lineOf(id: string, file: string): number {
  const lines = readFileSync(file, 'utf8').split('\n');
  return Math.max(1, lines.findIndex(each => each.split(/[\s"']+/).includes(id)) + 1);
}
