import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { startNode } from './support/node-process.ts';
import { playwright } from './support/run-suite.ts';
import { root } from './support/sources.ts';

const require = createRequire(import.meta.url);
const { version } = require('@playwright/test/package.json') as { version: string };

/** What is said of a private name that is gone. */
const gone = (name: string, consequence: string) =>
  `Playwright ${version} has no ${name} any more: without it ${consequence}`;

test.describe('Playwright', () => {
  test('is pinned exactly, since private names of it are used', () => {
    const { dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

    expect(dependencies['@playwright/test'], 'pin it, and try these names anew').toBe(version);
  });

  test('has _wrapApiCall, which keeps headers out of its reports', async ({ playwright: pw }) => {
    const context = await pw.request.newContext();
    const { _wrapApiCall: wrap } = context as unknown as { _wrapApiCall: unknown };
    await context.dispose();

    const consequence = 'the steps of its reports quote the bearer of each call';
    expect(typeof wrap, gone('_wrapApiCall', consequence)).toBe('function');
  });

  for (const name of ['onStepBegin', 'onStepEnd']) {
    test(`has _callbacks.${name}, where secrets are hidden in steps`, ({}, testInfo) => {
      const { _callbacks: callbacks = {} } = testInfo as { _callbacks?: Record<string, unknown> };

      const consequence = 'the steps of its reports quote the tokens that an assertion compares';
      expect(typeof callbacks[name], gone(`_callbacks.${name}`, consequence)).toBe('function');
    });
  }

  test('has _isFailure, which decides whether a worker ends', ({}, testInfo) => {
    const { _isFailure: isFailure } = testInfo as { _isFailure?: unknown };

    const consequence = 'every failed check ends its worker, which costs a second each';
    expect(typeof isFailure, gone('_isFailure', consequence)).toBe('function');
  });

  test('has _hasNonRetriableError, which decides whether a check runs again', ({}, testInfo) => {
    const { _hasNonRetriableError: isFinal } = testInfo as { _hasNonRetriableError?: unknown };

    const consequence = 'every blocked check runs twice';
    expect(typeof isFinal, gone('_hasNonRetriableError', consequence)).toBe('boolean');
  });

  test('gives _mode to reporters', async () => {
    const reporter = resolve(import.meta.dirname, 'support/options-reporter.ts');

    const words = [playwright, 'test', '--list', `--reporter=${reporter}`];
    const { output } = await startNode(words).ended;

    const consequence =
      'a list of tests overwrites the files of the last run, and a merge is judged as a run';
    expect(output, gone('_mode', consequence)).toContain('"_mode":"list"');
  });
});
