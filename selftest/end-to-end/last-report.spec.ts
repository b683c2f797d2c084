import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { expect, test, type TestInfo } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { front, listenerOf, opened } from './support/front.ts';
import * as hostile from './support/hostile.ts';
import { managementKeyOf, outboxOf, settingsFor, usersOf } from './support/served.ts';
import { isGreen } from './support/green.ts';
import { only, runSuite, startSuite } from '../support/run-suite.ts';
import { stackTrace } from '../support/stack-trace.ts';

const atDelete = /\/user\/delete$/;
const remain = /^(\d+) of the \1 users that this run made could not be deleted and remain on/;
const few = only('sign-in.texts-the-phone', 'sign-up.texts-the-phone');

/** The files of a report, each with how it ends where it is complete. */
const files: Record<string, RegExp> = {
  'report.json': /\n\}\n$/,
  'report.html': /<\/html>\s*$/,
  'report.md': /\n$/,
  'junit.xml': /<\/testsuites>\n$/,
  'report.sarif': /\n\}\n$/,
  'badge.svg': /<\/svg>\n$/,
  'known-failures.yaml': /\n$/,
};

test.describe('a run with a management key leaves its report', () => {
  test.describe.configure({ timeout: 240_000 });

  for (const [does, hostility] of Object.entries({
    'closes early': hostile.closesMidBody,
    hangs: hostile.neverAnswers,
  })) {
    test(`where the target ${does} at each delete`, async ({}, testInfo) => {
      const reference = new Reference();
      const target = await front(reference, atDelete, hostility);

      const ended = await runSuite(testInfo, settings(target.url, reference), ...few);
      await target.close();

      isGreen(ended, []);
      isComplete(testInfo);
      expect(ended.report?.notes).toEqual([expect.stringMatching(remain)]);
      expect(ended.output, 'the output').toContain(ended.report?.notes?.[0]);
    });
  }

  for (const [name, which] of Object.entries({
    first: () => 1,
    last: (users: number) => users,
  })) {
    test(`where the target dies at the ${name} delete`, async ({}, testInfo) => {
      const reference = new Reference();
      const target = await dyingAtDelete(reference, which);

      const ended = await runSuite(testInfo, settings(target.url, reference), ...few);
      await target.close();

      isComplete(testInfo);
      expect(ended.code, 'the exit code').toBe(1);
      expect(ended.report?.problems).toEqual([expect.stringMatching(/the target refuses connec/)]);
      expect(ended.report?.headline).toMatch(/^the target died: no violation found/);
      expect(ended.output.match(/the target refuses connections/g), 'is said once').toHaveLength(1);
      expect(ended.output, 'the output').not.toMatch(stackTrace);
      expect(ended.output, 'the output').not.toContain('Error:');
    });
  }

  test('where it is killed in the clean-up', async ({}, testInfo) => {
    const reference = new Reference();
    const target = await front(reference, atDelete, hostile.neverAnswers);
    const started = startSuite(testInfo, settings(target.url, reference), ...few);
    await expect.poll(() => target.hostilities(), { timeout: 200_000 }).toBeGreaterThan(0);

    started.interrupt('SIGKILL');
    const ended = await started.ended;
    await target.close();

    expect(ended.code, 'the exit code').toBeNull();
    isComplete(testInfo);
    expect(ended.report?.summary.passed, 'passed').toBe(2);
  });
});

const settings = (url: string, reference: Reference) => ({
  ...settingsFor(url),
  ...outboxOf(url),
  DESCOPE_MANAGEMENT_KEY: managementKeyOf(reference),
});

/** A server that dies at one of the deletes: which one it is may depend on how many users there were. */
async function dyingAtDelete(reference: Reference, which: (users: number) => number) {
  const listener = listenerOf(reference);
  let deletes = 0;
  let users = 0;
  const server = createServer((request, response) => {
    if (!atDelete.test(request.url ?? '')) return listener(request, response);
    users ||= usersOf(reference).length;
    if (++deletes < which(users)) return listener(request, response);
    return void target.close();
  });
  const target = await opened(server);
  return target;
}

function isComplete(testInfo: TestInfo): void {
  for (const [file, end] of Object.entries(files))
    expect(readFileSync(testInfo.outputPath('results', file), 'utf8'), file).toMatch(end);
}
