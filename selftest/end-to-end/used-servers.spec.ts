import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { countOf, numberAt } from '../../targets/phone-numbers.ts';
import { groups, idsOf, only, runSuite } from '../support/run-suite.ts';
import { isGreen } from './support/green.ts';
import { runAgainst } from './support/served.ts';

/** An earlier run has taken `true` for a login ID. */
class KnowsTrue extends Reference {
  constructor() {
    super();
    for (const each of this.projects.values()) this.createUser(each, 'true', '+12025550199', {});
  }
}

/** The smallest range that the settings allow, of which earlier runs have left each thirtieth number. */
const range = '+12025550###';
const isLeft = (n: number) => n % 30 === 0;

const numbersUsed = /^[1-9]\d* requirements? in .*, [1-9]\d* phone numbers? used$/m;

test.describe('a server that was used before', () => {
  test('blocks, with one sentence, what gets no number any more', async ({}, testInfo) => {
    const reference = new Reference();
    const [project] = [...reference.projects.values()];
    for (let n = 0; n < countOf(range); n++) {
      const text = 'Sign in: https://a.example/?t=old';
      if (!isLeft(n)) project!.messages.push({ to: numberAt(range, n), text, sentAt: 0 });
    }

    const target = await serve(reference);
    const settings = { PHONE_NUMBERS: range };
    const ended = await runAgainst(testInfo, target, settings, ...groups('sign-(up|in)'));

    const words = ended.output.replaceAll(/\s+/g, ' ');
    const remedy = /the phone numbers \+12025550### are used up on this target: set PHONE_NUMBERS/g;
    // as a cause, as its reason, and as the first thing to do
    expect(words.match(remedy)?.length, 'how often it is said').toBeLessThan(7);
    expect(idsOf(ended, 'failed'), 'failed').toEqual([]);
    expect(idsOf(ended, 'passed').length, 'passed').toBeGreaterThan(0);
    expect(blockedReasons(ended.report), 'why others are blocked').toEqual([
      expect.stringMatching(/the phone numbers \S+ are used up on this target/),
    ]);
    expect(ended.code).toBe(1);
  });

  test('may know a user named `true`', async ({}, testInfo) => {
    const target = await serve(new KnowsTrue());

    const ended = await runAgainst(testInfo, target, {}, ...groups('bad-input'));

    isGreen(ended, []);
    expect(ended.output, 'the numbers').toMatch(numbersUsed);
  });
});

test('the embedded reference is asked about so many numbers', async ({}, testInfo) => {
  const { output, code } = await runSuite(testInfo, {}, ...only('sign-up.texts-the-phone'));

  expect(output, 'the numbers').toMatch(numbersUsed);
  expect(code).toBe(0);
});

/** Why requirements are blocked, each reason once. */
function blockedReasons(report: { requirements: Blockable[] } | undefined): string[] {
  const blocked = (report?.requirements ?? []).filter(({ verdict }) => verdict === 'blocked');
  return [...new Set(blocked.map(({ reason }) => reason ?? 'none'))];
}

interface Blockable {
  verdict: string;
  reason?: string | undefined;
}
