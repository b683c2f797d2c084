import { groupBy } from './group-by.ts';
import { redOnes, type Entry, type Report } from './report.ts';
import type { Row } from './rows.ts';
import { count } from './text.ts';
import { rowsOf } from './words.ts';

/** What stands together where red requirements are told: one, or all that are blocked by the same. */
export interface RedItem {
  entries: [Entry, ...Entry[]];
  /** What is told of it; of several, what is told of the first. */
  rows: Row[];
}

/** What is red, the worst first. */
export function redItems(report: Report): RedItem[] {
  const groups = groupBy(redOnes(report), causeOf).values();
  return [...groups].map(group => {
    const entries = group as RedItem['entries'];
    const rows = rowsOf(entries[0]);
    const isOne = entries.length === 1;
    return { entries, rows: isOne ? rows : rows.filter(each => each.label !== 'run only this') };
  });
}

/** An item in a line, without its rows. */
export function inShort({ entries: [entry, ...others] }: RedItem): string {
  const { verdict, level, id, reason = '' } = entry;
  if (verdict !== 'blocked') return `${verdict}: ${level} ${id}`;
  return `${count(others.length + 1, 'requirement')} blocked: ${reason}`;
}

/** What is the same for all that is blocked by the same; any other red requirement has a cause of its own. */
const causeOf = ({ id, verdict, reason, findings }: Entry) =>
  verdict === 'blocked' ? `blocked by ${findings?.[0]?.blockedBy ?? reason}` : id;
