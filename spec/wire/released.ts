import { readFileSync } from 'node:fs';

const next = '0.2.0';

let released: Readonly<Record<string, { since: string }>> | undefined;

/** The release since when a requirement is known; that to come, where none has it yet. */
export function sinceOf(requirement: string): string {
  released ??= JSON.parse(
    readFileSync(new URL('../released.json', import.meta.url), 'utf8'),
  ) as typeof released;
  return released?.[requirement]?.since ?? next;
}
