import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import {
  boughtInWords,
  boughtWith,
  costsFile,
  pricedIn,
  recordedCosts,
  type Budget,
  type Circumstances,
} from '../spec/budget.ts';
import { hasCheck } from '../spec/requirement.ts';
import { requirementsOf } from '../suites/catalogue.ts';
import { parseSettings } from '../targets/settings.ts';
import { nodeOptions } from './in-process/worker-pool.ts';
import { currentCommit, shuffled } from './support/commit.ts';
import { customSettings, given } from './support/custom-settings.ts';
import { startNode } from './support/node-process.ts';
import { runCommand } from './support/run-command.ts';

/** How many recorded costs are compared for a commit: each takes two servers. */
const compared = 24;

const levels = {
  'a.cheap-should': { level: 'SHOULD' },
  'a.dear-must': { level: 'MUST' },
  'a.must': { level: 'MUST' },
  'a.needs-messages': { level: 'MUST' },
} as const;

const priced = new Map(
  Object.entries({
    preflight: '3 5 20 2 17',
    'a.cheap-should': '0 0 1',
    'a.dear-must': '5 9 30 2 40',
    'a.must': '1 1 2',
    'a.needs-messages': '1 1 1 0 0 mt',
    'tour 1 of 2': '4 2 10 x',
  }).map(([name, text]) => [name, pricedIn(text)]),
);

const all: Circumstances = { reading: 'messages', lacks: [] };

const bought = (budget: Budget, where = all) => boughtWith(budget, where, levels, priced);

const catalogue = requirementsOf('server');

test.describe('a budget', () => {
  test('buys everything where nothing is limited', () => {
    expect(bought({}).tested.length).toBe(5);
  });

  test('buys MUST first, then what costs least, up to its very end', () => {
    expect(bought({ calls: 20 }).tested).toEqual([]);
    expect(bought({ calls: 21 }).tested).toEqual(['a.needs-messages']);
    expect(bought({ calls: 23 }).tested).toEqual(['a.needs-messages', 'a.must']);
    expect(bought({ calls: 24 }).tested).toEqual(['a.needs-messages', 'a.must', 'a.cheap-should']);
    expect(bought({ calls: 53 }).tested).toEqual(['a.needs-messages', 'a.must', 'a.dear-must']);
    expect(bought({ messages: 6 }).tested).toEqual(['a.needs-messages', 'a.cheap-should']);
  });

  test('of users leaves out what makes more of them at one time', () => {
    expect(bought({ users: 4 }).tested).not.toContain('a.dear-must');
    expect(bought({ users: 5 }).tested).toContain('a.dear-must');
  });

  test('of users leaves out what makes users in a second project, where there is one', () => {
    expect(bought({ users: 9 }).tested).not.toContain('tour 1 of 2');
    expect(bought({ users: 9 }, { ...all, lacks: ['o'] }).tested).toContain('tour 1 of 2');
  });

  test('pays nothing for what the settings leave untested', () => {
    const withTestUsers: Circumstances = { reading: 'test-users', lacks: ['t'] };

    const { tested, untestable, cost } = bought({ calls: 19 }, withTestUsers);

    expect(tested).toEqual(['a.must']);
    expect([...untestable]).toEqual([['a.needs-messages', 't']]);
    expect(cost).toEqual({ users: 3, messages: 3, calls: 19 });
  });

  test('is told in words', () => {
    const words = boughtInWords(bought({ calls: 24 }), levels, 100);

    expect(words).toBe(
      '2 of 3 MUST, 1 of 1 SHOULD, 0 histories; at the most 3 users at one time, 7 messages, 24 calls, 1 minute at 100 calls a minute',
    );
  });

  for (const [set, said] of [
    [{ BUDGET_CALLS: '0' }, /^BUDGET_CALLS is "0": give a whole number from [1-9]\d* \(the prefl/],
    [{ BUDGET_MESSAGES: '1' }, /^BUDGET_MESSAGES is "1": give a whole number from [2-9] \(the pre/],
    [{ BUDGET_USERS: '2', DESCOPE_MANAGEMENT_KEY: 'K' }, /^BUDGET_USERS is "2": .* from 3 \(the/],
    [{ BUDGET_USERS: '-1', DESCOPE_MANAGEMENT_KEY: 'K' }, /^BUDGET_USERS is "-1": .* from 3 \(the/],
    [
      { BUDGET_USERS: '5' },
      /^BUDGET_USERS is set, but DESCOPE_MANAGEMENT_KEY is not, .*: set DESCOPE_MANAGEMENT_KEY, or leave/,
    ],
    [{ BUDGET_CALLS: 'few' }, /^BUDGET_CALLS is "few": .* needs that many\) to 1000000, or leave/],
  ] as const) {
    test(`is refused: ${JSON.stringify(set)}`, () => {
      expect(() => parseSettings(given({ ...customSettings, ...set }))).toThrow(said);
    });
  }

  test('is that of a live service where test users are made on another machine', () => {
    const live = {
      BASE_URL: 'https://api.example.com',
      INBOX: 'test-users',
      DESCOPE_MANAGEMENT_KEY: 'K',
      ALLOW_LIVE: '1',
    };
    const read = (set: object) => parseSettings(given({ ...customSettings, ...set })).target!;

    expect(read(live)).toMatchObject({ rateLimit: 100, budget: { limits: { users: 5 } } });
    expect(read({ ...live, BUDGET_USERS: '100' }).budget?.limits.users).toBe(100);
    expect(read({ ...live, BASE_URL: 'http://localhost:1' }).budget).toBeUndefined();
  });

  test('is asked without a request what it buys', async () => {
    const { output, code } = await runCommand(
      'commands/main.ts',
      'list',
      '--budget-users=5',
      '--budget-calls=300',
      '--inbox=test-users',
      '--rate-limit=100',
    );

    expect(output).toMatch(
      /\n\d\d of \d+ MUST, \d+ of \d+ SHOULD, 0 histories; at the most [345] users at one time, \d+ messages, \d+ calls, 3 minutes at 100 calls a minute\n$/,
    );
    expect(code).toBe(0);
  });
});

test.describe('costs', () => {
  test('are known of every check', () => {
    const checks = Object.keys(catalogue).filter(id => hasCheck(catalogue[id]!));

    expect(checks.filter(id => !recordedCosts().has(id))).toEqual([]);
    expect(
      [...recordedCosts().keys()].filter(each => each.includes('.') && !checks.includes(each)),
    ).toEqual([]);
  });

  test('are those of the reference', async () => {
    const kept = JSON.parse(readFileSync(costsFile, 'utf8')) as Record<string, string>;
    const { preflight, ...others } = kept;
    const names = shuffled(Object.keys(others), currentCommit()).slice(0, compared);
    const words = [...nodeOptions, 'selftest/in-process/costs.ts', ...names];

    const { output } = await startNode(words).ended;

    expect(JSON.parse(output), 'run npm run costs').toEqual({
      preflight,
      ...Object.fromEntries(names.map(each => [each, others[each]])),
    });
  });
});
