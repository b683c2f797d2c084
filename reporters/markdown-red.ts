import { extentOf, placeOf, type CauseItem } from './cause-items.ts';
import { codeBlock, codeSpan, escapeMarkup } from './escape.ts';
import { isCommand, rowsText } from './rows.ts';
import { signs } from './signs.ts';
import { count, shorten } from './text.ts';

/** GitHub takes no longer comment than 65,536 characters. */
const most = 20;
const longest = 1000;
const longestCommand = 3000;

/** What is red, cause by cause, each with the rows of one finding and the commands that show it again. */
export function details(items: CauseItem[]): string[] {
  const rest = items.slice(most);
  const more = count(rest.length, 'more cause');
  return [
    ...items.slice(0, most).flatMap(section),
    ...(rest.length > 0 ? ['', `## And ${more}`, '', '`report.html` tells each in full.', ''] : []),
    ...rest.map(each => {
      const { entry, level, title } = each;
      const said = `${level} ${title}: ${extentOf(each)}`;
      return `- ${signs[entry.verdict]} ${codeSpan(shorten(said, longest))}`;
    }),
  ];
}

function section(item: CauseItem): string[] {
  const { entry, rows, title, others, heldUp, level } = item;
  const { id, verdict, text, quote, source } = entry;
  const told = rows.filter(each => !isCommand(each));
  const commands = rows
    .filter(each => isCommand(each) && each.text.length <= longestCommand)
    .map(each => `# ${each.label}\n${each.text}`);
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
    ...idLines('also breaks', others),
    ...idLines('holds up', heldUp),
  ];
}

const idLines = (name: string, ids: string[]): string[] =>
  ids.length > 0 ? ['', `${name} ${ids.map(each => `\`${each}\``).join(', ')}`] : [];
