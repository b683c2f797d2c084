import {
  boughtWith,
  leastCost,
  limits,
  recordedCosts,
  type Bought,
  type Budget,
  type Catalogue,
  type Circumstances,
  type Need,
  type Reading,
} from '../spec/budget.ts';
import type { SettingsReader } from './settings-reader.ts';
import type { TargetSettings } from './settings-target.ts';
import * as reasons from './untestable.ts';

/** What a live service allows without a contract: test users of a project, and calls a minute. */
export const liveDefaults = { users: 5, rateLimit: 100 };

const settingOf = {
  users: 'BUDGET_USERS',
  messages: 'BUDGET_MESSAGES',
  calls: 'BUDGET_CALLS',
} as const;
const most = 1_000_000;
const longestLifetime = 60;

/** A budget of a run, and what it buys. */
export interface BudgetSettings {
  limits: Budget;
  bought: Bought;
  /** Why the rest is not tested. */
  why: string;
}

/** Why checks are not tested without what they need: no call is made for them. */
const without: Partial<Record<Need, string>> = {
  m: reasons.noInbox,
  t: reasons.generated,
  o: reasons.noOtherProject,
  k: reasons.noManagementKey,
  l: reasons.expiresTooLate,
  u: reasons.approvesAll,
};

/** Why a check or a history is left out, by its id or its place; undefined where it is to run, and may find that out itself. */
export function leftOut({ bought, why }: BudgetSettings): (name: string) => string | undefined {
  const tested = new Set(bought.tested);
  return name => {
    const need = bought.untestable.get(name);
    if (need) return without[need];
    return tested.has(name) ? undefined : why;
  };
}

/** The budget that is set, or that of a live service; undefined where there is none. */
export function budgetIn(
  read: SettingsReader,
  target: TargetSettings,
  catalogue: Catalogue,
): BudgetSettings | undefined {
  const isLive = target.isRemote && target.inbox?.kind === 'test-users';
  if (!isLive && !limits.some(each => read.text(settingOf[each]))) return undefined;
  const circumstances = circumstancesOf(target);
  const priced = recordedCosts();
  const least = leastCost(circumstances.reading, priced);
  const asked = Object.fromEntries(
    limits.flatMap(each => {
      const why = 'the preflight needs that many';
      const value = read.integer(settingOf[each], least[each], most, why);
      return value === undefined ? [] : [[each, value]];
    }),
  ) as Budget;
  const budget = { ...(isLive && { users: liveDefaults.users }), ...asked };
  if (asked.users !== undefined && !target.managementKey)
    read.fault(
      'BUDGET_USERS is set, but DESCOPE_MANAGEMENT_KEY is not, and users are deleted with that key: set DESCOPE_MANAGEMENT_KEY, or leave BUDGET_USERS out',
    );
  const words = limits
    .filter(each => budget[each] !== undefined)
    .map(each => `${settingOf[each]}=${budget[each]}`);
  return {
    limits: budget,
    bought: boughtWith(budget, circumstances, catalogue, priced),
    why: `budget (${words.join(', ')})`,
  };
}

/** What a target gives of that which checks need. */
function circumstancesOf(target: TargetSettings): Circumstances {
  const { ownInbox, fixed, inbox, linkLifetime = Infinity } = target;
  const reading: Reading =
    ownInbox || fixed || !['none', 'test-users'].includes(inbox?.kind)
      ? 'messages'
      : (inbox.kind as Reading);
  const missing: [Need, boolean][] = [
    ['m', reading === 'none'],
    ['t', reading === 'test-users'],
    ['o', target.otherProjectId === undefined],
    ['k', target.managementKey === undefined],
    ['l', linkLifetime > longestLifetime],
    ['u', target.approvesAll],
    ['s', target.noStress !== undefined],
  ];
  return { reading, lacks: missing.flatMap(([need, isMissing]) => (isMissing ? [need] : [])) };
}
