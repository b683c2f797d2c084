import { isMap, isSeq, parseDocument, YAMLSeq, type Node } from 'yaml';
import { printable } from './escape.ts';
import { redOnes, type Entry, type Report } from './report.ts';
import { RequirementReporter } from './requirement-reporter.ts';
import { shorten } from './text.ts';
import { sentenceOf } from './words.ts';

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
 * what failed for the first time comes with what was seen as its reason; what the run did not judge stays. A date
 * that has passed goes: whoever asks for a baseline excuses the failure anew.
 */
export function baseline(report: Judged, existing = ''): string {
  const document = parseDocument(existing);
  const list = isSeq(document.contents) ? document.contents : new YAMLSeq<Node>();
  const verdictOf = (id: unknown) => report.requirements.find(each => each.id === id)?.verdict;
  const passed = ['passed', 'stale'];
  list.items = list.items.filter(each => !passed.includes(verdictOf(idOf(each)) ?? ''));
  for (const each of list.items)
    if (isMap(each) && verdictOf(idOf(each)) === 'failed') each.delete('until');

  const listed = new Set(list.items.map(idOf));
  const failing = report.requirements.filter(
    ({ id, verdict }) => ['failed', 'known failure'].includes(verdict) && !listed.has(id),
  );
  for (const entry of failing) list.add(document.createNode(knownFailure(entry)));

  list.items.forEach((each, index) => (each.spaceBefore = index > 0));
  list.flow = false;
  document.contents = list as typeof document.contents;
  document.commentBefore ??= heading(report);
  return document.toString({ lineWidth: 100 });
}

const idOf = (item: unknown) => (item as { get?(key: string): unknown }).get?.('id');

function knownFailure({ id, verdict, reason = '', link, until, findings = [] }: Entry) {
  if (verdict === 'known failure')
    return { id, reason: printable(reason), ...(link && { link }), ...(until && { until }) };
  const [finding] = findings;
  const seen = finding ? sentenceOf(finding) : reason;
  return { id, reason: shorten(printable(seen), 300) };
}

function heading(report: Judged) {
  const isCut = /^(interrupted|incomplete)/.test(report.headline);
  const blocked = redOnes(report).filter(each => each.verdict === 'blocked').length;
  return [
    ` What ${report.target} is known to fail. A listed failure is green and shown; an entry that passes is red.`,
    ' Write down why each is excused; "link" and "until" (a date) are optional.',
    ...(isCut
      ? [` The run was ${report.headline.split(/[:,]/, 1)[0]}: what it left out is not here.`]
      : []),
    ...(blocked > 0 ? [` ${blocked} blocked: a known failure does not excuse these.`] : []),
  ].join('\n');
}
