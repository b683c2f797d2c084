import type { Finding, SmallestSituation } from '../../../spec/finding.ts';
import type { SentLinks } from '../messages/sent-links.ts';
import type { RunState } from '../run/run-state.ts';
import type { TargetSession } from '../run/target-session.ts';
import type { Row } from './dimensions.ts';
import { walkOnce, type Walked } from './history.ts';
import { smallestOf, type WalkedRow } from './smallest.ts';
import { scriptOf } from './tour.ts';

/** How many findings of a run are varied: where there are more, the rest would tell much the same. */
const mostVaried = 4;
/** How often a requirement is varied whose first failing row has told nothing: a later one has more rows to go by. */
const mostTries = 2;
/** How much may be spent on one of them: calls, and ms, in times that a message is waited for. */
const patience = { calls: 200, messages: 8 };

/** Where fewer rows have judged it before, a later one that fails knows more. */
const fewest = 2;

const noted = 'rows';

/** A row of a run, and whether each requirement that was judged there broke. */
interface NotedRow {
  row: Row;
  broke: Readonly<Record<string, boolean>>;
}

/** A history of a row, and the requirements that broke before its end was probed. */
export interface WalkedRowOnce {
  row: Row;
  walked: Walked;
  early: ReadonlySet<string>;
}

/** Notes what came of a row, for the histories after it. */
export function noteRow(runState: RunState, { row, walked: { record } }: WalkedRowOnce): void {
  if (record.stopped) return;
  const broke: Record<string, boolean> = {};
  for (const { requirement, broken } of record.judgements)
    broke[requirement] = (broke[requirement] ?? false) || broken > 0;
  runState.add(noted, JSON.stringify({ row, broke } satisfies NotedRow));
}

/** The findings of a history; those that other histories of this run do not share tell where they come up. */
export async function withSmallest(
  session: TargetSession,
  links: SentLinks,
  failing: WalkedRowOnce,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const finding of failing.walked.findings) {
    const smallest = await vary(session, links, failing, finding.requirement);
    found.push({ ...finding, ...(smallest && { smallest }) });
  }
  return found;
}

async function vary(
  session: TargetSession,
  links: SentLinks,
  { row, walked, early }: WalkedRowOnce,
  requirement: string,
): Promise<SmallestSituation | undefined> {
  const { runState, target } = session;
  const others = othersIn(runState, requirement);
  if (walked.record.stopped || others.length < fewest) return undefined;
  if (!others.some(({ broke }) => !broke)) return undefined;
  const isTold = runState.count(`varied ${requirement}`) > 0;
  const isTried = runState.count(`tried ${requirement}`) >= mostTries;
  if (isTold || isTried || runState.takeTurn('varying') >= mostVaried) return undefined;
  runState.add(`tried ${requirement}`);
  const until = Date.now() + patience.messages * target.inboxTimeout;
  let left = patience.calls;
  let cost = 0;
  const smallest = await smallestOf(row, others, async changed => {
    if (left < cost || Date.now() > until) return 'no time';
    const again = await walkFor(requirement, changed, session, links, early.has(requirement));
    left -= again.calls;
    cost = Math.max(cost, again.calls);
    return brokeIn(requirement, again);
  });
  if (smallest) runState.add(`varied ${requirement}`);
  return smallest;
}

/** What became of a requirement in the other rows of this run so far. */
const othersIn = (runState: RunState, requirement: string): WalkedRow[] =>
  runState.details(noted).flatMap(line => {
    const { row, broke } = JSON.parse(line) as NotedRow;
    const isBroken = broke[requirement];
    return isBroken === undefined ? [] : [{ row, broke: isBroken }];
  });

/** Walks a row until a requirement breaks; its end is probed only where it may break there. */
const walkFor = (
  requirement: string,
  row: Row,
  session: TargetSession,
  links: SentLinks,
  isEarly: boolean,
): Promise<Walked> =>
  walkOnce(session, links, async walk => {
    const { steps } = scriptOf(row, 0);
    for (const step of steps) {
      await walk.step(step);
      if (walk.verdicts.brokenOnes.has(requirement)) return undefined;
    }
    return isEarly ? undefined : [...steps];
  });

function brokeIn(requirement: string, { findings, record }: Walked): boolean | 'not judged' {
  if (findings.some(each => each.requirement === requirement)) return true;
  const isJudged = record.judgements.some(each => each.requirement === requirement);
  return isJudged && !record.stopped ? false : 'not judged';
}
