import { resolve } from 'node:path';
import ours from '../../../playwright.config.ts';

/** The suite with a test of a user's own beside it. */
export default {
  ...ours,
  testDir: resolve(import.meta.dirname, '../../..'),
  testMatch: ['suites/**/*.spec.ts', 'selftest/trouble/own/*.own.ts'],
};
