import { expect, test, type TestInfo } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { impatient, mortal } from './support/fragile.ts';
import { front } from './support/front.ts';
import { isGreen } from './support/green.ts';
import * as hostile from './support/hostile.ts';
import { outboxOf, runServed, settingsFor } from './support/served.ts';
import { isBounded, isRed } from './support/red.ts';
import { groups, idsOf, run, type Ended } from './support/suite.ts';

const gone = /the target is gone: it refuses every connection/g;

/** The reference with a full queue at its gateway. */
class NeverTexts extends Reference {
  protected override deliver(): void {}
}

test.describe('a target', () => {
  test.describe.configure({ timeout: 240_000 });

  test('that dies in the middle ends the run early', async ({}, testInfo) => {
    const target = await mortal(new Reference(), 150);

    const ended = await runUntilClosed(testInfo, target);

    isRed(ended, 60);
    expect(ended.output.match(gone), 'how often it is said').toHaveLength(1);
    expect(idsOf(ended, 'passed').length, 'passed before').toBeGreaterThan(10);
    expect(idsOf(ended, 'failed'), 'accused').toEqual([]);
  });

  test('that restarts and forgets everything is tested on', async ({}, testInfo) => {
    const target = await mortal(new Reference(), 150, () => new Reference());

    const ended = await runUntilClosed(testInfo, target);

    expect(idsOf(ended, 'passed').length, 'passed').toBeGreaterThan(60);
    expect(ended.output).not.toMatch(gone);
    isBounded(ended, 60);
  });

  test('that hangs up on silent connections is green', async ({}, testInfo) => {
    const target = await impatient(new Reference(), 50);

    const ended = await runUntilClosed(testInfo, target);

    isGreen(ended, ['LINK_LIFETIME_S is not set, or longer than a run waits (60 s)']);
  });

  test('that hangs on one operation is told from one that answers', async ({}, testInfo) => {
    const target = await front(new Reference(), /\/verify$/, hostile.neverAnswers);

    const ended = await runUntilClosed(testInfo, target);

    isRed(ended, 120);
    expect(idsOf(ended, 'passed')).toEqual(expect.arrayContaining(['sign-up.texts-the-phone']));
    expect(idsOf(ended, 'failed')).toEqual(expect.arrayContaining(['verify.completes-a-sign-up']));
    expect(idsOf(ended, 'failed').filter(id => id.startsWith('sign-'))).toEqual([]);
  });

  test('that never texts is accused of that alone', async ({}, testInfo) => {
    const sending = groups('sign-up', 'sign-in', 'sign-up-or-in', 'update-phone');
    const ended = await runServed(testInfo, new NeverTexts(), outboxOf, ...sending);

    isRed(ended, 120);
    expect(idsOf(ended, 'failed').filter(id => !/\.texts-|link-carries/.test(id))).toEqual([]);
    expect(idsOf(ended, 'failed')).toContain('sign-up.texts-the-phone');
  });

  test('that is hostile in every way at verify is bounded', async ({}, testInfo) => {
    const {
      redirectsTo: _far,
      neverAnswers: _never,
      answersOneByteASecond: _slow,
      ...quick
    } = hostile;
    const every = Object.values(quick);
    let next = 0;
    const target = await front(new Reference(), /\/verify$/, (...all) =>
      next++ === 0 ? all[2].writeHead(400).end('{}') : every[next % every.length]!(...all),
    );

    const ended = await runUntilClosed(testInfo, target);

    isRed(ended, 60);
    expect(target.hostilities(), 'hostile answers').toBeGreaterThan(2 * every.length);
  });
});

/** Runs the groups that use links most against a target that is served, and closes it. */
async function runUntilClosed(
  testInfo: TestInfo,
  target: { url: string; close(): Promise<void> },
): Promise<Ended> {
  const settings = { ...settingsFor(target.url), ...outboxOf(target.url) };
  const ended = await run(testInfo, settings, ...groups('sign-up', 'sign-in', 'verify', 'links'));
  await target.close();
  return ended;
}
