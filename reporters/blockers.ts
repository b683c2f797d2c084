import type { Entry } from './report.ts';
import { findingsToTell } from './words.ts';

/** The red requirement that keeps each blocked one from a verdict, at the end of the chain; no entry where none does. */
export function blockersIn(red: readonly Entry[]): Map<string, string> {
  const entries = new Map(red.map(each => [each.id, each]));
  const found = red
    .filter(each => each.verdict === 'blocked')
    .map(each => [each.id, endOf(each, entries)] as const);
  return new Map(found.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function endOf(entry: Entry, entries: ReadonlyMap<string, Entry>): string | undefined {
  const seen = new Set<string>();
  let at: Entry | undefined = entry;
  while (at?.verdict === 'blocked' && !seen.has(at.id)) {
    seen.add(at.id);
    at = entries.get(at.blockedBy ?? findingsToTell(at)[0]?.blockedBy ?? '');
  }
  return at?.verdict === 'blocked' ? undefined : at?.id;
}
