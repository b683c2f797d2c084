import { expect, test } from '@playwright/test';
import { observe } from './observe.ts';

const suite = 'selftest/end-to-end/observer/suite';

test.describe("a team's own suite in Node", () => {
  const words = ['--', process.execPath, '--test', `${suite}/sign-in.mjs`];
  const preload = { NODE_OPTIONS: `--import ./${suite}/point.mjs` };

  test('is observed as it is, by a preload of one line', async ({}, testInfo) => {
    const { code, report, ids } = await observe(testInfo, words, preload);

    expect(report?.target).toMatch(/^nodejs \d.* against the reference$/);
    expect(report?.notes?.[0]).toBe(
      '3 requests seen, 3 of them judged: sign-up 1, sign-in 1, verify 1',
    );
    expect(ids('failed')).toEqual(['client.redirect-named-by-schema']);
    expect(code).toBe(1);
  });

  test('is green with the known failures of its SDK', async ({}, testInfo) => {
    const env = { ...preload, KNOWN_FAILURES: 'drivers/node/known-failures.yaml' };

    const { code, ids } = await observe(testInfo, words, env);

    expect(ids('known failure')).toEqual(['client.redirect-named-by-schema']);
    expect(code).toBe(0);
  });
});
