import { readFileSync, writeFileSync } from 'node:fs';

const end = '<!-- prettier-ignore-end -->';

/** Words as they stand in a cell of a table. */
export const cellOf = (words: string): string =>
  words.replaceAll('<', '&lt;').replaceAll('|', String.raw`\|`);

/** Writes the part of a document that a command makes; with `check` it only compares. Gives back the exit code. */
export function writePart(document: string, command: string, part: string, check = false): number {
  const path = new URL(`../${document}`, import.meta.url);
  const begin = `<!-- written by ${command} -->`;
  const text = readFileSync(path, 'utf8');
  const wanted = `${text.slice(0, text.indexOf(begin))}${begin}\n\n${part}\n${text.slice(text.indexOf(end))}`;
  if (!check) writeFileSync(path, wanted);
  if (!check || text === wanted) return 0;
  console.error(`${document} is out of date: run ${command}`);
  return 1;
}
