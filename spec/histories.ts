import type { Finding, HistoryRecord, Listing } from './finding.ts';
import { sentenceOf } from './sentence.ts';

/** What every history is tagged with; it has no id of a requirement. */
const historyTag = '@journeys';

/** Whether a test is a history, by its tags. */
export const isHistory = (tags: readonly string[]): boolean => tags.includes(historyTag);

const placeType = 'default history';

/** Playwright test details of a history of the default run: the `n`th (from 1) of so many in its series. */
export const defaultHistory = (series: string, n: number, of: number) => ({
  tag: [historyTag, '@must'],
  annotation: { type: placeType, description: `${series} ${n} of ${of}` },
});

/** Playwright test details of a history that the user asks for by a setting of its own. */
export const historyAskedFor = { tag: [historyTag, '@must'] };

/** What a history is tagged with that is walked on demand only. */
export const onDemandTag = '@on-demand';

/** Playwright test details of a history that is walked on demand only. */
export const historyOnDemand = { tag: [historyTag, '@must', onDemandTag] };

/** The place of a history in the default run, as its annotations tell it. */
export const placeOf = (
  annotations: readonly { type: string; description?: string }[],
): string | undefined => annotations.find(({ type }) => type === placeType)?.description;

/** What the end of a run needs to know of a history. */
export interface HistoryEnd {
  title: string;
  place?: string | undefined;
  stopped: boolean;
  /** By requirement: how often it was judged, and how many findings there are against it. */
  judged: Record<string, { judged: number; found: number }>;
}

/** A history as the end of a run needs it. */
export function endOf(
  title: string,
  place: string | undefined,
  findings: readonly Finding[],
  { judgements, stopped }: HistoryRecord,
): HistoryEnd {
  const judged: HistoryEnd['judged'] = {};
  const of = (id: string) => (judged[id] ??= { judged: 0, found: 0 });
  for (const each of judgements) of(each.requirement).judged += each.judged;
  for (const each of findings) of(each.requirement).found++;
  return { title, place, stopped: stopped !== undefined, judged };
}

/** Whether an entry of the known failures, if there is one, excuses what histories find: one of a blocked check does not. */
export const excusesHistories = (entry: Listing | undefined): boolean =>
  entry !== undefined && !entry.expired && (!entry.blocked || entry.situations === true);

/** Whether the requirement that a stopped history accuses, if there is one, is excused in whatever way. */
export const excusesStop = (entry: Listing | undefined): boolean =>
  entry !== undefined && !entry.expired;

/** The errors of a history: one for each requirement that it found broken and that nothing excuses, and one where it stopped. */
export function errorsOf(
  findings: readonly Finding[],
  { stopped }: Pick<HistoryRecord, 'stopped'>,
  listed: Readonly<Record<string, Listing>>,
): string[] {
  const isExcused = (id: string) => excusesHistories(listed[id]);
  const ids = [...new Set(findings.map(each => each.requirement))].filter(id => !isExcused(id));
  const found = ids.map(id => {
    const [first, ...others] = findings.filter(each => each.requirement === id);
    const more = others.length > 0 ? ` (${others.length} more like it)` : '';
    return `${id} is not met${first!.situation ? '' : ':'} ${sentenceOf(first!)}${more}`;
  });
  const isOver = stopped && !excusesStop(listed[stopped.requirement ?? '']);
  return isOver ? [...found, `the history stopped: ${stopped.why}`] : found;
}

/** Which checks there are, and which of them ran. */
export interface Checks {
  expected: readonly string[];
  ran: ReadonlySet<string>;
}

/**
 * The stale ones among the requirements that are listed with `situations: true`: every check and every default history ran
 * to its end, at least one history judged it, and none found against it.
 */
export function staleAmong(
  listed: readonly string[],
  { expected, ran }: Checks,
  histories: readonly HistoryEnd[],
): string[] {
  if (listed.length === 0 || !expected.every(id => ran.has(id)) || !isWhole(histories)) return [];
  return listed
    .filter(id => {
      const all = histories.flatMap(each => each.judged[id] ?? []);
      return all.some(each => each.judged > 0) && all.every(each => each.found === 0);
    })
    .toSorted();
}

/** What is said of entries with `situations: true` that are stale, as one sentence. */
export const staleSentence = (ids: readonly string[]): string =>
  `Listed with "situations: true", but every history ran and none found against them, so remove from the known failures: ${ids.join(', ')}`;

/** Whether each default history ran to its end, by what those that ran say of how many there are. */
function isWhole(histories: readonly HistoryEnd[]): boolean {
  const placed = histories.filter(each => each.place !== undefined);
  const ended = new Set(placed.filter(each => !each.stopped).map(each => each.place));
  return (
    placed.length > 0 &&
    placed.every(({ place }) => siblingsOf(place!).every(each => ended.has(each)))
  );
}

function siblingsOf(place: string): string[] {
  const [, series, of] = /^(.*) \d+ of (\d+)$/.exec(place) ?? [];
  return Array.from({ length: Number(of) }, (_, index) => `${series} ${index + 1} of ${of}`);
}
