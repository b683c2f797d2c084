import { alone } from './alone.ts';
import { found, inOneLine } from './found.ts';
import { groupBy } from './group-by.ts';
import type { Catalogue, Entry } from './report.ts';
import { signs } from './signs.ts';
import { escapeMarkup, oneLine, shorten } from './text.ts';

/** GitHub takes no longer comment than 65,536 characters. */
const most = 20;

/** What is red, with what was sent, what came back and what was wanted. */
export function details(red: Entry[], catalogue: Catalogue): string[] {
  const items = [
    ...groupBy(red, each => (each.verdict === 'blocked' ? each.reason : each.id)).values(),
  ];
  const rest = items.slice(most).flat();
  return [
    ...items.slice(0, most).flatMap(each => item(each, catalogue)),
    ...(rest.length > 0 ? ['', `## And ${rest.length} more`, ''] : []),
    ...rest.map(each => `- ${signs[each.verdict]} ${each.verdict}: ${each.level} \`${each.id}\``),
  ];
}

function item(entries: Entry[], catalogue: Catalogue): string[] {
  const [entry, ...others] = entries as [Entry, ...Entry[]];
  const { id, level, verdict, quote, source, reason = '', evidence } = entry;
  if (others.length > 0)
    return [
      '',
      `## ${signs[verdict]} ${entries.length} ${verdict}, nobody is accused`,
      '',
      escapeMarkup(oneLine(reason)),
      '',
      entries.map(each => `\`${each.id}\``).join(', '),
    ];
  const { sent, cameBack, faults, wanted, words } = found(
    evidence ?? { message: '', exchanges: [] },
  );
  const rows = Object.entries({
    sent,
    'came back': cameBack,
    wrong: faults.join('\n'),
    wanted,
    found: verdict === 'blocked' ? undefined : words,
  }).flatMap(([name, value]) => (value ? [row(name, shorten(value, 600))] : []));
  const text = rows.length > 0 ? rows.join('\n') : shorten(evidence?.message ?? reason, 800);
  const isTold = verdict === 'failed' && reason === inOneLine(evidence);
  return [
    '',
    `## ${signs[verdict]} ${verdict}: ${level} \`${id}\``,
    '',
    escapeMarkup(entry.text),
    ...(isTold ? [] : ['', `**${escapeMarkup(oneLine(reason))}**`]),
    ...(verdict === 'stale' ? [] : ['', ...code(text, 'text')]),
    '',
    `“${escapeMarkup(quote)}” <${source}>`,
    '',
    ...code([evidence?.curl, alone(id, catalogue)].filter(Boolean).join('\n\n'), 'sh'),
  ];
}

const row = (name: string, text: string) =>
  name.padEnd(11) + text.replaceAll('\n', `\n${' '.repeat(11)}`);

function code(text: string, language: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, text, fence];
}
