import { afterLine } from './call-trail.ts';
import { alone } from './rerun-command.ts';
import { placeOf } from './cause.ts';
import { found, inOneLine } from './words.ts';
import { groupBy } from './group-by.ts';
import { colours } from './paint.ts';
import { redOnes, type Entry, type Report } from './report.ts';
import type { Look } from './terminal-verdict.ts';
import { count, shorten, wrap } from './text.ts';

const most = 20;

/** What is red, one block each; those that are blocked by the same thing share a block. */
export function redItems(report: Report, look: Look): string[][] {
  const red = redOnes(report);
  const items = groupBy(red, placeOf);
  const blocks = [...items.values()].map(([first, ...others]) =>
    others.length > 0 ? together([first!, ...others], report, look) : single(first!, look),
  );
  const rest = [...items.values()].slice(most);
  return rest.length === 0 ? blocks : [...blocks.slice(0, most), inShort(rest, look)];
}

/** What there is no room for: the ids of the others, and once each what blocks how many. */
function inShort(items: Entry[][], { page, width }: Look): string[] {
  const where = page ? `, all in ${page}` : '';
  const lines = items.flatMap(([first, ...others]) => {
    const { verdict, level, id, reason = '' } = first!;
    if (verdict !== 'blocked') return `  ${verdict}  ${level}  ${id}`;
    const n = count(others.length + 1, 'requirement');
    const [head, ...tail] = wrap(`${verdict}  ${n}: ${reason}`, width - 4);
    return [`  ${head}`, ...indent(tail, 4)];
  });
  return [`and ${items.flat().length} more${where}:`, ...lines];
}

function single(entry: Entry, look: Look): string[] {
  const { id, level, verdict, text, quote, source, reason, evidence } = entry;
  const { paint, width } = look;
  const word = paint('bold', paint(colours[verdict], verdict.toUpperCase()));
  const head = [`${word}  ${level}  ${paint('bold', id)}`, ...indent(wrap(text, width - 2), 2)];
  if (verdict === 'stale') return [...head, ...row('why', reason ?? '', look)];

  const { sent, cameBack, faults, wanted, words } = found(evidence ?? nothing);
  const isMore = verdict === 'failed' && reason !== inOneLine(evidence);
  return [
    ...head,
    ...(verdict === 'blocked' ? row('blocked by', reason, look) : []),
    ...(isMore ? row('why', reason, look) : []),
    ...row('after', evidence && afterLine(evidence), look),
    ...row('sent', sent, look),
    ...row('came back', cameBack, look),
    ...row('wrong', faults.join('\n'), look),
    ...row('wanted', wanted, look),
    ...(verdict === 'blocked' ? [] : row('found', words, look)),
    ...row('source', `“${quote}” ${source}`, look),
    ...rawRow('repeat', evidence?.curl, look),
    `${paint('dim', `  ${'alone'.padEnd(column - 2)}`)}${alone(id, look.catalogue)}`,
  ];
}

function together(entries: Entry[], { requirements }: Report, look: Look): string[] {
  const { paint, width } = look;
  const [{ reason, evidence }] = entries as [Entry];
  const word = paint('bold', paint('magenta', 'BLOCKED'));
  const isAll = entries.length === requirements.length;
  const ids = isAll ? [] : indent(wrap(entries.map(each => each.id).join(', '), width - 2), 2);
  const head = `${word}  ${isAll ? 'all ' : ''}${count(entries.length, 'requirement')}`;
  return [
    `${head}; nobody is accused`,
    ...indent(wrap(reason ?? '', width - 2), 2),
    ...rawRow('repeat', evidence?.curl, look),
    ...ids.map(each => paint('dim', each)),
  ];
}

const nothing = { message: '', exchanges: [] };
const column = 13;

function row(name: string, text: string | undefined, { width, paint }: Look): string[] {
  if (!text) return [];
  const label = paint('dim', `  ${name.padEnd(column - 2)}`);
  const lines = shorten(text, 1500)
    .split('\n')
    .flatMap(line => wrap(line, width - column));
  return [`${label}${lines[0]}`, ...indent(lines.slice(1), column)];
}

function rawRow(name: string, text: string | undefined, { paint }: Look): string[] {
  return text ? [paint('dim', `  ${name}`), ...indent(text.split('\n'), 4)] : [];
}

const indent = (lines: string[], by: number) => lines.map(each => ' '.repeat(by) + each);
