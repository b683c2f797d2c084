import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve, type Answers } from '../../reference/serve.ts';
import { SignUpOrInRevokesAtOnce } from '../../suites/journeys/ends.mutants.ts';
import { preflight } from '../../suites/support/run/preflight.ts';
import { reaching } from '../end-to-end/support/reached.ts';
import { runAgainst } from '../end-to-end/support/served.ts';
import { idsOf, only } from '../support/run-suite.ts';

/** The reference, or a mutant, as a mock of some operations: where the others were, it answers as everywhere else. */
function mockWithout(missing: RegExp, reference = new Reference()): Answers {
  const nothing = () => Response.json({ message: 'Not Found' }, { status: 404 });
  return {
    fetch: request => (missing.test(request.url) ? nothing() : known(reference, request, nothing)),
  };
}

/** An answer of the reference, or the same 404 where it knows no such path. */
async function known(reference: Reference, request: Request, nothing: () => Response) {
  return /no-such-operation/.test(request.url) ? nothing() : reference.fetch(request);
}

const signInAndUp = /\/(signin|signup|update\/phone)\/sms/;

test.describe('a mock of some operations', () => {
  for (const [missing, said] of [
    [/\/signin\/sms/, ['sign-in']],
    [signInAndUp, ['sign-up', 'sign-in', 'update-phone']],
    [/^nothing/, []],
  ] as const)
    test(`lacks ${said.join(', ') || 'none'}`, async ({ playwright }) => {
      const target = await serve(mockWithout(missing));

      const found = await reaching(target, playwright, preflight);

      expect(found.obstacle).toBeUndefined();
      expect(found.missing.toSorted()).toEqual(said.toSorted());
    });

  test('is told once what is missing, which refuses nobody', async ({}, testInfo) => {
    const target = await serve(mockWithout(/\/signin\/sms/));
    const ids = [
      'sign-in.accepts-registered',
      'sign-in.refuses-unregistered',
      'sign-in.refuses-near-login-ids',
      'sign-up.accepts-new-user',
    ];

    const ended = await runAgainst(testInfo, target, {}, '--retries=0', ...only(...ids));

    expect(idsOf(ended, 'passed')).toEqual(['sign-up.accepts-new-user']);
    expect(idsOf(ended, 'failed')).toEqual(['sign-in.accepts-registered']);
    expect(idsOf(ended, 'blocked')).toHaveLength(2);
    for (const { verdict, findings } of ended.report!.requirements)
      if (verdict === 'blocked')
        expect(findings?.[0]?.blockedBy).toBe('sign-in.accepts-registered');
    expect(ended.output).toMatch(/cause 1 of 1: MUST, breaks 1 requirement, holds up 2/);
    expect(ended.code).toBe(1);
  });

  test('that declares them is conformant in those', async ({}, testInfo) => {
    const target = await serve(mockWithout(signInAndUp));
    const settings = { OPERATIONS: 'sign-up-or-in,verify' };
    const ids = [
      'sign-up-or-in.accepts-new-user',
      'verify.completes-sign-up-or-in',
      'sign-in.refuses-unregistered',
      'sign-up.accepts-new-user',
      'verify.link-works-once',
      'sessions.keys-are-published',
    ];

    const ended = await runAgainst(testInfo, target, settings, ...only(...ids));

    expect(idsOf(ended, 'passed')).toEqual(
      expect.arrayContaining(['sign-up-or-in.accepts-new-user', 'verify.completes-sign-up-or-in']),
    );
    expect(idsOf(ended, 'not tested')).toEqual(
      expect.arrayContaining(['sign-in.refuses-unregistered', 'sign-up.accepts-new-user']),
    );
    expect(idsOf(ended, 'failed')).toEqual([]);
    expect(idsOf(ended, 'blocked')).toEqual([]);
    expect(ended.code).toBe(0);
  });

  test('that declares them is judged in histories, and no skipped check reaches into the next', async ({}, testInfo) => {
    const target = await serve(mockWithout(signInAndUp));
    const settings = { OPERATIONS: 'sign-up-or-in,verify' };
    const some = ['--workers=1', '--grep', 'random history|@bad-input\\.redirect-url'];

    const ended = await runAgainst(testInfo, target, settings, ...some);

    const { requirements } = ended.report!;
    const worksOnce = 'verify.link-of-sign-up-or-in-works-once';
    const { histories } = requirements.find(({ id }) => id === worksOnce)!;
    expect(histories?.held).toBeGreaterThan(20);
    expect(idsOf(ended, 'failed')).toEqual([]);
    expect(idsOf(ended, 'blocked')).toEqual([]);
    expect(ended.code).toBe(0);
  });

  test('is red for what it does wrong in a history alone', async ({}, testInfo) => {
    const target = await serve(mockWithout(signInAndUp, new SignUpOrInRevokesAtOnce()));
    const settings = { OPERATIONS: 'sign-up-or-in,verify' };

    const ended = await runAgainst(testInfo, target, settings, '--grep', '@journeys');

    expect(idsOf(ended, 'failed')).toContain('sessions.revoking-waits-for-verify');
    expect(ended.code).toBe(1);
  });
});
