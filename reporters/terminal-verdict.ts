import { madeWith } from './about-text.ts';
import { causeItems } from './cause-items.ts';
import { harmless } from './escape.ts';
import { toneOf } from './headline.ts';
import type { Look } from './look.ts';
import { isRedRun, type Entry, type Report } from './report.ts';
import { newerLine } from './newer.ts';
import { nextSteps } from './terminal-next.ts';
import { redBlocks } from './terminal-red.ts';
import { groupTable, reasons } from './terminal-table.ts';
import { count, duration, wrap } from './text.ts';

/** The whole verdict as text: causes of what is red, known failures, table, what was not tested, files, headline, what to do next. */
export function verdictText(told: Report, look: Look, files: string[] = []) {
  const [report, items] = withHarmlessTexts([told, causeItems(told)] as const);
  const { target, requirements, problems = [], hints = [], about, targetOutput = [] } = report;
  const { paint, width, numbers } = look;
  const of = (verdict: string) => requirements.filter(each => each.verdict === verdict);
  const nothingRan = requirements.every(each => each.durationMs === undefined || neverRan(each));
  const details = () => [
    ...redBlocks(items, look),
    reasons('known failure', of('known failure'), look),
    groupTable(requirements, look),
    reasons('not tested', of('not tested'), look),
  ];
  const blocks = [
    ...problems.map(each => wrap(each, width).map(line => paint('red', line))),
    ...(nothingRan ? [] : details()),
    isRedRun(report) ? outputLines(targetOutput) : [],
    files.flatMap(each => wrap(each, width)).map(each => paint('dim', each)),
    (isRedRun(report) ? hints : []).flatMap(each =>
      wrap(`hint: ${each}`, width).map(line => paint('yellow', line)),
    ),
    [
      ...(about ? wrap(madeWith(about), width) : []).map(each => paint('dim', each)),
      paint(
        'dim',
        `${count(requirements.length, 'requirement')} in ${duration(report.durationMs)}` +
          (numbers === undefined ? '' : `, ${count(numbers, 'phone number')} used`),
      ),
      ...newerLine(report).map(each => paint('yellow', each)),
      ...wrap(`${target}: ${report.headline}`, width).map(each =>
        paint('bold', paint(tones[toneOf(report.headline)], each)),
      ),
      ...mustLines(of('failed'), width).map(each => paint('red', each)),
    ],
    nothingRan ? [] : nextSteps(items, look),
  ];
  return blocks
    .filter(each => each.length > 0)
    .map(each => each.join('\n'))
    .join('\n\n');
}

const mostNamed = 10;

/** The names of the MUST requirements that are not met, where there are several. */
function mustLines(failed: Entry[], width: number): string[] {
  const ids = failed.filter(each => each.level === 'MUST').map(each => each.id);
  if (ids.length < 2) return [];
  const more = ids.length - mostNamed;
  const named = [...ids.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return wrap(`MUST not met: ${named}`, width - 2).map(each => `  ${each}`);
}

const outputLines = (lines: string[]) =>
  lines.length > 0 ? ['The last lines of the target:', ...lines.map(each => `  ${each}`)] : [];

const withHarmlessTexts = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_key, each) =>
    typeof each === 'string' ? harmless(each) : each,
  );

const neverRan = ({ reason }: Entry) => reason?.startsWith('never ran: ');

const tones = { good: 'green', open: 'yellow', bad: 'red' } as const;
