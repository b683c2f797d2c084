import { groupBy } from './group-by.ts';
import type { Look } from './look.ts';
import { colours } from './paint.ts';
import { groupOf } from '../suites/catalogue.ts';
import type { Entry } from './report.ts';
import { signs } from './signs.ts';
import { wrap } from './text.ts';
import { verdicts, type Verdict } from './verdict.ts';

/** A line for each group of requirements, a column for each verdict that occurs; signs head them where words are too wide. */
export function groupTable(entries: Entry[], { paint, width }: Look): string[] {
  const shown = verdicts.filter(verdict => entries.some(each => each.verdict === verdict));
  const groups = [...groupBy(entries, each => groupOf(each.id)), ['all', entries] as const];
  const first = Math.max(...groups.map(([name]) => name.length)) + 2;
  const hasRoom = first + shown.join('  ').length + 2 <= width;
  const heads = shown.map(each => (hasRoom ? each : signs[each].padStart(4)));
  const cells = (those: readonly Entry[]) =>
    shown.map((verdict, index) => {
      const n = those.filter(each => each.verdict === verdict).length;
      return paint(colours[verdict], String(n || '·').padStart(heads[index]!.length + 2));
    });
  const legend = shown.map(each => `${signs[each]} ${each}`).join('  ');
  return [
    `${''.padEnd(first)}${heads.map(each => paint('dim', `  ${each}`)).join('')}`,
    ...groups.map(([name, those]) => `  ${name.padEnd(first - 2)}${cells(those).join('')}`),
    ...(hasRoom ? [] : wrap(legend, width - 2).map(each => paint('dim', `  ${each}`))),
  ];
}

/** Why requirements have a verdict, those with the same reason together. */
export function reasons(verdict: Verdict, entries: Entry[], { paint, width }: Look): string[] {
  if (entries.length === 0) return [];
  const groups = groupBy(entries, each => each.reason ?? '');
  const lines = [...groups].flatMap(([reason, those]) => {
    const ids = those.slice(0, 3).map(each => each.id);
    const more = those.length > ids.length ? `, and ${those.length - ids.length} more` : '';
    const about = wrap(ids.join(', ') + more, width - 4);
    return [
      ...wrap(reason, width - 6).map((each, n) => `${n === 0 ? '  ' : '      '}${each}`),
      ...about.map(each => paint('dim', `    ${each}`)),
    ];
  });
  return [`${signs[verdict]} ${verdict}: ${entries.length}`, ...lines];
}
