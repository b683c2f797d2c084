import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { bounds } from '../../targets/live.ts';
import { only } from '../support/run-suite.ts';
import { counting, ownAddress } from './support/counting.ts';
import { isGreen } from './support/green.ts';
import { managementKeyOf, runAgainst, usersOf } from './support/served.ts';

const address = ownAddress();

test.describe('a target beyond this machine', () => {
  test.skip(address === undefined, 'this machine has no address but the loopback');

  test('is refused before any call', async ({}, testInfo) => {
    const target = await counting(new Reference(), address);

    const { code, output } = await runAgainst(testInfo, target);

    expect(code).toBe(1);
    expect(output.trim()).toMatch(
      /^BASE_URL is not on this machine .* set ALLOW_LIVE=1\.\nSee docs\/settings\.md/,
    );
    expect(target.calls(), 'calls').toBe(0);
  });

  test('is told of first, and the run keeps to what it says', async ({}, testInfo) => {
    const reference = new Reference();
    const target = await counting(reference, address);

    const ended = await runAgainst(testInfo, target, { ALLOW_LIVE: '1' });

    isGreen(ended, [
      'DESCOPE_MANAGEMENT_KEY is not set',
      'LINK_LIFETIME_S is not set, or longer than a run waits (60 s)',
    ]);
    expect(ended.output).toMatch(
      /^This run tests http.*, which is not this machine\. At the most it\n/,
    );
    const [project] = [...reference.projects.values()];
    const used = {
      calls: target.calls(),
      users: usersOf(reference).length,
      messages: project!.messages.length,
    };
    for (const what of ['calls', 'users', 'messages'] as const) {
      expect(used[what], what).toBeLessThanOrEqual(bounds[what]);
      expect(used[what], `${what}, for the bound to mean anything`).toBeGreaterThan(
        bounds[what] / 2,
      );
    }
  });

  test('is spared with test users: by the limits of a free project, which are told first', async ({}, testInfo) => {
    const reference = new Reference();
    const target = await counting(reference, address);
    const settings = {
      INBOX: 'test-users',
      DESCOPE_MANAGEMENT_KEY: managementKeyOf(reference),
      ALLOW_LIVE: '1',
    };

    const few = only('verify.answers-as-documented');
    const ended = await runAgainst(testInfo, target, settings, ...few);

    expect(ended.output).toMatch(/^ {2}makes \d+ calls, 100 a minute,$/m);
    expect(ended.output).toMatch(/^ {2}creates [1-5] users at one time, and causes \d+ text/m);
    expect(usersOf(reference), 'users at the end').toEqual([]);
    expect(ended.code).toBe(0);
  });

  test('may be announced without any call', async ({}, testInfo) => {
    const target = await counting(new Reference(), address);
    const settings = { INBOX: 'none', ALLOW_LIVE: '1' };

    await runAgainst(testInfo, target, settings, '--list', ...only('sign-in.texts-the-phone'));

    expect(target.calls(), 'calls').toBe(0);
  });
});
