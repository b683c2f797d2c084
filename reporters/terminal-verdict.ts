import type { Colour, Paint } from './paint.ts';
import type { Catalogue, Entry, Report } from './report.ts';
import { redItems } from './terminal-red.ts';
import { groupTable, reasons } from './terminal-table.ts';
import { count, duration, harmless, wrap } from './text.ts';

/** How a terminal shows things. */
export interface Look {
  width: number;
  paint: Paint;
  catalogue: Catalogue;
}

/** The whole verdict as text: red ones, known failures, table, what was not tested, files, headline. */
export function verdictText(told: Report, look: Look, files: string[] = []) {
  const report = withHarmlessTexts(told);
  const { target, requirements, problems = [] } = report;
  const { paint, width } = look;
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
    [
      paint(
        'dim',
        `${count(requirements.length, 'requirement')} in ${duration(report.durationMs)}`,
      ),
      ...wrap(`${target}: ${report.headline}`, width).map(each =>
        paint('bold', paint(colourOf(report), each)),
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

function colourOf({ headline }: Report): Colour {
  if (headline.startsWith('not')) return 'red';
  return headline.startsWith('conformant') ? 'green' : 'yellow';
}
