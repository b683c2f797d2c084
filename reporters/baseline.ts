import { isMap, isSeq, parseDocument, YAMLSeq, type Node, type YAMLMap } from 'yaml';
import { sentenceOf } from '../spec/sentence.ts';
import { printable } from './escape.ts';
import { byHistories, type Entry, type Report } from './report.ts';
import { RequirementReporter } from './requirement-reporter.ts';
import { shorten } from './text.ts';

/** The known failures that would make this run green, ready to paste. */
export default class BaselineReporter extends RequirementReporter {
  override publish(report: Report) {
    this.write('known-failures.yaml', baseline(report), report);
  }
}

/** What is read of a report, whichever version it has. */
type Judged = Pick<Report, 'target' | 'headline' | 'requirements'>;

/**
 * The known-failures file that fits a run. Entries that still fail keep their words and comments, what is stale goes,
 * what failed or was blocked for the first time comes with what was seen as its reason; what the run did not judge stays.
 * A date that has passed goes: whoever asks for a baseline excuses the failure anew. What is unstable is never listed.
 */
export function baseline(report: Judged, existing = ''): string {
  const document = parseDocument(existing);
  const list = isSeq(document.contents) ? document.contents : new YAMLSeq<Node>();
  const entryOf = (item: unknown) => report.requirements.find(each => each.id === idOf(item));
  list.items = list.items.filter(each => !isFixed(each, entryOf(each)));
  for (const each of list.items) if (isMap(each)) update(each, entryOf(each));

  const listed = new Set(list.items.map(idOf));
  const failing = report.requirements.filter(each => !listed.has(each.id) && isToList(each));
  for (const entry of failing) list.add(document.createNode(knownFailure(entry)));

  list.items.forEach((each, index) => (each.spaceBefore = index > 0));
  list.flow = false;
  document.contents = list as typeof document.contents;
  document.commentBefore ??= heading(report);
  return document.toString({ lineWidth: 100 });
}

/** The requirements of a run that no list can excuse. */
export const unstableIn = ({ requirements }: Pick<Report, 'requirements'>): string[] =>
  requirements.filter(each => each.verdict === 'unstable').map(each => each.id);

const idOf = (item: unknown) => (item as { get?(key: string): unknown }).get?.('id');

/** Whether what an item lists was seen not to fail: by its check, or by a whole run where it excuses histories alone. */
function isFixed(item: unknown, entry: Entry | undefined): boolean {
  if (entry?.verdict === 'stale') return !isOfHistories(entry);
  const excusesCheck = !(isMap(item) && item.get('situations') === true);
  return excusesCheck && entry?.verdict === 'passed' && entry.reason !== byHistories;
}

/** Whether histories alone found against a requirement, so that its check is not to be excused. */
function isOfHistories({ findings = [] }: Entry): boolean {
  const against = findings.filter(each => each.blockedBy === undefined);
  return against.length > 0 && against.every(each => each.history !== undefined);
}

/** Makes an entry one of the kind that excuses what was seen. */
function update(item: YAMLMap, entry: Entry | undefined): void {
  if (!entry || !['failed', 'stale', 'blocked'].includes(entry.verdict) || neverRan(entry)) return;
  item.delete('until');
  item.delete('situations');
  item.delete('blocked');
  for (const [name, value] of Object.entries(kindOf(entry))) item.set(name, value);
}

/** What an entry has to say beside its reason, so that it excuses what was seen. */
const kindOf = (entry: Entry) => ({
  ...(isOfHistories(entry) && { situations: true }),
  ...(entry.checkBlocked && { blocked: true }),
});

/** Whether something is to be excused: what failed, what was blocked, and what histories find where the check passes. */
function isToList(entry: Entry): boolean {
  if (entry.verdict === 'stale') return isOfHistories(entry);
  return ['failed', 'known failure', 'blocked'].includes(entry.verdict) && !neverRan(entry);
}

/** Whether the run has left a check out. */
const neverRan = ({ verdict, checkBlocked }: Entry) => verdict === 'blocked' && !checkBlocked;

const knownFailure = (entry: Entry) => ({ ...listingOf(entry), ...kindOf(entry) });

function listingOf({ id, verdict, reason = '', link, until, findings = [] }: Entry) {
  if (verdict === 'known failure')
    return { id, reason: printable(reason), ...(link && { link }), ...(until && { until }) };
  const [finding] = findings;
  const seen = verdict !== 'blocked' && finding ? sentenceOf(finding) : reason;
  return { id, reason: shorten(withoutChance(printable(seen)), 300) };
}

/** Without what is another at each run: numbers, and what was drawn. */
const withoutChance = (text: string): string =>
  text
    .replaceAll(/\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{16,}\b/g, '…')
    .replaceAll(/\+\d[\d*]{5,}|\d{8,}/g, '…');

function heading(report: Judged) {
  const isCut = /^(interrupted|incomplete)/.test(report.headline);
  const unstable = unstableIn(report);
  return [
    ` What ${report.target} is known to fail. A listed failure is green and shown; an entry that passes is red.`,
    ' Write down why each is excused; "link" and "until" (a date) are optional. "situations: true" excuses histories alone,',
    ' "blocked: true" a check that is blocked and not one that fails.',
    ...(isCut
      ? [` The run was ${report.headline.split(/[:,]/, 1)[0]}: what it left out is not here.`]
      : []),
    ...(unstable.length > 0 ? [` Unstable, so not to be excused: ${unstable.join(', ')}.`] : []),
  ].join('\n');
}
