import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The project's own folder. */
export const root = resolve(import.meta.dirname, '../..');

/** Where the bench keeps what its parts, which are processes of their own, tell each other. */
export const folder = resolve(root, 'results/bench');
export const countsFile = resolve(folder, 'counts.json');
export const addressFile = resolve(folder, 'address.json');

/** Whom the suite tested, and how many calls each of its tests made. */
export interface Counts {
  target: string;
  calls: number[];
}

/** What a part has written for another. */
export const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
