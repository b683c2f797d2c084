import { environment } from './environment.ts';
import { printable } from './escape.ts';
import { redItems, type RedItem } from './red-items.ts';
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

/** One workflow command for each red requirement; what is blocked by the same shares one. */
export function annotations(report: Report): string[] {
  const { problems = [], headline: title } = report;
  const isTold = ({ entries: [{ reason }] }: RedItem) =>
    problems.some(each => reason === `never ran: ${each}`);
  const items = redItems(report).filter(each => !isTold(each));
  const all = [...problems.map(each => error(each, { title })), ...items.map(annotation)];
  if (all.length <= most) return all;
  const more = `and ${all.length - most + 1} more; the job summary has them all`;
  return [...all.slice(0, most - 1), error(more, { title })];
}

function annotation({ entries, rows }: RedItem) {
  const [{ id, level, verdict, text, file, line }, ...others] = entries;
  const place = file && line ? { file, line: String(line) } : {};
  const isOne = others.length === 0;
  const title = isOne ? `${verdict}: ${level} ${id}` : `${entries.length} ${verdict}`;
  const about = isOne ? text : entries.map(each => each.id).join(', ');
  return error(`${about}\n${rowsText(rows, longest)}`, { ...place, title });
}

function error(message: string, properties: Record<string, string>) {
  const head = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  return `::error ${head.join(',')}::${escape(message)}`;
}

const escape = (text: string) => printable(text).replaceAll('%', '%25').replaceAll('\n', '%0A');

const property = (text: string) => escape(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
