import { alone } from './rerun-command.ts';
import { placeOf } from './cause.ts';
import { environment } from './environment.ts';
import { groupBy } from './group-by.ts';
import { redOnes, type Entry, type Report } from './report.ts';
import { RequirementReporter } from './requirement-reporter.ts';

/** GitHub shows no more than ten errors of one step. */
const most = 10;

/** Annotations for a GitHub job: at what is red, and at nothing else. */
export default class GitHubReporter extends RequirementReporter {
  publish(report: Report) {
    if (!environment.isGitHub()) return;
    const lines = annotations(report, id => alone(id, this.catalogue));
    process.stdout.write(lines.map(each => `${each}\n`).join(''));
  }
}

/** One workflow command for each red requirement; what is blocked by the same thing shares one. */
export function annotations(report: Report, command: (id: string) => string): string[] {
  const red = redOnes(report);
  const isTold = ({ reason = '' }: Entry) =>
    report.problems?.some(each => reason === `never ran: ${each}`);
  const items = groupBy(
    red.filter(each => !isTold(each)),
    placeOf,
  );
  const all = [
    ...(report.problems ?? []).map(each => error(each, { title: report.headline })),
    ...[...items.values()].map(those => annotation(those, command)),
  ];
  if (all.length <= most) return all;
  const more = `and ${all.length - most + 1} more; the job summary has them all`;
  return [...all.slice(0, most - 1), error(more, { title: report.headline })];
}

function annotation(entries: Entry[], command: (id: string) => string) {
  const [{ id, level, verdict, text, reason, evidence, file, line }] = entries as [Entry];
  const place = file && line ? { file, line: String(line) } : {};
  if (entries.length > 1) {
    const ids = entries.map(each => each.id).join(', ');
    return error(`${reason}\n${ids}`, { ...place, title: `${entries.length} ${verdict}` });
  }
  const found = verdict === 'failed' ? (evidence?.message ?? reason) : reason;
  const message = [text, found, command(id)].join('\n');
  return error(message, { ...place, title: `${verdict}: ${level} ${id}` });
}

function error(message: string, properties: Record<string, string>) {
  const head = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  return `::error ${head.join(',')}::${escape(message)}`;
}

const escape = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string) => escape(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
