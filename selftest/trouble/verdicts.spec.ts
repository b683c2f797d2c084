import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve, type Answers } from '../../reference/serve.ts';
import type { Report } from '../../reporters/report.ts';
import { requirements } from '../../suites/catalogue.ts';
import { listenerOf, opened } from '../end-to-end/support/front.ts';
import { managementKeyOf, runAgainst, type Served } from '../end-to-end/support/served.ts';
import { only } from '../support/run-suite.ts';
import { wordsOf } from './support/said.ts';

const few = only('verify.link-works-once');

/** Serves until so many of its answers have been the last that it should give; then it is gone for a while, or for good. */
async function dyingAfter(
  answers: Answers,
  isLast: (path: string, status: number) => boolean,
  answersLeft: number,
  back?: number,
): Promise<Served> {
  let left = answersLeft;
  const listener = listenerOf(answers);
  const server = createServer((request, response) => {
    response.once('finish', () => {
      if (isLast(request.url ?? '', response.statusCode) && --left === 0) void die();
    });
    listener(request, response);
  });
  const { url, close } = await opened(server);
  const second = createServer(listener);
  const die = async () => {
    server.close(); // from now on nobody gets in
    if (back === undefined) await wait(100); // until the answer is read
    await close();
    if (back === undefined) return;
    await wait(back);
    second.listen(Number(new URL(url).port), '127.0.0.1');
  };
  return {
    url,
    close: async () => {
      await close();
      second.close();
      second.closeAllConnections();
    },
  };
}

const isRefusedVerify = (path: string, status: number) => path.endsWith('/verify') && status >= 400;

test.describe('a run', () => {
  for (const reporter of [[], ['--reporter=line']])
    test(`in which nothing is judged is red ${reporter.join('')}`, async ({}, testInfo) => {
      const target = await serve(new Reference());
      const check = ['--grep=@links.work-in-order', '--workers=1', ...reporter];

      const ended = await runAgainst(testInfo, target, { INBOX: 'none' }, ...check);

      expect(wordsOf(ended)).toContain('Nothing was tested: INBOX=none: the messages of');
      if (ended.report)
        expect(ended.report.headline).toMatch(/^nothing tested: INBOX=none: the messages of/);
      expect(ended.code).toBe(1);
    });

  test('whose target dies by the last call is red', async ({}, testInfo) => {
    const target = await dyingAfter(new Reference(), isRefusedVerify, 2); // the first to the preflight

    const ended = await runAgainst(testInfo, target, {}, ...few);

    expect(ended.report?.summary.passed).toBe(1);
    expect(wordsOf(ended)).toMatch(/served \(\S+\) died by the end of the run: it refuses every/);
    expect(ended.report?.headline).toMatch(/^the target died: no violation found, /);
    expect(ended.code).toBe(1);
  });

  test('whose target dies in the clean-up is red, though it comes back', async ({}, testInfo) => {
    const reference = new Reference();
    const target = await dyingAfter(reference, path => path.endsWith('user/delete'), 1, 100);
    const settings = { DESCOPE_MANAGEMENT_KEY: managementKeyOf(reference) };

    const ended = await runAgainst(testInfo, target, settings, ...few);

    expect(wordsOf(ended)).toMatch(/served \(\S+\) died in the clean-up, and is back/);
    expect(ended.code).toBe(1);
  });
});

test.describe('the line that repeats a red', () => {
  test('tests the same target, and the report of the whole stays', async ({}, testInfo) => {
    class NoSingleUse extends Reference {
      protected override isUsed(): boolean {
        return false;
      }
    }
    const target = await serve(new NoSingleUse());
    const RESULTS_DIR = testInfo.outputPath('results');
    const path = join(RESULTS_DIR, 'report.json');
    const whole = { requirements: Object.keys(requirements).map(id => ({ id })) };
    await mkdir(RESULTS_DIR, { recursive: true });
    await writeFile(path, JSON.stringify(whole));
    const settings = { RESULTS_DIR, INBOX_TIMEOUT_MS: '4000' };

    const ended = await runAgainst(testInfo, target, settings, '--retries=0', ...few);

    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(whole);
    const part = JSON.parse(
      await readFile(join(RESULTS_DIR, 'part/report.json'), 'utf8'),
    ) as Report;
    const line = part.requirements[0]?.rerun;
    expect(line).toBe(
      `BASE_URL=${target.url} TARGET_NAME=served DESCOPE_PROJECT_ID="$DESCOPE_PROJECT_ID" ` +
        'DESCOPE_OTHER_PROJECT_ID="$DESCOPE_OTHER_PROJECT_ID" ' +
        'APPROVED_REDIRECT_URL=https://app.example.com/verify INBOX=http ' +
        `INBOX_URL='${target.url}/outbox/{phone}' INBOX_TIMEOUT_MS=4000 RESULTS_DIR=${RESULTS_DIR} ` +
        'npx playwright test --grep @verify.link-works-once',
    );
    expect(ended.output).toContain(line);
  });
});
