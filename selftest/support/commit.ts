import { createHash } from 'node:crypto';
import { suiteVersion } from '../../targets/about.ts';

/** The commit that is checked out, or `none` where git knows of none. */
export const currentCommit = (): string => suiteVersion().commit ?? 'none';

/** The same names in an order that is another for each seed, and the same for the same one. */
export function shuffled(names: readonly string[], seed: string): string[] {
  const place = (name: string) => createHash('sha256').update(`${seed} ${name}`).digest('hex');
  return names.toSorted((a, b) => place(a).localeCompare(place(b)));
}
