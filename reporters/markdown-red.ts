import { codeBlock, codeSpan, escapeMarkup } from './escape.ts';
import { inShort, type RedItem } from './red-items.ts';
import { isCommand, rowsText } from './rows.ts';
import { signs } from './signs.ts';
import { shorten } from './text.ts';

/** GitHub takes no longer comment than 65,536 characters. */
const most = 20;
const longest = 1000;

/** What is red, each with the rows of its finding and the commands that show it again. */
export function details(items: RedItem[]): string[] {
  const rest = items.slice(most);
  const n = rest.flatMap(each => each.entries).length;
  return [
    ...items.slice(0, most).flatMap(section),
    ...(n > 0 ? ['', `## And ${n} more`, '', '`report.html` tells each in full.', ''] : []),
    ...rest.map(
      each => `- ${signs[each.entries[0].verdict]} ${codeSpan(shorten(inShort(each), longest))}`,
    ),
  ];
}

function section({ entries, rows }: RedItem): string[] {
  const [{ id, level, verdict, text, quote, source }, ...others] = entries;
  const told = rows.filter(each => !isCommand(each));
  const commands = rows.filter(isCommand).map(each => `# ${each.label}\n${each.text}`);
  const isOne = others.length === 0;
  return [
    '',
    isOne
      ? `## ${signs[verdict]} ${verdict}: ${level} \`${id}\``
      : `## ${signs[verdict]} ${entries.length} ${verdict}: no verdict`,
    '',
    isOne ? escapeMarkup(text) : entries.map(each => `\`${each.id}\``).join(', '),
    ...(told.length > 0 ? ['', ...codeBlock(rowsText(told, longest), 'text')] : []),
    ...(isOne ? ['', `“${escapeMarkup(quote)}” <${source}>`] : []),
    ...(commands.length > 0 ? ['', ...codeBlock(commands.join('\n\n'), 'sh')] : []),
  ];
}
