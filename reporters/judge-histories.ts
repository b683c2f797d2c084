import type { Finding, Listing } from '../spec/finding.ts';
import { excusesHistories } from '../spec/histories.ts';
import { sentenceOf } from '../spec/sentence.ts';
import type { History } from './histories.ts';
import type { Judgement } from './judge.ts';
import type { Entry, FindingOfCheck, Held } from './report.ts';
import { oneLine } from './text.ts';

/** What the histories of a run say of one requirement. */
export interface JudgedByHistories extends Omit<Judgement, 'findings'> {
  findings: FindingOfCheck[];
  histories?: Held;
}

/** Judges a requirement by the histories alone; undefined where none judged it. */
export function judgeByHistories(
  id: string,
  histories: readonly History[],
  isStale: boolean,
): JudgedByHistories | undefined {
  const findings = histories.flatMap(({ title, findings: found }) =>
    found.filter(each => each.requirement === id).map(each => ({ ...each, check: title })),
  );
  const held = heldIn(id, histories);
  if (findings.length === 0 && !held) return undefined;
  const listed = histories.find(each => each.record?.listed?.[id])?.record?.listed?.[id];
  return { ...judged(findings, listed, isStale), findings, ...(held && { histories: held }) };
}

/** What is said of a requirement that only histories show, where none of those that ran judged it. */
export function unreached(
  histories: readonly History[],
): Omit<Judgement, 'findings'> & Pick<Entry, 'blockedBy'> {
  const stopped = histories.find(each => each.stopped);
  if (stopped) {
    const blockedBy = stopped.record?.stopped?.requirement;
    const reason = `history “${stopped.title}” ${stopped.stopped}`;
    return { verdict: 'blocked', reason, ...(blockedBy && { blockedBy }) };
  }
  const neverRan = histories.find(each => each.neverRan)?.neverRan;
  if (neverRan) return { verdict: 'blocked', reason: neverRan };
  const tried = histories.filter(each => !each.skipped);
  const skipped = tried.length === 0 ? histories[0]?.skipped : undefined; // else others than these could have shown it
  return {
    verdict: 'not tested',
    reason: skipped ?? 'no history entered a situation that shows it',
  };
}

function heldIn(id: string, histories: readonly History[]): Held | undefined {
  const all = histories.flatMap(({ record }) =>
    (record?.judgements ?? []).filter(each => each.requirement === id && each.judged > 0),
  );
  if (all.length === 0) return undefined;
  const judgements = all.reduce((sum, each) => sum + each.judged, 0);
  const broken = all.reduce((sum, each) => sum + each.broken, 0);
  const situations = new Set(all.map(each => each.situation)).size;
  return { judged: judgements, held: judgements - broken, situations };
}

function judged(
  [found]: readonly Finding[],
  listed: Listing | undefined,
  isStale: boolean,
): Judgement {
  const { until, link } = listed ?? {};
  const listing = { ...(until && { until }), ...(link && { link }) };
  const reason = oneLine(listed?.reason ?? '');
  if (!found)
    return isStale
      ? {
          verdict: 'stale',
          reason: `listed as a known failure (${reason}), but no history found against it: remove the entry`,
          ...listing,
        }
      : { verdict: 'passed' };
  const words = sentenceOf(found);
  if (excusesHistories(listed)) return { verdict: 'known failure', reason, ...listing };
  if (!listed) return { verdict: 'failed', reason: words };
  return {
    verdict: 'failed',
    reason: `excused until ${until} only (${reason}): ${words}`,
    ...listing,
  };
}
