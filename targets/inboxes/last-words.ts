import { basename } from 'node:path';
import { oneLine } from '../../spec/sentence.ts';
import { withoutPassword } from '../settings-reader.ts';

const mostLines = 3;
const longest = 200;

/** A setting that names a program, as sentences name it: its arguments may hold secrets. */
export const commandName = ([program = '']: readonly string[]) =>
  `INBOX_COMMAND (${basename(program)})`;

/** What a program has said last on stderr, as the end of a sentence, without what may be a secret; empty where nothing. */
export function lastWords(errors: string): string {
  const lines = errors.split('\n').map(each => each.trim());
  const last = lines.filter(Boolean).slice(-mostLines).map(plain);
  return last.length > 0 ? `; its last words: ${last.join(' / ')}` : '';
}

/** Without queries, passwords in URLs, and long words with digits, any of which may be a token. */
function plain(line: string): string {
  const text = withoutPassword(oneLine(line))
    .replaceAll(/\?\S+/g, '?…')
    .replaceAll(/(?=[a-z_-]*\d)[\w-]{20,}/gi, '…');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
