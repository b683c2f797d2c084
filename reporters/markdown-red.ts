import { afterLine } from './call-trail.ts';
import { alone } from './rerun-command.ts';
import { placeOf } from './cause.ts';
import { found, inOneLine } from './words.ts';
import { groupBy } from './group-by.ts';
import type { Catalogue, Entry } from './report.ts';
import { signs } from './signs.ts';
import { count, escapeMarkup, oneLine, shorten } from './text.ts';

/** GitHub takes no longer comment than 65,536 characters. */
const most = 20;

/** What is red, with what was sent, what came back and what was wanted. */
export function details(red: Entry[], catalogue: Catalogue): string[] {
  const items = [...groupBy(red, placeOf).values()];
  const rest = items.slice(most);
  return [
    ...items.slice(0, most).flatMap(each => item(each, catalogue)),
    ...(rest.length > 0
      ? ['', `## And ${rest.flat().length} more`, '', '`report.html` tells each in full.', '']
      : []),
    ...rest.map(inShort),
  ];
}

function inShort([first, ...others]: Entry[]): string {
  const { verdict, level, id, reason = '' } = first!;
  if (verdict !== 'blocked') return `- ${signs[verdict]} ${verdict}: ${level} \`${id}\``;
  const n = count(others.length + 1, 'requirement');
  return `- ${signs.blocked} ${n} blocked: ${escapeMarkup(oneLine(reason))}`;
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
    after: evidence && afterLine(evidence),
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
