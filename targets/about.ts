import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { arch, platform } from 'node:process';
import type { AboutRun } from '../spec/notes.ts';
import type { Settings } from './settings.ts';

const root = new URL('../', import.meta.url);

/** The version of the suite, and the commit that it was made of. */
export type Version = Pick<AboutRun, 'version' | 'commit'>;

/** Which suite this is: the build has noted it in a package, a checkout knows it. */
export function suiteVersion(): Version {
  const built = new URL('build.json', root);
  if (existsSync(built)) return read(built);
  const commit = currentCommit();
  return { version: read(new URL('package.json', root)).version, ...(commit && { commit }) };
}

/** By what this run is made. */
export const aboutThisRun = ({ inEffect }: Pick<Settings, 'inEffect'>): AboutRun => ({
  ...suiteVersion(),
  node: process.version,
  platform: `${platform} ${arch}`,
  settings: inEffect,
});

const read = (path: URL) => JSON.parse(readFileSync(path, 'utf8')) as Version;

function currentCommit(): string | undefined {
  if (!existsSync(new URL('.git', root))) return undefined; // a parent's repository is not ours
  try {
    const options = { cwd: root, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', ['rev-parse', 'HEAD'], options).trim();
  } catch {
    return undefined; // no git here
  }
}
