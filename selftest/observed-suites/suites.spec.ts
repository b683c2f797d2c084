import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { observe } from '../end-to-end/observer/observe.ts';
import { root } from '../support/sources.ts';

const suites = [
  {
    language: 'python',
    needs: 'drivers/python/.venv/made-of',
    command: ['drivers/python/.venv/bin/python', 'selftest/observed-suites/test_python.py'],
    sdk: /^python \d/,
  },
  {
    language: 'java',
    needs: 'drivers/java/target/made-of',
    command: [
      'java',
      '-cp',
      'drivers/java/target/dependency/*',
      'selftest/observed-suites/SignInTest.java',
    ],
    sdk: /^java \d/,
  },
];

for (const { language, needs, command, sdk } of suites)
  test(`the suite of a team in ${language} is observed as it is`, async ({}, testInfo) => {
    test.skip(
      !existsSync(resolve(root, needs)),
      `its SDK is not set up: npm run sdk:${language} does that`,
    );

    const { output, report, ids, code } = await observe(testInfo, ['--', ...command]);

    expect(report?.target).toMatch(sdk);
    expect(report?.notes?.[0]).toMatch(/: sign-up 1, sign-in 1, verify 1/);
    expect(output).toContain('never used: sign-up-or-in, update-phone');
    expect(ids('failed')).toEqual(['client.redirect-named-by-schema']);
    expect(code).toBe(1);
  });
