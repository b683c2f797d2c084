import { toneOf } from './headline.ts';
import type { Paint } from './paint.ts';
import { isRedRun, type Catalogue, type Entry, type Report } from './report.ts';
import { redItems } from './terminal-red.ts';
import { groupTable, reasons } from './terminal-table.ts';
import { count, duration, harmless, wrap } from './text.ts';

/** How a terminal shows things. */
export interface Look {
  width: number;
  paint: Paint;
  catalogue: Catalogue;
  /** The path of the report that holds everything, where there is one. */
  page?: string | undefined;
  /** How many phone numbers the run has used, where that is known. */
  numbers?: number | undefined;
}

/** The whole verdict as text: red ones, known failures, table, what was not tested, files, headline. */
export function verdictText(told: Report, look: Look, files: string[] = []) {
  const report = withHarmlessTexts(told);
  const { target, requirements, problems = [], hints = [] } = report;
  const { paint, width, numbers } = look;
  const of = (verdict: string) => requirements.filter(each => each.verdict === verdict);
  const nothingRan = requirements.every(each => each.durationMs === undefined || neverRan(each));
  const details = () => [
    ...redItems(report, look),
    reasons('known failure', of('known failure'), look),
    groupTable(requirements, look),
    reasons('not tested', of('not tested'), look),
  ];
  const blocks = [
    ...problems.map(each => wrap(each, width).map(line => paint('red', line))),
    ...(nothingRan ? [] : details()),
    files.flatMap(each => wrap(each, width)).map(each => paint('dim', each)),
    (isRedRun(report) ? hints : []).flatMap(each =>
      wrap(`hint: ${each}`, width).map(line => paint('yellow', line)),
    ),
    [
      paint(
        'dim',
        `${count(requirements.length, 'requirement')} in ${duration(report.durationMs)}` +
          (numbers === undefined ? '' : `, ${count(numbers, 'phone number')} used`),
      ),
      ...wrap(`${target}: ${report.headline}`, width).map(each =>
        paint('bold', paint(tones[toneOf(report.headline)], each)),
      ),
    ],
  ];
  return blocks
    .filter(each => each.length > 0)
    .map(each => each.join('\n'))
    .join('\n\n');
}

const withHarmlessTexts = (report: Report): Report =>
  JSON.parse(JSON.stringify(report), (_key, value) =>
    typeof value === 'string' ? harmless(value) : value,
  );

const neverRan = ({ reason }: Entry) => reason?.startsWith('never ran: ');

const tones = { good: 'green', open: 'yellow', bad: 'red' } as const;
