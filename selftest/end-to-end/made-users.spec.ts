import { expect, test } from '@playwright/test';
import type { Context } from 'hono';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { idsOf, only } from '../support/run-suite.ts';
import { managementKeyOf, runAgainst, startAgainst, usersOf } from './support/served.ts';

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

    const ended = await runAgainst(testInfo, await serve(reference), key, ...only(...ids));

    expect(idsOf(ended, 'failed'), 'failed').toContain('verify.answers-as-documented');
    expect(ended.code).toBe(1);
    expect(usersOf(reference), 'the users at the end').toEqual([]);
  });

  test('are deleted on Ctrl+C', async ({}, testInfo) => {
    const reference = new Reference();
    const key = { DESCOPE_MANAGEMENT_KEY: managementKeyOf(reference) };

    const started = startAgainst(testInfo, await serve(reference), key);
    await expect.poll(() => usersOf(reference).length, { timeout: 300_000 }).toBeGreaterThan(9);
    started.interrupt();
    const ended = await started.ended;

    expect(ended.code, 'the exit code').not.toBe(0);
    expect(usersOf(reference), 'the users at the end').toEqual([]);
    expect(ended.report?.headline, 'the headline').not.toMatch(/^conformant/);
  });

  test('stay without a management key', async ({}, testInfo) => {
    const reference = new Reference();

    const target = await serve(reference);
    const { code } = await runAgainst(testInfo, target, {}, ...only('verify.tells-phone'));

    expect(code).toBe(0);
    expect(usersOf(reference).length, 'the users at the end').toBeGreaterThan(0);
  });
});
