import { expect as base, test, type TestInfo } from '@playwright/test';
import { stepText } from '../../reporters/step-text.ts';
import { receivedIn, sentIn } from '../../spec/finding.ts';
import { outcomeOf } from '../../suites/support/findings/evidence.ts';
import { expect } from '../../suites/support/findings/expect.ts';
import { Secrets } from '../../suites/support/findings/secrets.ts';
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

/** Why a check is blocked whose set-up ends so. */
function blockedBy(setUp: () => unknown): string | undefined {
  try {
    setUp();
  } catch (error) {
    return outcomeOf({ errors: [error] } as unknown as TestInfo).blocked;
  }
  return undefined;
}

test.describe('a blocked check', () => {
  const broken = answer({}, { status: 500, text: '{"errorCode":"E1"}' });
  const silent = answer({}, { problem: 'gave no complete answer within 10000 ms' });
  for (const [what, setUp, said] of [
    [
      'the call that was not answered as wanted',
      () => expect(broken, 'setup: the calls are refused').toBeRefused(),
      'set-up: wanted "the calls are refused"',
    ],
    [
      'the call that had no answer',
      () => expect([silent], 'setup: the sign-up is accepted').toBeAccepted(),
      'set-up: wanted "the sign-up is accepted"',
    ],
    [
      'a set-up that Playwright judged',
      () => base(3, 'setup: the links arrive').toBe(5),
      'set-up: wanted "the links arrive"',
    ],
    [
      'what happened, where nothing was wanted',
      () => {
        throw new Error('setup: no message arrived at +12025550142 within 5000 ms');
      },
      'set-up: no message arrived at a phone within 5000 ms',
    ],
  ] as const)
    test(`tells ${what}`, () => {
      base(blockedBy(setUp)).toBe(said);
    });

  test('is told from one that failed', () => {
    base(blockedBy(() => expect(broken).toBeRefused())).toBeUndefined();
  });
});

test.describe('a body', () => {
  for (const [call, said] of [
    [{ body: '' }, 'POST /v1/auth/magiclink/signup/sms (empty body)'],
    [{ body: undefined }, 'POST /v1/auth/magiclink/signup/sms (no body)'],
    [{ body: undefined, method: 'GET' }, 'GET /v1/auth/magiclink/signup/sms'],
  ] as const)
    test(`that is not there is told: ${said}`, () => {
      const judged = answer(call, { status: 200 });

      base(judged.sent).toBe(said);
      base(judged.cameBack).toBe('200 (no body)');
      const exchange = judged.exchange();
      base(sentIn(exchange)).toBe(said);
      base(receivedIn(exchange)).toBe('200 (no body)');
      const [, , words = ''] = said.split(/ (?=[/(])/);
      const lines = stepText(exchange).split('\n');
      base(lines.includes(words && `    ${words}`)).toBe(true);
      base(lines.at(-1)).toBe('    (no body)');
    });
});
