import type { ComparedReport, Implementation } from './comparison.ts';

/** A run as it is kept: a line of JSON. */
export interface PastRun {
  target: string;
  startedAt: string;
  headline: string;
  kept: number;
  broken: number;
  /** The version of the suite; missing where the report does not tell it. */
  version?: string;
}

/** The runs that are kept in a text, a line each. @throws SyntaxError for what is no JSON */
export const runsIn = (text: string): PastRun[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map(each => JSON.parse(each) as PastRun);

/** Some runs, and those of implementations beside them: each run once, the oldest first. */
export function withRuns(
  runs: readonly PastRun[],
  implementations: readonly Implementation[],
): PastRun[] {
  const all = [...runs, ...implementations.map(runOf)];
  const byRun = new Map(all.map(each => [`${each.startedAt} ${each.target}`, each]));
  return [...byRun.values()].toSorted((one, other) => one.startedAt.localeCompare(other.startedAt));
}

/** The runs of a target, the oldest first. */
export const runsOf = ({ target }: ComparedReport, runs: readonly PastRun[]): PastRun[] =>
  runs.filter(each => each.target === target);

function runOf({ report, kept, broken }: Implementation): PastRun {
  const { target, startedAt, headline, about } = report;
  return { target, startedAt, headline, kept, broken, ...(about && { version: about.version }) };
}
