import { extentOf, inShort, placeOf, type CauseItem } from './cause-items.ts';
import { codeBlock, codeSpan, escapeMarkup } from './escape.ts';
import type { Entry } from './report.ts';
import { isCommand, rowsText } from './rows.ts';
import { signs } from './signs.ts';
import { count, shorten } from './text.ts';

/** GitHub takes no longer comment than 65,536 characters: so many are for what is told in full. */
const room = 50_000;
const most = 20;
const longest = 1000;

/** What is red, cause by cause, each with the rows of one finding and the commands that show it again, as far as there is room. */
export function details(items: CauseItem[]): string[] {
  const sections = items.slice(0, most).map(section);
  const ends = sections.map(
    (_, n) =>
      sections
        .slice(0, n + 1)
        .flat()
        .join('\n').length,
  );
  const told = Math.max(1, ends.filter(each => each <= room).length);
  const rest = items.slice(told);
  const more = count(rest.length, 'more cause');
  return [
    ...sections.slice(0, told).flat(),
    ...(rest.length > 0 ? ['', `## And ${more}`, '', '`report.html` tells each in full.', ''] : []),
    ...rest.map(each => {
      const said = shorten(inShort(each), longest / 4);
      return `- ${signs[each.entry.verdict]} ${codeSpan(said)}`;
    }),
  ];
}

function section(item: CauseItem): string[] {
  const { entry, rows, title, others, heldUp, level } = item;
  const { id, verdict, text, quote, source } = entry;
  const told = rows.filter(each => !isCommand(each));
  const commands = rows.filter(isCommand).map(each => `# ${each.label}\n${each.text}`);
  return [
    '',
    `## ${signs[verdict]} ${placeOf(item)}: ${codeSpan(shorten(title, longest))}`,
    '',
    `${level}, ${extentOf(item)}`,
    '',
    `**${verdict}: ${entry.level} \`${id}\`** ${escapeMarkup(text)}`,
    ...(told.length > 0 ? ['', ...codeBlock(rowsText(told, longest), 'text')] : []),
    '',
    `“${escapeMarkup(quote)}” <${source}>`,
    ...(commands.length > 0 ? ['', ...codeBlock(commands.join('\n\n'), 'sh')] : []),
    ...(others.length > 0 ? ['', 'also breaks', '', ...others.map(inALine)] : []),
    ...idLines('holds up', heldUp),
  ];
}

const inALine = ({ id, level, text }: Entry) => `- ${level} \`${id}\`: ${escapeMarkup(text)}`;

const idLines = (name: string, ids: string[]): string[] =>
  ids.length > 0 ? ['', `${name} ${ids.map(each => `\`${each}\``).join(', ')}`] : [];
