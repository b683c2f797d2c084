import type { Look } from './look.ts';
import { colours } from './paint.ts';
import { inShort, type RedItem } from './red-items.ts';
import { column, isCommand, type Row } from './rows.ts';
import { count, indented, shorten, wrap } from './text.ts';

const most = 20;
const longest = 1500;

/** What is red, one block each, and in short what there is no room for. */
export function redBlocks(items: RedItem[], look: Look, total: number): string[][] {
  const rest = items.slice(most);
  const blocks = items.slice(0, most).map(each => block(each, look, total));
  return rest.length === 0 ? blocks : [...blocks, listOf(rest, look)];
}

function block({ entries, rows }: RedItem, look: Look, total: number): string[] {
  const [{ id, level, verdict, text, quote, source }, ...others] = entries;
  const { paint, width } = look;
  const word = paint('bold', paint(colours[verdict], verdict.toUpperCase()));
  const lines = rows.filter(each => !isCommand(each)).flatMap(each => wrapped(each, look));
  const commands = rows.filter(isCommand).flatMap(each => whole(each, look));
  if (others.length === 0) {
    return [
      `${word}  ${level}  ${paint('bold', id)}`,
      ...wrap(text, width - 2).map(each => `  ${each}`),
      ...lines,
      ...wrapped({ label: 'source', text: `“${quote}” ${source}` }, look),
      ...commands,
    ];
  }
  const isAll = entries.length === total;
  const ids = isAll ? [] : wrap(entries.map(each => each.id).join(', '), width - 2);
  return [
    `${word}  ${isAll ? 'all ' : ''}${count(entries.length, 'requirement')}: no verdict`,
    ...lines,
    ...commands,
    ...ids.map(each => paint('dim', `  ${each}`)),
  ];
}

function listOf(items: RedItem[], { page, width }: Look): string[] {
  const n = items.flatMap(each => each.entries).length;
  const lines = items.flatMap(each => {
    const [first, ...more] = wrap(inShort(each), width - 4);
    return [`  ${first}`, ...more.map(line => `    ${line}`)];
  });
  return [`and ${n} more${page ? `, all in ${page}` : ''}:`, ...lines];
}

const label = (name: string, paint: Look['paint']) => paint('dim', `  ${name.padEnd(column)}`);

function wrapped(row: Row, { width, paint }: Look): string[] {
  const [first = '', ...rest] = shorten(row.text, longest)
    .split('\n')
    .flatMap(line => wrap(line, width - column - 2));
  return [label(row.label, paint) + first, ...rest.map(each => indented(each, column + 2))];
}

/** A command as it is typed: a long one, or one of several lines, stands below its label. */
function whole({ label: name, text }: Row, { width, paint }: Look): string[] {
  const fits = !text.includes('\n') && text.length <= width - column - 2;
  if (fits) return [label(name, paint) + text];
  return [paint('dim', `  ${name}`), indented(text, 4)];
}
