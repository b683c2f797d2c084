import { stripVTControlCharacters } from 'node:util';
import { redact } from '../spec/redact.ts';
import { oneLine } from './text.ts';

/** The words of an error: no terminal colours, no credentials, no class name in front. */
export const plain = (text: string) =>
  redact(stripVTControlCharacters(text))
    .replace(/\b(Bearer\s+)(?![$<])[^\s"',]+/gi, '$1<redacted>')
    .replace(/^Error: /, '');

/** What moves a cursor, breaks a line or turns the direction of writing, but for tabs and plain line breaks. */
const invisible = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A text of a stranger as it may be shown: what would change how the text around it looks is replaced. */
export const printable = (text: string) => text.replace(invisible, '\ufffd');

/** A text of a stranger as a terminal or a CI log may show it: it moves no cursor and gives no command to GitHub. */
export const harmless = (text: string) =>
  printable(text)
    .replace(/(^|\s)::/g, '$1: :')
    .replaceAll('##[', '## [');

/** A text as it may stand in HTML or XML, between tags or in an attribute. */
export const escapeMarkup = (text: string) =>
  printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** JSON for a file that people also look at in a terminal: what would act there is written as an escape, which reads the same. */
export const jsonText = (value: unknown) =>
  JSON.stringify(value, null, 2).replace(
    invisible,
    each => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A text as it may stand in a line of Markdown: as code, which knows no markup, no mention and no link. */
export function codeSpan(text: string): string {
  const line = oneLine(printable(text));
  if (!line) return '';
  const ticks = fenceFor(line, 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}

/** A text as it may stand in Markdown, as a block of code. */
export function codeBlock(text: string, language: string): string[] {
  const shown = printable(text);
  const fence = fenceFor(shown, 3);
  return [`${fence}${language}`, shown, fence];
}

/** More backticks than any that stand together in a text, and no fewer than these. */
function fenceFor(text: string, least: number): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  return '`'.repeat(Math.max(least, ...runs.map(each => each + 1)));
}

/** A text as it may stand in the message of a SARIF result, where `[text](address)` is a link. */
export const withoutLinks = (text: string) => text.replaceAll('](', '] (');
