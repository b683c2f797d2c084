import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import { Reference } from '../../reference/reference.ts';
import { serve, type Answers } from '../../reference/serve.ts';
import { diesAbove } from '../faults/load.ts';
import { idsOf } from '../support/run-suite.ts';
import { runAgainst } from './support/served.ts';

const isCall = ({ url }: Request) => new URL(url).pathname.startsWith('/v');

/** Answers one call after the other, each after a moment. */
function inTurn(ms: number): Answers {
  const reference = new Reference();
  let last: Promise<unknown> = Promise.resolve();
  return {
    fetch: request => {
      if (!isCall(request)) return reference.fetch(request);
      const answer = last.then(() => wait(ms)).then(() => reference.fetch(request));
      last = answer;
      return answer;
    },
  };
}

/** Wants no more than so many calls on their way. */
function throttled(most: number): Answers {
  const reference = new Reference();
  let onTheirWay = 0;
  return {
    fetch: async request => {
      onTheirWay += 1;
      await wait(100);
      const headers = { 'Retry-After': '3600' };
      const isOne = isCall(request) && onTheirWay > most;
      const answer = isOne ? new Response('', { status: 429, headers }) : reference.fetch(request);
      onTheirWay -= 1;
      return answer;
    },
  };
}

test.describe('stress', () => {
  for (const [name, answers, why, settings] of [
    ['answers in turn', inTurn(80), /may take too long/, { REQUEST_TIMEOUT_MS: '2500' }],
    ['throttles many calls at once', throttled(20), /the target throttles/, {}],
  ] as const)
    test(`is left out where the target ${name}`, async ({}, testInfo) => {
      const target = await serve(answers);

      const ended = await runAgainst(testInfo, target, settings, '--grep', 'stress 4:');

      expect(idsOf(ended, 'failed'), 'failed').toEqual([]);
      expect(ended.code, ended.output).toBe(0);
      expect(ended.report?.notEntered).toMatchObject([{ why: expect.stringMatching(why) }]);
    });

  test('finds that a target dies of it', async ({}, testInfo) => {
    const Dying = diesAbove(20);

    const ended = await runAgainst(testInfo, await serve(new Dying()), {}, '--grep', 'stress 5:');

    expect(ended.code).toBe(1);
    expect(idsOf(ended, 'failed').length, 'failed').toBeGreaterThan(0);
    expect(ended.report?.problems?.join()).toMatch(/“stress 5: .*” stopped: .*(closed|gone)/);
  });

  test('runs alone, after whatever else a run of everything has', async ({}, testInfo) => {
    const file = testInfo.outputPath('run.json');
    const settings = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    const options = [
      '--add-reporter=json',
      '--grep',
      '(stress 3:|@(authorization|links|sign-in)\\.)',
    ];

    await runAgainst(testInfo, await serve(new Reference()), settings, ...options);

    const { suites } = JSON.parse(readFileSync(file, 'utf8')) as JSONReport;
    const times = suites.flatMap(timesIn);
    const stress = times.find(({ title }) => title.startsWith('stress 3'))!;
    const others = times.filter(each => each !== stress);
    expect(others.length, 'other tests').toBeGreaterThan(20);
    expect(Math.max(...others.map(({ end }) => end))).toBeLessThanOrEqual(stress.begin);
  });
});

function timesIn({ specs, suites = [] }: JSONReportSuite): {
  title: string;
  begin: number;
  end: number;
}[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.flatMap(({ results }) =>
      results.map(({ startTime, duration }) => {
        const begin = new Date(startTime).getTime();
        return { title, begin, end: begin + duration };
      }),
    ),
  );
  return [...own, ...suites.flatMap(timesIn)];
}
