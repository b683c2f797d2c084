import { expect as base, test, type TestInfo } from '@playwright/test';
import { stepText } from '../../reporters/step-text.ts';
import { receivedIn, sentIn, type Finding } from '../../spec/finding.ts';
import { outcomeOf } from '../../suites/support/findings/closing.ts';
import { expect } from '../../suites/support/findings/expect.ts';
import { record, withOwnRecord } from '../../suites/support/findings/record.ts';
import { Secrets } from '../../suites/support/findings/secrets.ts';
import {
  obstruct,
  passOn,
  requireAccepted,
  requireRefused,
  requires,
} from '../../suites/support/findings/set-up.ts';
import type { ApiCaller } from '../../suites/support/http/caller.ts';
import { Answer, type ApiCall } from '../../suites/support/http/answer.ts';

const signUp: ApiCall = {
  operation: 'sign-up',
  method: 'POST',
  path: '/v1/auth/magiclink/signup/sms',
  headers: {},
  body: '{"loginId":"+12025550142"}',
};

/** What came back for a call that was never made. */
function answer(
  call: Partial<ApiCall>,
  came: { status?: number; text?: string; problem?: string },
) {
  const whole = { ...signUp, ...call };
  const url = `http://127.0.0.1:1${whole.path}`;
  return new Answer({ call: whole, url, sentAt: 0, ms: 1, secrets: new Secrets() }, came);
}

/** What comes of a check that ends so, where it judges whether somebody new may sign up. */
async function outcomeBy(ends: () => unknown) {
  return withOwnRecord(async () => {
    const secrets = new Secrets();
    const info = { errors: [] as unknown[], tags: ['@sign-up.accepts-new-user', '@must'] };
    try {
      await ends();
    } catch (error) {
      info.errors.push(error);
    }
    const caller = { answers: [], secrets } as unknown as ApiCaller;
    return outcomeOf(info as unknown as TestInfo, record(), caller);
  });
}

test.describe('a check', () => {
  const broken = answer({}, { status: 500, text: '{"errorCode":"E1"}' });
  const silent = answer({}, { problem: 'gave no complete answer within 10000 ms' });

  test('is blocked by what a set-up takes for granted', async () => {
    base(
      await outcomeBy(() =>
        requireRefused([answer({}, { status: 400 }), broken], 'sign-up.refuses-registered'),
      ),
    ).toMatchObject({
      kind: 'blocked',
      reason: 'set-up: sign-up.refuses-registered does not hold',
      finding: {
        blockedBy: 'sign-up.refuses-registered',
        expected: 'a rejection (4xx)',
        received: '500 {"errorCode":"E1"}',
      },
    });
  });

  test('is blocked by the requirement of each answer, where each has its own', async () => {
    const ids = ['sign-up.refuses-registered', 'sign-up.refuses-taken-name'] as const;

    base(
      await outcomeBy(() => requireRefused([answer({}, { status: 400 }), broken], ...ids)),
    ).toMatchObject({ kind: 'blocked', finding: { blockedBy: ids[1] } });
  });

  test('fails where a set-up takes for granted what it judges', async () => {
    const outcome = await outcomeBy(() => requireAccepted(silent, 'sign-up.accepts-new-user'));

    base(outcome).toMatchObject({
      kind: 'failed',
      finding: {
        requirement: 'sign-up.accepts-new-user',
        received: 'no whole answer: the target gave no complete answer within 10000 ms',
      },
    });
    base(outcome).not.toHaveProperty('finding.blockedBy');
  });

  test('is blocked by a value that is not as a set-up takes it', async () => {
    const said = { subject: 'the number of links', expected: '5', actual: 3 };

    base(await outcomeBy(() => requires('sign-in.texts-the-phone', false, said))).toMatchObject({
      kind: 'blocked',
      finding: {
        blockedBy: 'sign-in.texts-the-phone',
        differences: [{ subject: 'the number of links', expected: '5', received: '3' }],
      },
    });
  });

  test('is blocked by no requirement where none is at fault', async () => {
    const outcome = await outcomeBy(() => obstruct('no numbers are left'));

    base(outcome).toMatchObject({ kind: 'blocked', reason: 'set-up: no numbers are left' });
    base(outcome).not.toHaveProperty('finding.blockedBy');
  });

  test('fails by an answer that is not as expected', async () => {
    base(await outcomeBy(() => expect(broken).toBeRefused())).toMatchObject({
      kind: 'failed',
      finding: { expected: 'a rejection (4xx)', received: '500 {"errorCode":"E1"}' },
    });
  });

  test('fails by the plainest of several answers', async () => {
    const accepted = answer({}, { status: 200, text: '{}' });
    const refused = answer({}, { status: 400, text: '{}' });

    for (const [answers, assertion, received] of [
      [[silent, broken, accepted], 'toBeRefused', '200 {}'],
      [[silent, broken, refused], 'toBeAccepted', '400 {}'],
      [[silent, broken], 'toBeAccepted', '500 {"errorCode":"E1"}'],
    ] as const)
      base(await outcomeBy(() => expect([...answers])[assertion]())).toMatchObject({
        kind: 'failed',
        finding: { received },
      });
  });

  test('fails by a value, which is told with what it is', async () => {
    const outcome = await outcomeBy(() => expect(undefined, '`phone` of the user').toBePhone('+1'));

    base(outcome).toMatchObject({
      kind: 'failed',
      finding: {
        expected: '"+1"',
        received: 'nothing',
        differences: [{ subject: '`phone` of the user', expected: '"+1"', received: 'nothing' }],
      },
    });
  });

  test('fails by a claim, with the JWT decoded and without its signature', async () => {
    const jwt = [{ alg: 'none' }, { sub: 'U1' }]
      .map(each => Buffer.from(JSON.stringify(each)).toString('base64url'))
      .concat('c2lnbmF0dXJl')
      .join('.');

    base(await outcomeBy(() => expect(jwt, 'the session JWT').toClaim('su', true))).toMatchObject({
      finding: {
        received: 'the header {"alg":"none"} and the claims {"sub":"U1"}',
        differences: [
          { subject: 'claim `su` of the session JWT', expected: 'true', received: 'nothing' },
        ],
      },
    });
  });

  test('is blocked by what was made beside it, and by that alone where it rests on it', async () => {
    const madeBeside = () =>
      withOwnRecord(async () => requireAccepted(broken, 'sign-in.accepts-registered'));

    const resting = await outcomeBy(() => madeBeside().catch(passOn));
    const other = await outcomeBy(() => madeBeside().catch(() => undefined));

    base(resting).toMatchObject({
      kind: 'blocked',
      finding: { blockedBy: 'sign-in.accepts-registered' },
    });
    base(other).toEqual({ kind: 'passed' });
  });

  test('that breaks accuses nobody', async () => {
    const outcome = await outcomeBy(() => {
      throw new TypeError('user is undefined');
    });

    base(outcome).toEqual({
      kind: 'blocked',
      reason: 'the check itself broke: user is undefined',
    });
  });

  test('passes where nothing is wrong', async () => {
    base(await outcomeBy(() => expect(1, 'one').not.toBe(2))).toEqual({ kind: 'passed' });
  });
});

test.describe('a body', () => {
  for (const [call, said] of [
    [{ body: '' }, 'POST /v1/auth/magiclink/signup/sms (empty body)'],
    [{ body: undefined }, 'POST /v1/auth/magiclink/signup/sms (no body)'],
    [{ body: undefined, method: 'GET' }, 'GET /v1/auth/magiclink/signup/sms'],
  ] as const)
    test(`that is not there is told: ${said}`, () => {
      const exchange = answer(call, { status: 200 }).exchange();

      base(sentIn(exchange)).toBe(said);
      base(receivedIn(exchange)).toBe('200 (no body)');
      const [, , words = ''] = said.split(/ (?=[/(])/);
      const lines = stepText(exchange).split('\n');
      base(lines.includes(words && `    ${words}`)).toBe(true);
      base(lines.at(-1)).toBe('    (no body)');
    });

  for (const [what, text, said] of [
    ['a byte order mark', '\ufeff{"maskedPhone":"***"}', 'begins with a byte order mark (U+FEFF)'],
    ['a control character', '{"maskedPhone":"*\u0007*"}', 'holds what cannot be seen: U+0007'],
    [
      'a mark that only formats',
      '\u200b{"maskedPhone":"***"}',
      'holds what cannot be seen: U+200B',
    ],
    ['a line break in a text', '{"maskedPhone":"*\n*"}', 'holds a line break or a tab'],
    ['UTF-16', '{\u0000"\u0000', 'looks like UTF-16'],
    ['Latin-1', '{"masked\ufffd":1}', 'holds bytes that are no UTF-8'],
  ] as const)
    test(`that looks right is told to hold ${what}`, async () => {
      const received = answer({ operation: 'sign-in' }, { status: 200, text });
      const outcome = await outcomeBy(() => expect(received).toSatisfyApiSpec());

      const { finding } = outcome as { finding: Finding };
      base(finding.differences.map(each => each.received).join('\n')).toContain(said);
    });

  test('shows by its name what cannot be seen', () => {
    const text = '\ufeff{"maskedPhone":"*\u200b*"}';
    const exchange = answer({}, { status: 200, text }).exchange();

    base(receivedIn(exchange)).toBe('200 ⟨U+FEFF⟩{"maskedPhone":"*⟨U+200B⟩*"}');
  });
});
