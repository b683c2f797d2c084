import { causeItems, extentOf, type CauseItem } from './cause-items.ts';
import { environment } from './environment.ts';
import { printable } from './escape.ts';
import { placesHere, type PlaceOf } from './place-here.ts';
import type { Report } from './report.ts';
import { RequirementReporter } from './requirement-reporter.ts';
import { rowsText } from './rows.ts';

/** GitHub shows no more than ten errors of one step. */
const most = 10;
const longest = 1000;

/** Annotations for a GitHub job: at what is red, and at nothing else. */
export default class GitHubReporter extends RequirementReporter {
  override announce(report: Report) {
    if (!environment.isGitHub()) return;
    const lines = annotations(report);
    process.stdout.write(lines.map(each => `${each}\n`).join(''));
  }
}

/** One workflow command for each cause of what is red, where the repository shows it. */
export function annotations(report: Report): string[] {
  const { problems = [], headline: title } = report;
  const isTold = ({ entry: { reason } }: CauseItem) =>
    problems.some(each => reason === `never ran: ${each}`);
  const placeOf = placesHere();
  const items = causeItems(report).filter(each => !isTold(each));
  const all = [
    ...problems.map(each => error(each, { title })),
    ...items.map(each => annotation(each, placeOf)),
  ];
  if (all.length <= most) return all;
  const more = `and ${all.length - most + 1} more; the job summary has them all`;
  return [...all.slice(0, most - 1), error(more, { title })];
}

function annotation(item: CauseItem, placeOf: PlaceOf) {
  const { entry, rows, title, number, of, others, heldUp } = item;
  const { id, level, verdict, text } = entry;
  const place = placeOf(entry);
  const where = place && { file: place.file, line: String(place.line) };
  const ids = [...others.map(each => each.id), ...heldUp];
  const isOne = ids.length === 0;
  const head = isOne ? `${verdict}: ${level} ${id}` : `${item.level}, ${extentOf(item)}`;
  const first = number === 1 && of > 1 ? 'fix this first: ' : '';
  const about = isOne ? text : `${title}\n${id}: ${text}`;
  const more = isOne ? [] : [`and ${ids.join(', ')}`];
  const message = [about, rowsText(rows, longest), ...more].join('\n');
  return error(message, { ...where, title: first + head });
}

function error(message: string, properties: Record<string, string>) {
  const head = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  return `::error ${head.join(',')}::${escape(message)}`;
}

const escape = (text: string) => printable(text).replaceAll('%', '%25').replaceAll('\n', '%0A');

const property = (text: string) => escape(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
