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

/** Gives the place of a red requirement; undefined where the repository has none. */
export type PlaceOf = (entry: Pick<Entry, 'id' | 'file' | 'line'>) => Place | undefined;

/**
 * Where a repository shows what is red: at the check, where it holds the suite; else in a file of its own, which is read
 * once, at the entry of the requirement or at the first line.
 */
export function placesHere(): PlaceOf {
  const named = environment.knownFailures();
  const found = [...(named ? [named] : []), ...own].find(each => existsSync(each));
  const lines = found === undefined ? [] : readFileSync(found, 'utf8').split('\n');
  const lineOf = (id: string) =>
    Math.max(1, lines.findIndex(each => each.split(/[\s"']+/).includes(id)) + 1);
  return ({ id, file, line }) => {
    if (file && line && existsSync(file)) return { file, line };
    return found === undefined ? undefined : { file: found, line: lineOf(id) };
  };
}
