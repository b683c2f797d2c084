import { extentOf, inShort, placeOf, type CauseItem } from './cause-items.ts';
import type { Look } from './look.ts';
import { colours } from './paint.ts';
import type { Entry } from './report.ts';
import { column, isCommand, type Row } from './rows.ts';
import { count, indented, shorten, wrap } from './text.ts';

const most = 20;
const longest = 1500;
const mostIds = 40;
const mostTold = 8;
/** A script of more calls stands on the page alone. */
const mostCalls = 8;

/** What is red, a block for each cause, and in short what there is no room for. */
export function redBlocks(items: CauseItem[], look: Look): string[][] {
  const rest = items.slice(most);
  const blocks = items.slice(0, most).map(each => block(each, look));
  return rest.length === 0 ? blocks : [...blocks, listOf(rest, look)];
}

function block(item: CauseItem, look: Look): string[] {
  const { entry, rows, title, others, heldUp, level } = item;
  const { id, verdict, text, quote, source } = entry;
  const { paint, width } = look;
  const word = paint('bold', paint(colours[verdict], verdict.toUpperCase()));
  return [
    paint('bold', `${placeOf(item)}: ${level}, ${extentOf(item)}`),
    ...wrap(title, width - 2).map(each => `  ${each}`),
    `${word}  ${entry.level}  ${paint('bold', id)}`,
    ...wrap(text, width - 2).map(each => `  ${each}`),
    ...rows.filter(each => !isCommand(each)).flatMap(each => wrapped(each, look)),
    ...wrapped({ label: 'source', text: `“${quote}” ${source}` }, look),
    ...rows.filter(isCommand).flatMap(each => whole(inPart(each, id, look), look)),
    ...toldLines(others.slice(0, mostTold), look),
    ...idLines(
      'and',
      others.slice(mostTold).map(each => each.id),
      look,
    ),
    ...idLines('holds up', heldUp, look),
  ];
}

/** What a cause breaks besides, each with its sentence. */
function toldLines(entries: Entry[], { width, paint }: Look): string[] {
  return entries.map(({ id, level, text }, n) => {
    const line = shorten(`${level} ${id}: ${text}`, width - column - 2);
    return label(n === 0 ? 'also breaks' : '', paint) + line;
  });
}

/** A script of many calls: the one that is judged, and where those before it are. */
function inPart({ label: name, text }: Row, id: string, { page }: Look): Row {
  const calls = text.split(/^(?=# \d+ of \d+: )/m);
  if (name !== 'reproduce' || !page || calls.length <= mostCalls) return { label: name, text };
  const before = `# The calls before it, and its variables: ${page}#${id}`;
  return { label: name, text: `${before}\n${calls.at(-1)}` };
}

function idLines(name: string, ids: string[], look: Look): string[] {
  if (ids.length === 0) return [];
  const more = ids.length - mostIds;
  const rest = look.page ? `${more} more, all in ${look.page}` : `${more} more`;
  const shown = [...ids.slice(0, mostIds), ...(more > 0 ? [rest] : [])].join(', ');
  const [first = '', ...others] = wrap(shown, look.width - column - 2);
  return [label(name, look.paint) + first, ...others.map(each => indented(each, column + 2))];
}

function listOf(items: CauseItem[], { page, width }: Look): string[] {
  const lines = items.flatMap(each => {
    const [first, ...more] = wrap(inShort(each), width - 4);
    return [`  ${first}`, ...more.map(line => `    ${line}`)];
  });
  return [`and ${count(items.length, 'more cause')}${page ? `, all in ${page}` : ''}:`, ...lines];
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
