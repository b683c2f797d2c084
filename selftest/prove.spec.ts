import { expect, test } from '@playwright/test';
import { judgeEdited } from '../commands/prove/edited.ts';
import type { Fault } from '../commands/prove/fault.ts';
import { faults } from '../commands/prove/faults.ts';
import type { GateRun } from '../commands/prove/gate.ts';
import { outcomeBefore, outcomeWith } from '../commands/prove/outcome.ts';
import { summaryOf, toldOf } from '../commands/prove/told.ts';
import type { Entry } from '../reporters/report.ts';
import type { Verdict } from '../reporters/verdict.ts';

const fault: Fault = {
  says: 'It is worse',
  seenBy: ['verify.link-works-once', 'verify.completes-sign-in'],
};

/** A run in which those who see the fault have come to these verdicts. */
function ranWith(first: Verdict, second: Verdict, more: Partial<GateRun> = {}): GateRun {
  const [one, other] = fault.seenBy;
  const entries = [
    [one, first],
    [other, second],
  ].map(([id, verdict]) => [id!, { id, verdict, reason: `it is ${verdict}` } as Entry] as const);
  return { entries: new Map(entries), problems: [], journal: [], applied: 2, ...more };
}

test.describe('what a fault comes to', () => {
  for (const [first, second, is] of [
    ['failed', 'passed', 'caught'],
    ['passed', 'failed', 'caught'],
    ['failed', 'blocked', 'caught'],
    ['passed', 'passed', 'green'],
    ['known failure', 'passed', 'hidden'],
    ['blocked', 'passed', 'invalid'],
    ['unstable', 'known failure', 'invalid'],
  ] as const)
    test(`${is} where the checks are ${first} and ${second}`, () => {
      expect(outcomeWith(fault, ranWith(first, second)).is).toBe(is);
    });

  test('is no proof where nothing was made worse, or the run went wrong', () => {
    expect(outcomeWith(fault, ranWith('failed', 'failed', { applied: 0 })).is).toBe('not shown');
    expect(outcomeWith(fault, ranWith('passed', 'passed', { problems: ['it broke'] })).is).toBe(
      'invalid',
    );
  });

  for (const [first, second, is] of [
    ['passed', 'failed', undefined],
    ['known failure', 'not tested', 'hidden'],
    ['failed', 'blocked', 'red before'],
    ['stale', 'stale', 'red before'],
    ['not tested', 'not tested', 'not shown'],
  ] as const)
    test(`is ${is ?? 'open'} before it is made where the checks are ${first} and ${second}`, () => {
      expect(outcomeBefore(fault, ranWith(first, second))?.is).toBe(is);
    });

  test('is told with the requirement, the changes and the reason', () => {
    const outcomes = [
      outcomeWith(fault, ranWith('failed', 'passed')),
      outcomeWith(fault, ranWith('passed', 'passed', { applied: 1 })),
      outcomeWith(fault, ranWith('blocked', 'passed')),
    ];
    const told = outcomes.map(each => toldOf(each, (_, text) => text).replace(/\n +/, ' | '));

    expect(told).toEqual([
      'caught      It is worse | verify.link-works-once, applied 2 times',
      'green       It is worse | no check turns red: verify.link-works-once, verify.completes-sign-in, applied once',
      'invalid     It is worse | no proof, applied 2 times: it is blocked',
    ]);
    expect(summaryOf(outcomes)).toBe(
      [
        '1 of 3 faults turn your gate red.',
        'Your gate stays green: 1 (verify.link-works-once, verify.completes-sign-in)',
        'No proof: 1',
      ].join('\n'),
    );
  });
});

test.describe('an edited answer', () => {
  const answer = {
    status: 200,
    headers: [['content-type', 'application/json']] as [string, string][],
    body: '{"maskedPhone":"+1********01"}',
  };
  const signUp = {
    operation: 'sign-up',
    method: 'POST',
    path: '/v1/auth/magiclink/signup/sms',
    headers: [{ name: 'Authorization', value: 'Bearer P2' }],
    body: '{"loginId":"a@example.com","phone":"+12025550101"}',
    at: 0,
    ms: 1,
    answer,
  };
  const [wholePhone] = faults;
  const before: GateRun = {
    entries: new Map([
      ['sign-up.masks-phone', { id: 'sign-up.masks-phone', verdict: 'passed' } as Entry],
    ]),
    problems: [],
    journal: [signUp],
    applied: 0,
  };

  test('breaks what rules say of it', async () => {
    expect(outcomeWith(wholePhone!, await judgeEdited(before, wholePhone!.edit!))).toMatchObject({
      is: 'caught',
      ids: ['sign-up.masks-phone'],
      applied: 1,
    });
  });

  test('is no proof where there is none to edit', async () => {
    const refused = { ...before, journal: [{ ...signUp, answer: { ...answer, status: 400 } }] };

    expect(outcomeWith(wholePhone!, await judgeEdited(refused, wholePhone!.edit!)).is).toBe(
      'not shown',
    );
  });

  test('leaves a broken signature out of what counts', () => {
    const ofSignatures = faults.flatMap(({ seenBy }) =>
      seenBy.filter(each => each.endsWith('verifies')),
    );

    expect(ofSignatures).toEqual([]);
  });
});

test.describe('a changed message', () => {
  const url = (t: string) => `https://app.example.com/verify?a=1&t=${t}`;
  const changed = (says: RegExp, text: string) =>
    faults.find(each => says.test(each.says))!.between!().messages!(text);

  for (const [form, quoted] of [
    ['text', (each: string) => `Sign in: ${each}\n`],
    ['JSON', (each: string) => JSON.stringify([{ text: each }])],
    [
      'JSON with escaped slashes',
      (each: string) => JSON.stringify({ text: each }).replaceAll('/', '\\/'),
    ],
    ['HTML', (each: string) => `<a href="${each.replaceAll('&', '&amp;')}">Sign in</a>`],
  ] as const)
    test(`leads elsewhere in ${form}, and repeats the first token`, () => {
      const one = quoted(url('first')) + quoted(url('second'));

      const elsewhere = changed(/another host/, one);
      const repeated = changed(/repeats/, one);

      expect(elsewhere.match(/elsewhere\.example/g)).toHaveLength(2);
      expect(elsewhere).not.toContain('app.example.com');
      expect(repeated.match(/first/g)).toHaveLength(2);
    });
});
