import { relative, resolve, sep } from 'node:path';
import type { FullConfig } from '@playwright/test/reporter';

const root = resolve(import.meta.dirname, '..');

/** The path of a test file with slashes: one of ours as it lies in the suite, wherever that is; another as seen from the config. */
export function pathOf(file: string, { configFile, rootDir }: FullConfig): string {
  const ours = slashed(relative(root, file));
  if (ours.startsWith('suites/')) return ours;
  return slashed(relative(configFile ? `${configFile}/..` : `${rootDir}/..`, file));
}

const slashed = (path: string) => path.split(sep).join('/');
