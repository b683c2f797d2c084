import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientRules, wireRules } from '../spec/wire.ts';
import { messageRequirements } from '../spec/wire/messages.ts';
import type { Place } from './release-changes.ts';

const suites = new URL('../suites/', import.meta.url);

/** All places that say since when they ask: the rules, and in checks the assertions and the entries of lists. */
export const placesWithSince = (): Place[] => [
  ...[...wireRules, ...clientRules, ...messageRequirements].map(({ requirement, since }) => ({
    id: requirement,
    since,
  })),
  ...readdirSync(suites, { recursive: true, encoding: 'utf8' })
    .filter(each => each.endsWith('.spec.ts'))
    .flatMap(each => placesIn(readFileSync(join(suites.pathname, each), 'utf8'))),
];

/** The places in the text of checks: each belongs to the check whose `covers` stands before it. */
export function placesIn(text: string): Place[] {
  const marks = /covers\(\s*'([^']+)'|\bsince(?::\s*|\(\s*)'(\d+\.\d+\.\d+)'/g;
  let id = '';
  return [...text.matchAll(marks)].flatMap(([, covered, since]) => {
    if (covered) id = covered;
    return since && id ? [{ id, since }] : [];
  });
}
