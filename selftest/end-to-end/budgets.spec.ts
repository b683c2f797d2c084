import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import type { Limits } from '../../reference/limits.ts';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { preflightCost, recordedCosts, type Cost } from '../../spec/budget.ts';
import { isRequirement, requirements } from '../../suites/catalogue.ts';
import { idsOf, only, type SuiteEnded } from '../support/run-suite.ts';
import { managementKeyOf, runAgainst, startAgainst, usersOf } from './support/served.ts';

const deletion = '/v1/mgmt/user/delete';
const testUsers = { INBOX: 'test-users', DESCOPE_OTHER_PROJECT_ID: '' };

/** A reference with limits, as slow as it is told, which says what it has cost and which limits were met. */
async function rehearsal(limits: Limits = {}, ms = 0) {
  const reference = new Reference();
  reference.limits = limits;
  const met: string[] = [];
  reference.onLimit = what => met.push(what);
  const cost: Cost = { users: 0, messages: 0, calls: 0 };
  const state = { deletes: true };
  const fetch = async (request: Request, env?: object) => {
    const { pathname } = new URL(request.url);
    if (pathname === deletion && !state.deletes) return new Promise<Response>(() => undefined);
    if (/^\/v\d/.test(pathname)) {
      cost.calls += 1;
      if (ms) await new Promise(done => setTimeout(done, ms));
    }
    const answer = await reference.fetch(request, env);
    cost.users = Math.max(cost.users, usersOf(reference).length);
    cost.messages = [...reference.projects.values()][0]!.messages.length;
    return answer;
  };
  const { url, close } = await serve({ fetch });
  const key = { DESCOPE_MANAGEMENT_KEY: managementKeyOf(reference) };
  return { reference, served: { url, close }, url, close, met, cost, state, key };
}

const mustsOf = (ended: SuiteEnded) =>
  idsOf(ended, 'passed').filter(id => isRequirement(id) && requirements[id].level === 'MUST');

const costOf = (name: string) => recordedCosts().get(name)!.costs.messages;

test.describe('a budget', () => {
  test('is kept on a service of five test users and so many calls a second', async ({}, testInfo) => {
    const limits = { testUsers: 5, rate: { calls: 1000, seconds: 6 } };
    const { reference, served, met, cost, key } = await rehearsal(limits);
    const budget = { BUDGET_USERS: '5', BUDGET_CALLS: '150', RATE_LIMIT: '10000' };

    const ended = await runAgainst(testInfo, served, { ...testUsers, ...key, ...budget });

    expect(ended.code, ended.output).toBe(0);
    expect(met, 'limits that were met').toEqual([]);
    expect(cost.users).toBeLessThanOrEqual(5);
    expect(cost.calls).toBeLessThanOrEqual(150);
    expect(cost.calls, 'for the budget to mean anything').toBeGreaterThan(100);
    expect(usersOf(reference), 'the users at the end').toEqual([]);
    expect(ended.report?.headline).toMatch(
      /^no violation found, \d\d of \d+ MUST tested \(.*not tested: budget \(BUDGET_USERS=5, BUDGET_CALLS=150\)/,
    );
    expect(mustsOf(ended).length).toBeGreaterThan(20);
  });

  for (const [setting, what, id] of [
    ['BUDGET_USERS', 'users', 'authorization.refuses-empty-bearer'],
    ['BUDGET_MESSAGES', 'messages', 'sign-up.accepts-new-user'],
    ['BUDGET_CALLS', 'calls', 'sign-up.accepts-new-user'],
  ] as const) {
    const preflight = costOf(preflightCost)[what];
    const enough = what === 'users' ? costOf(id).users : preflight + costOf(id)[what];

    test(`of just enough ${what} buys a check, and of one too few does not`, async ({}, testInfo) => {
      const { reference, served, key, cost } = await rehearsal();
      const run = (most: number) =>
        startAgainst(
          testInfo,
          { ...served, close: async () => undefined },
          { ...key, DESCOPE_OTHER_PROJECT_ID: '', [setting]: String(most) },
          '--grep',
          `@${id}(?!\\S)`,
        ).ended;

      const bought = await run(enough);
      const users = usersOf(reference);
      const spent = { ...cost };
      const tooFew = await run(enough - 1);
      const nothing = await run(0);
      await served.close();

      expect(idsOf(bought, 'passed')).toEqual([id]);
      expect(spent[what]).toBeLessThanOrEqual(enough);
      expect(users, 'the users at the end').toEqual([]);
      expect(tooFew.report?.headline).toContain(
        `nothing tested: budget (${setting}=${enough - 1})`,
      );
      expect(tooFew.code, 'nothing was tested').toBe(1);
      expect(nothing.output).toContain(
        `${setting} is "0": give a whole number from ${preflight} (the preflight needs that many) to`,
      );
      expect(nothing.code).toBe(1);
    });
  }

  test('is refused with more than one worker', async ({}, testInfo) => {
    const { served, cost } = await rehearsal();

    const ended = await runAgainst(testInfo, served, { BUDGET_CALLS: '100' }, '--workers=2');

    expect(ended.output).toContain(
      '--workers is 2, but a run with a budget (BUDGET_CALLS=100) has',
    );
    expect(ended.code).toBe(1);
    expect(cost.calls).toBe(0);
  });

  test('leaves nobody behind on Ctrl+C', async ({}, testInfo) => {
    const { reference, served, key, cost } = await rehearsal({ testUsers: 5 }, 20);
    const started = startAgainst(testInfo, served, { ...testUsers, ...key, BUDGET_USERS: '5' });
    await expect.poll(() => cost.calls, { timeout: 300_000 }).toBeGreaterThan(60);
    await expect.poll(() => usersOf(reference).length, { intervals: [5] }).toBeGreaterThan(0);
    started.interrupt();
    const ended = await started.ended;

    expect(ended.code, 'the exit code').not.toBe(0);
    expect(usersOf(reference), 'the users at the end').toEqual([]);
  });

  test('has room for what a run that was killed has left', async ({}, testInfo) => {
    const { reference, served, key, state, cost } = await rehearsal({ testUsers: 5 });
    const stays = { ...served, close: async () => undefined };
    const budget = { ...testUsers, ...key, BUDGET_USERS: '5' };
    const started = startAgainst(testInfo, stays, budget);
    await expect.poll(() => cost.calls, { timeout: 300_000 }).toBeGreaterThan(40);
    state.deletes = false;
    await expect.poll(() => usersOf(reference).length).toBeGreaterThan(0);
    started.interrupt('SIGKILL');
    await started.ended;
    for (let calls = -1; calls !== cost.calls; await wait(500)) calls = cost.calls; // its workers outlive it for a moment
    expect(usersOf(reference).length, 'users that are left').toBeGreaterThan(0);
    state.deletes = true;

    const ended = await runAgainst(testInfo, served, budget, ...only('verify.tells-phone'));

    expect(idsOf(ended, 'passed')).toEqual(['verify.tells-phone']);
    expect(ended.output).toMatch(/\d+ users? (was|were) deleted that an earlier run had left\./);
    expect(usersOf(reference), 'the users at the end').toEqual([]);
  });
});

test.describe('@smoke', () => {
  for (const [name, ms, settings, checks] of [
    ['the reference', 0, {}, 6],
    ['a slow target', 150, {}, 6],
    ['a target without an inbox', 0, { INBOX: 'none' }, 2],
  ] as const) {
    test(`costs little on ${name}`, async ({}, testInfo) => {
      const { reference, served, cost } = await rehearsal({}, ms);

      const ended = await runAgainst(testInfo, served, settings, '--grep', '@smoke');

      expect(idsOf(ended, 'passed').length).toBe(checks);
      expect(ended.code, ended.output).toBe(0);
      expect(cost.calls, 'calls').toBeLessThanOrEqual(40);
      expect(cost.messages, 'messages').toBeLessThanOrEqual(12);
      expect(usersOf(reference).length, 'users').toBeLessThanOrEqual(8);
    });
  }

  test('is one check a group', () => {
    const ids = Object.entries(requirements).filter(([, { smoke }]) => smoke);
    const groups = ids.map(([id]) => id.split('.')[0]);

    expect(groups.length).toBe(new Set(groups).size);
  });
});
