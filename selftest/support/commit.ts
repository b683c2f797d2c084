import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { root } from './sources.ts';

/** The commit that is checked out, or `none` where git knows of none. */
export function currentCommit(): string {
  try {
    const git = ['rev-parse', 'HEAD'];
    return execFileSync('git', git, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'none';
  }
}

/** The same names in an order that is another for each seed, and the same for the same one. */
export function shuffled(names: readonly string[], seed: string): string[] {
  const place = (name: string) => createHash('sha256').update(`${seed} ${name}`).digest('hex');
  return names.toSorted((a, b) => place(a).localeCompare(place(b)));
}
