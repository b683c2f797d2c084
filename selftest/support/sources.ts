import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The project's own folder. */
export const root = resolve(import.meta.dirname, '../..');

/** A file of the project: its path from the project's folder, and its text. */
export interface Source {
  path: string;
  text: string;
}

/** The TypeScript files below a folder of the project, in order; none where there is no such folder. */
export function sourcesIn(folder: string): Source[] {
  const top = resolve(root, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter(each => each.isFile() && each.name.endsWith('.ts'))
    .map(each => join(each.parentPath, each.name))
    .sort()
    .map(path => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}
