import { roleOf } from '../spec/requirement.ts';
import { groupBy } from './group-by.ts';
import { count } from './text.ts';
import type { Catalogue, Entry } from './report.ts';
import { isJudged, isRed, type Verdict } from './verdict.ts';

/** What a run was, beside its verdicts. */
export interface Circumstances {
  /** Why it is not whole: `interrupted`, `the target died`; nothing is called conformant then. */
  cut?: string | undefined;
  /** Whether it is put together from the reports of several. */
  merged?: boolean;
  /** How much went wrong beside the requirements, so that the run is red. */
  problems?: number;
  /** How many of the five operations the target has, where its settings leave some out. */
  operations?: number | undefined;
}

/** The run in one sentence; what is red is never called conformant, nor what was not judged. */
export function headline(
  all: Entry[],
  catalogue: Catalogue,
  { cut, merged = false, problems = 0, operations }: Circumstances = {},
) {
  const entries = all.filter(each => !each.newer);
  const musts = entries.filter(each => each.level === 'MUST');
  const broken = musts.filter(isBroken);
  const rest = notMetAmong(entries.filter(each => each.level === 'SHOULD'));
  const remarks = rest ? `; ${rest}` : '';
  if (broken.length > 0) return `${cut ?? 'not conformant'}: ${notMetAmong(broken)}${remarks}`;
  if (!entries.some(each => isJudged(each.verdict)))
    return `${cut ? `${cut}: ` : ''}nothing tested: ${whyNothing(entries, catalogue)}`;

  const testable = Object.entries(catalogue).filter(
    ([id, { level, untested }]) =>
      level === 'MUST' && !untested && !musts.some(each => each.id === id && each.notOffered),
  );
  const tested = musts.filter(each => each.verdict === 'passed' || each.verdict === 'stale');
  const isWhole = testable.length > 0 && tested.length === testable.length;
  if (isWhole && !cut && problems === 0) {
    const red = redAmong(entries);
    const scope = scopeOf(musts, catalogue, operations);
    return red ? `MUST kept${scope}, ${red}` : `conformant${scope}${remarks}`;
  }

  const missing = musts.filter(
    ({ id, verdict, notOffered, ...entry }) =>
      verdict === 'blocked' ||
      isExcusedBlock({ id, verdict, ...entry }) ||
      (verdict === 'not tested' && !notOffered && !catalogue[id]?.untested),
  );
  const leftOut = testable.length - tested.length - missing.length;
  const elsewhere = `${leftOut} ${merged ? 'in none of the merged reports' : 'not in this run'}`;
  const parts = [...whyNotTested(missing), ...(leftOut > 0 ? [elsewhere] : [])];
  const share = `${tested.length} of ${testable.length} MUST tested`;
  const why = parts.length > 0 ? ` (${parts.join('; ')})` : '';
  const besides = problems > 0 && !cut ? `; ${count(problems, 'problem')}` : '';
  return `${cut ? `${cut}: ` : ''}no violation found, ${share}${why}${remarks}${besides}`;
}

/** Of what a target was judged, where that is not all: the operations that it has, or what an SDK offers. */
function scopeOf(musts: Entry[], catalogue: Catalogue, operations: number | undefined): string {
  if (operations !== undefined) return ` in ${operations} of 5 operations`;
  const lacking = musts.filter(
    ({ id, notOffered }) => notOffered && roleOf(catalogue[id]!) === 'client',
  );
  return lacking.length > 0 ? ` in what it offers, ${lacking.length} MUST not offered` : '';
}

const isBad =
  /^(not conformant|nothing tested|not tested|incomplete|the target died)|\d MUST (not met|unstable)/;

/** What a headline comes to, for whoever paints it. */
export function toneOf(headline: string): 'good' | 'open' | 'bad' {
  if (headline.startsWith('conformant')) return 'good';
  return isBad.test(headline) ? 'bad' : 'open';
}

const broken: readonly Verdict[] = ['failed', 'known failure', 'unstable'];

/** Whether a requirement was seen broken; a blocked check that is excused says nothing of it. */
const isBroken = (entry: Entry) => broken.includes(entry.verdict) && !isExcusedBlock(entry);

const isExcusedBlock = ({ verdict, checkBlocked, findings = [] }: Entry) =>
  verdict === 'known failure' &&
  checkBlocked === true &&
  !findings.some(each => each.history !== undefined);

/** The broken ones of one level: `2 SHOULD not met (1 known), 1 SHOULD unstable`; undefined where there are none. */
function notMetAmong(entries: Entry[]): string | undefined {
  const of = (verdict: Verdict) =>
    entries.filter(each => each.verdict === verdict && isBroken(each));
  const known = of('known failure').length;
  const notMet = of('failed').length + known;
  const [level] = entries.map(each => each.level);
  const remark = known === 0 ? '' : known === notMet ? ', known' : ` (${known} known)`;
  const parts = [
    ...(notMet > 0 ? [`${notMet} ${level} not met${remark}`] : []),
    ...(of('unstable').length > 0 ? [`${of('unstable').length} ${level} unstable`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** What makes a run red in which every MUST was kept; undefined where nothing does. */
function redAmong(entries: Entry[]): string | undefined {
  if (!entries.some(each => isRed(each.verdict))) return undefined;
  const should = entries.filter(each => each.level === 'SHOULD');
  const of = (verdict: Verdict) => entries.filter(each => each.verdict === verdict).length;
  return [
    notMetAmong(should),
    of('blocked') > 0 && `${of('blocked')} SHOULD blocked`,
    of('stale') > 0 && `${of('stale')} stale`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Why nothing was judged. */
function whyNothing(entries: Entry[], catalogue: Catalogue): string {
  const meant = entries.filter(each => !catalogue[each.id]?.untested);
  if (meant.length === 0) return 'nothing ran';
  const reasons = groupBy(meant, ({ verdict, reason = '' }) =>
    verdict === 'blocked' ? `${meant.length} blocked` : reason,
  );
  const [first, ...more] = [...reasons].sort(([, a], [, b]) => b.length - a.length);
  return [first![0], ...(more.length > 0 ? [count(more.length, 'more reason')] : [])].join('; ');
}

function whyNotTested(missing: Entry[]): string[] {
  const reasons = groupBy(missing, ({ verdict, reason }) =>
    verdict === 'blocked' || verdict === 'known failure' ? 'blocked' : `not tested: ${reason}`,
  );
  const parts = [...reasons]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, those]) => `${those.length} ${reason}`);
  const more = parts.length - 2;
  return [...parts.slice(0, 2), ...(more > 0 ? [count(more, 'more reason')] : [])];
}
