import { expect, test, type TestInfo } from '@playwright/test';
import { RunState } from '../suites/support/run/run-state.ts';
import { Numbers, type Looks } from '../suites/support/users/numbers.ts';
import { numbersIn } from '../targets/phone-numbers.ts';
import { usedNumbers } from '../targets/used-numbers.ts';
import { newRun } from './support/runs.ts';

/** A thousand numbers, the fewest that the settings allow. */
const range = '+12025550###';

/** What others have left: links at phones, and who is registered. */
function left({
  linksAt = () => false,
  registered = () => false,
}: {
  linksAt?: (phone: string) => boolean;
  registered?: (phone: string) => boolean;
}) {
  const looks = { links: 0, signIns: 0 };
  const look: Looks = {
    hasLinks: async phone => ((looks.links += 1), linksAt(phone)),
    isRegistered: async phone => ((looks.signIns += 1), registered(phone)),
    isRegisteredAnywhere: async phone => ((looks.signIns += 2), registered(phone)),
  };
  return { looks, look };
}

/** The numbers of one worker of a run. */
function workerOf(testInfo: TestInfo, run: string, look?: Looks, seed = 1, pattern = range) {
  const own = newRun(testInfo, run, seed);
  return new Numbers(pattern, seed, new RunState(own, 'target'), look);
}

async function deal(numbers: Numbers, count: number, how: 'next' | 'nextFree' = 'next') {
  const dealt: string[] = [];
  while (dealt.length < count) dealt.push(await numbers[how]());
  return dealt;
}

const isEven = (phone: string) => Number(phone.at(-1)) % 2 === 0;

test.describe('phone numbers', () => {
  test('are dealt once, whichever worker asks', async ({}, testInfo) => {
    const workers = [1, 2, 3].map(() => workerOf(testInfo, 'run', left({}).look));

    const dealt = await Promise.all(
      workers.flatMap(each => [deal(each, 100), deal(each, 100, 'nextFree')]),
    );

    expect(new Set(dealt.flat()).size).toBe(600);
  });

  test('begin elsewhere in each worker and each run', async ({}, testInfo) => {
    const [one] = await deal(workerOf(testInfo, 'one'), 1);
    const [another] = await deal(workerOf(testInfo, 'one'), 1);
    const [same] = await deal(workerOf(testInfo, 'same'), 1);
    const [other] = await deal(workerOf(testInfo, 'other', undefined, 2), 1);

    expect(same, 'of the same seed').toBe(one);
    expect(new Set([one, another, other]).size).toBe(3);
  });

  test('are not those at which links lie', async ({}, testInfo) => {
    const numbers = workerOf(testInfo, 'run', left({ linksAt: isEven }).look);

    expect((await deal(numbers, 100)).filter(isEven)).toEqual([]);
  });

  test('are not those of others who are registered, where that matters', async ({}, testInfo) => {
    const others = workerOf(testInfo, 'others', left({ registered: isEven }).look);
    const { look, looks } = left({});
    const alone = workerOf(testInfo, 'alone', look);

    await deal(alone, 10);
    looks.signIns = 0;
    await deal(alone, 100);
    expect(looks.signIns, 'sign-ins for what a sign-up will show').toBe(0);
    expect((await deal(others, 100, 'nextFree')).filter(isEven)).toEqual([]);
  });

  test('are not those of others without a link, in a block of which others have used a part', async ({}, testInfo) => {
    const ends = (digits: string) => (phone: string) => digits.includes(phone.at(-1)!);
    const { look } = left({ linksAt: ends('0'), registered: ends('123') });
    const numbers = workerOf(testInfo, 'run', look);

    expect((await deal(numbers, 100)).filter(ends('0123'))).toEqual([]);
  });

  test('are those of nobody in any block, once others were met', async ({}, testInfo) => {
    const { look } = left({ registered: isEven });

    expect((await deal(workerOf(testInfo, 'run', look), 100)).filter(isEven)).toEqual([]);
  });

  test('are looked at nowhere where the target is new', async ({}, testInfo) => {
    const numbers = workerOf(testInfo, 'run');

    expect(await deal(numbers, 1000, 'nextFree')).toHaveLength(1000);
  });

  test('part from those of another run where they meet', async ({}, testInfo) => {
    const taken = new Set<string>();
    const { look } = left({ linksAt: phone => taken.has(phone) });
    const [one, other] = ['one', 'other'].map(run => workerOf(testInfo, run, look));

    for (const each of await deal(one!, 15)) taken.add(each);
    const dealt = await deal(other!, 15);

    expect(
      dealt.filter(each => taken.has(each)),
      'with the same seed',
    ).toEqual([]);
  });

  for (const [name, others] of [
    ['links lie at', { linksAt: () => true }],
    ['somebody is registered with', { registered: () => true }],
  ] as const) {
    test(`end with a sentence where ${name} all of them`, async ({}, testInfo) => {
      const numbers = workerOf(testInfo, 'run', left(others).look);
      const said = /^the phone numbers \+12025550### are used up .* set PHONE_NUMBERS to/;

      await expect(numbers.nextFree()).rejects.toThrow(said);
    });
  }

  test('end where this run has used them all', async ({}, testInfo) => {
    const numbers = workerOf(testInfo, 'run', left({}).look);

    expect(new Set(await deal(numbers, 1000)).size).toBe(1000);
    await expect(numbers.next()).rejects.toThrow(/used up/);
  });

  test('end for all workers at once', async ({}, testInfo) => {
    await expect(
      workerOf(testInfo, 'run', left({ linksAt: () => true }).look).next(),
    ).rejects.toThrow(/used up/);
    const { look, looks } = left({});

    await expect(workerOf(testInfo, 'run', look).next()).rejects.toThrow(/used up/);
    expect(looks.links, 'looks of the other worker').toBe(0);
  });

  test('are counted as they are dealt', async ({}, testInfo) => {
    const shared = process.env['CONFORMANCE_RUN']; // other tests deal numbers in it meanwhile
    process.env['CONFORMANCE_RUN'] = JSON.stringify(newRun(testInfo, 'counted'));
    try {
      await deal(workerOf(testInfo, 'run', left({}).look), 7, 'nextFree');

      expect(usedNumbers()).toBe(7);
    } finally {
      process.env['CONFORMANCE_RUN'] = shared;
    }
  });

  test('are found in the text of a call, however they are written', () => {
    const said = 'loginId=%2B12025550123&phone=+12035550145 {"a":12025550123,"b":"+120255501234"}';

    expect(numbersIn('+1{area}55501##', said)).toEqual(['+12025550123', '+12035550145']);
  });
});
