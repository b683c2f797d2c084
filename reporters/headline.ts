import { groupBy } from './group-by.ts';
import { count } from './text.ts';
import type { Catalogue, Entry } from './report.ts';

/** What a run was, beside its verdicts. */
export interface Circumstances {
  /** Why it is not whole: `interrupted`; nothing is called conformant then. */
  cut?: string | undefined;
  /** Whether it is put together from the reports of several. */
  merged?: boolean;
  /** Whether something went wrong beside the requirements, so that the run is red. */
  hasProblems?: boolean;
}

/** The run in one sentence: conformant, no violation found, or not conformant. */
export function headline(
  entries: Entry[],
  catalogue: Catalogue,
  { cut, merged = false, hasProblems = false }: Circumstances = {},
) {
  const musts = entries.filter(each => each.level === 'MUST');
  const broken = musts.filter(isBroken);
  const rest = entries.filter(each => each.level === 'SHOULD' && isBroken(each));
  const remarks = rest.length > 0 ? `; ${notMet(rest)}` : '';
  if (broken.length > 0) return `${cut ?? 'not conformant'}: ${notMet(broken)}${remarks}`;

  const testable = Object.entries(catalogue).filter(
    ([id, { level, untested }]) =>
      level === 'MUST' && !untested && !musts.some(each => each.id === id && each.notOffered),
  );
  const tested = musts.filter(each => each.verdict === 'passed' || each.verdict === 'stale');
  const isWhole = testable.length > 0 && tested.length === testable.length;
  if (isWhole && !cut && !hasProblems) return `conformant${remarks}`;

  const missing = musts.filter(
    ({ id, verdict, notOffered }) =>
      verdict === 'blocked' ||
      (verdict === 'not tested' && !notOffered && !catalogue[id]?.untested),
  );
  const leftOut = testable.length - tested.length - missing.length;
  const elsewhere = `${leftOut} ${merged ? 'in none of the merged reports' : 'not in this run'}`;
  const parts = [...whyNotTested(missing), ...(leftOut > 0 ? [elsewhere] : [])];
  const why = entries.length > 0 ? parts.join('; ') : 'nothing ran';
  const share = `${tested.length} of ${testable.length} MUST tested${why && ` (${why})`}`;
  return `${cut ? `${cut}: ` : ''}no violation found, ${share}${remarks}`;
}

/** What a headline comes to, for whoever paints it. */
export function toneOf(headline: string): 'good' | 'open' | 'bad' {
  if (headline.startsWith('conformant')) return 'good';
  return /^(not conformant|incomplete)|\d MUST not met/.test(headline) ? 'bad' : 'open';
}

const isBroken = ({ verdict }: Entry) => verdict === 'failed' || verdict === 'known failure';

function notMet(entries: Entry[]) {
  const known = entries.filter(each => each.verdict === 'known failure').length;
  const remark = known === 0 ? '' : known === entries.length ? ', known' : ` (${known} known)`;
  return `${entries.length} ${entries[0]!.level} not met${remark}`;
}

function whyNotTested(missing: Entry[]): string[] {
  const reasons = groupBy(missing, ({ verdict, reason }) =>
    verdict === 'blocked' ? 'blocked' : `not tested: ${reason}`,
  );
  const parts = [...reasons]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, those]) => `${those.length} ${reason}`);
  const more = parts.length - 2;
  return [...parts.slice(0, 2), ...(more > 0 ? [count(more, 'more reason')] : [])];
}
