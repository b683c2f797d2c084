import { readFileSync } from 'node:fs';
import type { Level, Requirement } from './requirement.ts';

/** What a budget may limit. */
export const limits = ['users', 'messages', 'calls'] as const;

/** How many users may exist at one time, and how many messages and calls a run may cost; no limit where undefined. */
export type Budget = Partial<Cost>;

/** What something costs on a target that conforms, at the most. */
export interface Cost {
  /** Users at one time. */
  users: number;
  messages: number;
  /** Calls of the API, the deletion of the users included. */
  calls: number;
}

/** The way in which links are read, as far as it changes what a check costs. */
export type Reading = 'messages' | 'test-users' | 'none';

/**
 * What a check may need, each by the letter that stands in `costs.json`: messages that can be read, links of the operations
 * themselves, a second project, a management key, a short lifetime of links, a domain that is not approved, many calls at
 * once. `x` is no need: it makes users in a second project, who cannot be deleted.
 */
export type Need = 'm' | 't' | 'o' | 'k' | 'l' | 'u' | 's' | 'x';

/** The cost of a check or a history. */
export interface Priced {
  /** By the way in which links are read. */
  costs: Readonly<Record<Reading, Cost>>;
  needs: readonly Need[];
}

/** Where costs are kept: `npm run costs` writes them. */
export const costsFile = new URL('costs.json', import.meta.url);

/** What the preflight is called among the costs. */
export const preflightCost = 'preflight';

/** The requirements, as far as a budget asks. */
export type Catalogue = Readonly<
  Record<string, Partial<Pick<Requirement, 'level' | 'untested' | 'shownBy' | 'role'>>>
>;

/** What each check costs by its id, each default history by its place, and the preflight. */
export function recordedCosts(): ReadonlyMap<string, Priced> {
  const kept = JSON.parse(readFileSync(costsFile, 'utf8')) as Record<string, string>;
  return new Map(Object.entries(kept).map(([name, text]) => [name, pricedIn(text)]));
}

/** A cost as it is kept: users, messages and calls, the messages and calls with test users, and the letters of its needs. */
export function pricedIn(text: string): Priced {
  const [figures, needs = ''] = text.split(/ (?=[a-z])/);
  const [users = 0, messages = 0, calls = 0, ...others] = figures!.split(' ').map(Number);
  const [testMessages = messages, testCalls = calls] = others;
  const usual = { users, messages, calls };
  return {
    costs: {
      messages: usual,
      none: usual,
      'test-users': { users, messages: testMessages, calls: testCalls },
    },
    needs: needs.split('') as Need[],
  };
}

/** What settings say of the target of a budget. */
export interface Circumstances {
  reading: Reading;
  /** What they do not give. */
  lacks: readonly Need[];
}

/** What a budget buys. */
export interface Bought {
  /** The ids of checks and the places of histories that fit. */
  tested: readonly string[];
  /** What the settings leave untested, whatever the budget, and what of them is missing for that. */
  untestable: ReadonlyMap<string, Need>;
  /** What they cost together, the preflight included. */
  cost: Cost;
}

/**
 * What fits into a budget: MUST first, then SHOULD, then histories, and of each what costs the smallest part of the budget.
 * The same settings and costs always give the same choice.
 */
export function boughtWith(
  budget: Budget,
  { reading, lacks }: Circumstances,
  catalogue: Catalogue,
  priced = recordedCosts(),
): Bought {
  const share = ({ messages, calls }: Cost) =>
    Math.max(messages / (budget.messages ?? Infinity), calls / (budget.calls ?? Infinity), 0);
  const rank = (name: string) => ['MUST', 'SHOULD', undefined].indexOf(catalogue[name]?.level);
  const all = [...priced]
    .filter(([name]) => name !== preflightCost)
    .map(([name, { costs, needs }]) => ({ name, needs, cost: costs[reading], rank: rank(name) }));
  const missing = all.flatMap(({ name, needs }) => {
    const need = lacks.find(each => needs.includes(each));
    return need ? [[name, need] as const] : [];
  });
  const untestable = new Map(missing);
  const candidates = all
    .filter(({ name }) => !untestable.has(name))
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        share(a.cost) - share(b.cost) ||
        a.cost.calls - b.cost.calls ||
        (a.name < b.name ? -1 : 1),
    );
  let cost = leastCost(reading, priced);
  const tested: string[] = [];
  for (const { name, cost: own, needs } of candidates) {
    const leavesUsers = budget.users !== undefined && needs.includes('x') && !lacks.includes('o');
    const sum = {
      users: Math.max(cost.users, own.users),
      messages: cost.messages + own.messages,
      calls: cost.calls + own.calls,
    };
    if (leavesUsers || exceeded(budget, sum).length > 0) continue;
    cost = sum;
    tested.push(name);
  }
  return { tested, untestable, cost };
}

/** What a run costs before its first check. */
export const leastCost = (reading: Reading, priced = recordedCosts()): Cost =>
  priced.get(preflightCost)!.costs[reading];

/** In what a cost is more than a budget. */
const exceeded = (budget: Budget, cost: Cost): (keyof Cost)[] =>
  limits.filter(each => cost[each] > (budget[each] ?? Infinity));

/** What a budget buys, in words: `94 of 164 MUST, …; at the most 5 users at one time, 40 messages, 290 calls, 3 minutes at 100 calls a minute`. */
export function boughtInWords(
  { tested, cost }: Bought,
  catalogue: Readonly<Record<string, Pick<Requirement, 'level' | 'untested'>>>,
  callsPerMinute?: number,
): string {
  const share = (level: Level) => {
    const all = Object.keys(catalogue).filter(
      id => catalogue[id]!.level === level && !catalogue[id]!.untested,
    );
    return `${all.filter(id => tested.includes(id)).length} of ${all.length} ${level}`;
  };
  const histories = tested.filter(each => !Object.hasOwn(catalogue, each)).length;
  const minutes = callsPerMinute && Math.ceil(cost.calls / callsPerMinute);
  const time = minutes ? [`${count(minutes, 'minute')} at ${callsPerMinute} calls a minute`] : [];
  const most = [
    `${count(cost.users, 'user')} at one time`,
    count(cost.messages, 'message'),
    count(cost.calls, 'call'),
    ...time,
  ];
  const what = [share('MUST'), share('SHOULD'), count(histories, 'history', 'histories')];
  return `${what.join(', ')}; at the most ${most.join(', ')}`;
}

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
