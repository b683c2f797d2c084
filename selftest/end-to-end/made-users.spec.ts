import { expect, test } from '@playwright/test';
import type { Context } from 'hono';
import { Reference } from '../../reference/reference.ts';
import {
  managementKeyOf,
  outboxOf,
  runServed,
  settingsFor,
  usersOf,
  whileServed,
} from './support/served.ts';
import { idsOf, only, start } from './support/suite.ts';

/** Answers no verify as documented, so that checks fail while there are users. */
class WrongAtVerify extends Reference {
  protected override async verify(context: Context): Promise<Response> {
    await super.verify(context);
    return Response.json({ sessionJwt: 1 });
  }
}

test.describe('the users that a run made', () => {
  test('are deleted at its end, also when checks fail', async ({}, testInfo) => {
    const reference = new WrongAtVerify();
    const key = { DESCOPE_MANAGEMENT_KEY: managementKeyOf(reference) };
    const ids = [
      'verify.answers-as-documented',
      'verify.tells-phone',
      'sign-in.accepts-registered',
    ];
    const settings = (url: string) => ({ ...outboxOf(url), ...key });

    const ended = await runServed(testInfo, reference, settings, ...only(...ids));

    expect(idsOf(ended, 'failed'), 'failed').toContain('verify.answers-as-documented');
    expect(ended.code).toBe(1);
    expect(usersOf(reference), 'the users at the end').toEqual([]);
  });

  test('are deleted on Ctrl+C', async ({}, testInfo) => {
    const reference = new Reference();
    const key = { DESCOPE_MANAGEMENT_KEY: managementKeyOf(reference) };

    const ended = await whileServed(reference, async url => {
      const started = start(testInfo, { ...settingsFor(url), ...outboxOf(url), ...key });
      await expect.poll(() => usersOf(reference).length, { timeout: 60_000 }).toBeGreaterThan(9);
      started.interrupt();
      return started.ended;
    });

    expect(ended.code, 'the exit code').not.toBe(0);
    expect(usersOf(reference), 'the users at the end').toEqual([]);
    expect(ended.report?.headline, 'the headline').not.toMatch(/^conformant/);
  });

  test('stay without a management key', async ({}, testInfo) => {
    const reference = new Reference();

    const { code } = await runServed(testInfo, reference, outboxOf, ...only('verify.tells-phone'));

    expect(code).toBe(0);
    expect(usersOf(reference).length, 'the users at the end').toBeGreaterThan(0);
  });
});
