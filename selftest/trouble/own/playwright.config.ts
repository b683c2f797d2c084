import { defineConfig } from '@playwright/test';
import ours from '../../../playwright.config.ts';

/** The suite with a test of a user's own beside it. */
export default defineConfig(ours, {
  projects: [{ name: 'own', testDir: '.', testMatch: '*.own.ts' }],
});
