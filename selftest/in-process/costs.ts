/*
 * Writes `spec/costs.json`, as `npm run costs` does: what each check and each default history costs on the reference, in users
 * at one time, messages and calls, with messages that can be read and with test users. Given names, it only prints these.
 */
import { writeFileSync } from 'node:fs';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { costsFile, preflightCost } from '../../spec/budget.ts';
import { requirements } from '../../suites/catalogue.ts';
import { withOwnRecord } from '../../suites/support/findings/record.ts';
import { nameOfTest } from '../../suites/support/run/name-of-test.ts';
import { preflight } from '../../suites/support/run/preflight.ts';
import { closeSession, openSession } from '../../suites/support/run/target-session.ts';
import { deleteLeftUsers, deleteMadeUsers } from '../../targets/clean-up.ts';
import { custom } from '../../targets/custom.ts';
import { keepPreflight, type PreflightResult } from '../../targets/preflight-result.ts';
import { currentRun } from '../../targets/run.ts';
import { parseSettings } from '../../targets/settings.ts';
import type { Target } from '../../targets/target.ts';
import { managementKeyOf, outboxOf, settingsFor } from '../end-to-end/support/served.ts';
import { given } from '../support/custom-settings.ts';
import {
  checks,
  defaultTour,
  expiryHistories,
  randomHistories,
  runChecks,
  stressHistories,
} from './checks.ts';
import { namesIn } from './fixtures.ts';
import { plainRequest } from './request.ts';
import type { Check } from './test-double.ts';

currentRun();

/** The letters of what checks need, by the fixtures that skip where it is missing. */
const needOf: Readonly<Record<string, string>> = {
  arrivals: 'm',
  otherProject: 'o',
  managementKey: 'k',
  expiry: 'l',
  growOld: 'l',
  unapproved: 'u',
  underStress: 's',
};

const all: ReadonlyMap<string, Check> = new Map(
  [...checks, ...defaultTour, ...randomHistories, ...stressHistories, ...expiryHistories].map(
    each => [nameOfTest(each), each],
  ),
);

/** A cost as `costs.json` keeps it. */
async function costOf(name: string): Promise<string> {
  const usual = await recordedWith('http', name);
  const withTestUsers = await recordedWith('test-users', name);
  const users = Math.max(usual.users, withTestUsers.users);
  const others = [withTestUsers.messages, withTestUsers.calls];
  const isAlike = others[0] === usual.messages && others[1] === usual.calls;
  const figures = [users, usual.messages, usual.calls, ...(isAlike ? [] : others)];
  const check = all.get(name);
  const needs = [
    ...(check ? fixturesOf(check).flatMap(each => needOf[each] ?? []) : []),
    ...(withTestUsers.verdict === 'not tested' ? ['t'] : []),
    ...(usual.usersElsewhere > 0 ? ['x'] : []),
  ].toSorted();
  return [...figures, ...(needs.length > 0 ? [needs.join('')] : [])].join(' ');
}

/** All fixtures that a check asks for, those that fixtures ask for too. */
function fixturesOf({ body, registry }: Check): string[] {
  const found = new Set<string>();
  const add = (taker: unknown) => {
    if (typeof taker !== 'function') return;
    for (const name of namesIn(taker as () => unknown)) {
      if (found.has(name)) continue;
      found.add(name);
      add(registry[name]?.value);
    }
  };
  add(body);
  return [...found];
}

/** The reference, which counts. */
class Counting extends Reference {
  calls = 0;
  users = 0;
  usersElsewhere = 0;

  override async fetch(request: Request, env?: object): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith('/outbox/')) this.calls += 1;
    const answer = await super.fetch(request, env);
    const [project, other] = [...this.projects.values()];
    this.users = Math.max(this.users, project!.users.size);
    this.usersElsewhere = Math.max(this.usersElsewhere, other!.users.size);
    return answer;
  }

  get messages(): number {
    return [...this.projects.values()].reduce((sum, each) => sum + each.messages.length, 0);
  }
}

/** What the preflight has found of each inbox. */
const found = new Map<string, PreflightResult>();

/** What a check costs on a server that nobody has used, with a session of its own. */
async function recordedWith(inbox: 'http' | 'test-users', name: string) {
  const reference = new Counting();
  const { url, close } = await serve(reference);
  const settings = parseSettings(
    given({
      ...settingsFor(url),
      TARGET_NAME: `${inbox} ${name}`,
      DESCOPE_MANAGEMENT_KEY: managementKeyOf(reference),
      ...(inbox === 'http' ? outboxOf(url) : { INBOX: inbox }),
    }),
    requirements,
  ).target!;
  const target: Target = {
    ...custom(settings),
    connect: async () => ({
      ...(await custom(settings).connect()),
      linkLifetime: 180,
      advanceClock: seconds => reference.advance(seconds),
      resetClock: () => reference.resetClock(),
    }),
  };
  const deleteUsers = async () => void (await deleteMadeUsers(settings));
  target.budget = { leftOut: () => undefined, deleteUsers };
  let verdict = 'passed';
  if (name === preflightCost) {
    await deleteLeftUsers(settings);
    const session = await openSession(target, plainRequest, currentRun());
    found.set(inbox, await withOwnRecord(() => preflight(session)));
    await closeSession(session);
    await target.budget.deleteUsers();
  } else {
    keepPreflight(found.get(inbox)!);
    const check = all.get(name);
    if (!check) throw new Error(`there is no check or default history ${name}`);
    const given = { playwright: { request: plainRequest } };
    const [outcome] = await runChecks([check], target, given);
    verdict = outcome!.verdict;
    const isWell = verdict === 'passed' || (verdict === 'not tested' && inbox !== 'http');
    if (!isWell) throw new Error(`${name} ${verdict}: ${outcome!.why}`);
  }
  await close();
  const { users, usersElsewhere, messages, calls } = reference;
  const left = [...reference.projects.values()][0]!.users.size;
  if (left > 0) throw new Error(`${name} leaves ${left} users with ${inbox}`);
  return { users, usersElsewhere, messages, calls, verdict };
}

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : [...all.keys()];
const recorded: Record<string, string> = {};
for (const name of [preflightCost, ...names]) recorded[name] = await costOf(name);
const text = `${JSON.stringify(recorded, null, 2)}\n`;
if (asked.length === 0) writeFileSync(costsFile, text);
process.stdout.write(text, () => process.exit(0));
