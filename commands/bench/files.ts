import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The project's own folder. */
export const root = resolve(import.meta.dirname, '../..');

/** Where the bench keeps what its parts, which are processes of their own, tell each other. */
export const folder = resolve(root, 'results/bench');
export const testsFile = resolve(folder, 'tests.json');
export const callsFile = resolve(folder, 'calls.txt');
export const floorFile = resolve(folder, 'floor.json');

/** Whom the suite tested, and with how many tests. */
export interface Tests {
  target: string;
  count: number;
}

/** What the floor does: so many calls of a server, spread over so many tests. */
export interface Floor {
  url: string;
  tests: number;
  calls: number;
}

/** What a part has written for another. */
export const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
