import { relative, sep } from 'node:path';
import type { FullConfig } from '@playwright/test/reporter';

/** The path of a test file as seen from the config, with slashes. */
export const pathOf = (file: string, { configFile, rootDir }: FullConfig) =>
  relative(configFile ? `${configFile}/..` : `${rootDir}/..`, file)
    .split(sep)
    .join('/');
