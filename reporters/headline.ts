import { groupBy } from './group-by.ts';
import { count } from './text.ts';
import type { Catalogue, Entry } from './report.ts';

/** The run in one sentence: conformant, no violation found, or not conformant. */
export function headline(entries: Entry[], catalogue: Catalogue) {
  const musts = entries.filter(each => each.level === 'MUST');
  const broken = musts.filter(isBroken);
  const rest = entries.filter(each => each.level === 'SHOULD' && isBroken(each));
  const remarks = rest.length > 0 ? `; ${notMet(rest)}` : '';
  if (broken.length > 0) return `not conformant: ${notMet(broken)}${remarks}`;

  const testable = Object.entries(catalogue).filter(
    ([id, { level, untested }]) =>
      level === 'MUST' && !untested && !musts.some(each => each.id === id && each.notOffered),
  );
  const tested = musts.filter(each => each.verdict === 'passed' || each.verdict === 'stale');
  if (testable.length > 0 && tested.length === testable.length) return `conformant${remarks}`;

  const missing = musts.filter(
    ({ id, verdict, notOffered }) =>
      verdict === 'blocked' ||
      (verdict === 'not tested' && !notOffered && !catalogue[id]?.untested),
  );
  const leftOut = testable.length - tested.length - missing.length;
  const why = entries.length > 0 ? whyNotTested(missing, leftOut) : 'nothing ran';
  return `no violation found, ${tested.length} of ${testable.length} MUST tested (${why})${remarks}`;
}

const isBroken = ({ verdict }: Entry) => verdict === 'failed' || verdict === 'known failure';

function notMet(entries: Entry[]) {
  const known = entries.filter(each => each.verdict === 'known failure').length;
  const remark = known === 0 ? '' : known === entries.length ? ', known' : ` (${known} known)`;
  return `${entries.length} ${entries[0]!.level} not met${remark}`;
}

function whyNotTested(missing: Entry[], leftOut: number) {
  const reasons = groupBy(missing, ({ verdict, reason }) =>
    verdict === 'blocked' ? 'blocked' : `not tested: ${reason}`,
  );
  const parts = [...reasons]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, those]) => `${those.length} ${reason}`);
  const more = parts.length - 2;
  return [
    ...parts.slice(0, 2),
    ...(more > 0 ? [count(more, 'more reason')] : []),
    ...(leftOut > 0 ? [`${leftOut} not in this run`] : []),
  ].join('; ');
}
