import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { folder } from './files.ts';

/** The floor: as many tests as the suite has, on as many workers, and nothing else. */
export default defineConfig({
  testDir: '.',
  testMatch: 'floor.spec.ts',
  outputDir: resolve(folder, 'playwright'),
  fullyParallel: true,
  workers: 2,
  reporter: 'dot',
});
