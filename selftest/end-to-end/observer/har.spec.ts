import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { observe } from './observe.ts';
import { recording, signIn } from './recordings.ts';

const wrong = signIn({ redirectUrl: 7 }, { maskedPhone: 7 });
const token = 'a-token-of-a-link-which-nobody-may-see';
const verify = {
  path: '/v1/auth/magiclink/verify',
  sent: { token },
  status: 401,
  answer: { errorCode: 'E062504', errorDescription: 'Token not found' },
};

test.describe('a recording', () => {
  for (const by of ['browser', 'proxy'] as const) {
    test(`of a ${by} is judged by the same rules`, async ({}, testInfo) => {
      const har = recording(testInfo, by, [signIn({}), wrong, wrong, verify]);

      const { code, output, ids, report } = await observe(testInfo, ['--har', har]);

      expect(ids('failed')).toEqual([
        'sign-in.answers-as-documented',
        'client.sends-documented-types',
      ]);
      expect(output).toContain('2 of 3 exchanges, one sample');
      expect(output + JSON.stringify(report)).not.toContain(token);
      expect(code).toBe(1);
    });

    test(`of a ${by} that is good ends with 0`, async ({}, testInfo) => {
      const har = recording(testInfo, by, [signIn({}), verify]);

      const { code, report } = await observe(testInfo, ['--har', har]);

      expect(report?.headline).toMatch(/^no violation found, \d+ of \d+ MUST tested/);
      expect(code).toBe(0);
    });
  }

  test('that a browser has rid of its headers accuses nobody of them', async ({}, testInfo) => {
    const har = recording(testInfo, 'browser', [{ ...signIn({}), bearer: false }]);

    const { code, output, ids } = await observe(testInfo, ['--har', har]);

    expect(ids('passed')).not.toContain('client.bearer-is-project');
    expect(output).toContain(
      'the recording has no Authorization header, so bearer tokens are not judged',
    );
    expect(code).toBe(0);
  });

  test('that is cut off is judged as far as it goes, and is not green', async ({}, testInfo) => {
    const har = recording(testInfo, 'browser', [signIn({}), signIn({}), signIn({})], 200);

    const { code, output, report } = await observe(testInfo, ['--har', har]);

    expect(output).toContain('is cut off: 2 whole entries were read, the rest is lost');
    expect(report?.headline).toMatch(/^incomplete, .*no violation found/);
    expect(code).toBe(1);
  });

  test('of several hosts is judged for the one that is named', async ({}, testInfo) => {
    const har = recording(testInfo, 'proxy', [wrong]);

    const { code, output } = await observe(testInfo, [
      '--har',
      har,
      '--target',
      'http://localhost:1',
    ]);

    expect(output).toContain('No request was seen');
    expect(code).toBe(1);
  });

  for (const [name, text, said] of [
    [
      'is cut off in its first entry',
      '{"log":{"entries":[{"request":{"url":"ht',
      'before its first entry',
    ],
    ['is none', '{"requests":[]}', 'is not a HAR file: it has no list of entries in a log'],
    ['is no JSON', 'GET / HTTP/1.1', 'is not a HAR file'],
    ['is UTF-16', '\ufeff{\u0000', 'is not UTF-8 text'],
  ] as const)
    test(`that ${name} ends with 2 and a sentence`, async ({}, testInfo) => {
      const path = testInfo.outputPath('odd.har');
      writeFileSync(path, text);

      const { code, output } = await observe(testInfo, ['--har', path]);

      expect(output).toContain(said);
      expect(output, 'no stack trace').not.toMatch(/^\s+at /m);
      expect(code).toBe(2);
    });
});
