import type { Entry } from './report.ts';

/** What blocks a requirement, in words that are the same for all that it blocks: the wanted set-up, without the call that failed. */
export function causeOf({ reason = '' }: Pick<Entry, 'reason'>): string {
  const [wanted] = /set-up: wanted "[^"]*"/.exec(reason) ?? [];
  return wanted ?? reason.replaceAll(/\+\d{7,}/g, 'a phone');
}

/** The key by which red requirements share a place: those that are blocked by the same thing, and each other one alone. */
export const placeOf = (entry: Entry) => (entry.verdict === 'blocked' ? causeOf(entry) : entry.id);
