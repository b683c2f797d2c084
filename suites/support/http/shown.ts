import type { Header } from '../../../spec/finding.ts';
import { escapedForShell } from '../../../spec/shell.ts';
import { visible } from '../../../spec/wire/texts.ts';
import type { Secret, Secrets } from '../findings/secrets.ts';

/** A request as it is shown. */
interface Shown {
  method: string;
  url: string;
  headers: readonly Header[];
  body?: string | undefined;
}

/** How a command names the secrets, and what it needs beside the request. */
interface Options {
  nameOf?: (secret: Secret) => string;
  /** Of curl itself: `-i` shows the status and the headers of the answer. */
  flags?: string;
}

/** A command that repeats a request, with shell variables in place of the secrets. */
export function curlOf(
  { method, url, headers, body }: Shown,
  secrets: Secrets,
  { nameOf = ({ name }) => name, flags = '-i' }: Options = {},
): string {
  const hide = (text: string) => secrets.hide(text, secret => `'"$${nameOf(secret)}"'`);
  const quoted = (text: string) => `'${hide(escapedForShell(text))}'`.replace(/(?<=")''$/, '');
  const isHead = method === 'HEAD'; // curl waits for a body otherwise
  const call = [
    `curl ${flags} ${isHead ? '-I' : `-X ${method}`}`,
    ...(/[[\]{}]/.test(url) ? ['-g'] : []),
    quoted(url),
    ...headers.map(({ name, value }) => `-H ${quoted(`${name}: ${value}`)}`),
  ].join(' ');
  if (body === undefined) return call;
  const isTyped = body.length <= longestTyped && !untypable.test(body);
  return isTyped
    ? `${call} --data-raw ${quoted(body)}`
    : `{ ${commandsFor(body, quoted).join('; ')}; } | ${call} --data-binary @-`;
}

const longestTyped = 2000;
/** What a report shows as something else, and what is typed by no one. */
const untypable = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const shortestRun = 200;
const longestPiece = 4000;

/** Commands that print a body which is too long or too odd to be typed. */
function commandsFor(body: string, quoted: (text: string) => string): string[] {
  const commands: string[] = [];
  let printed = 0;
  const printUntil = (end: number) => {
    if (end > printed) commands.push(printing(body.slice(printed, end), quoted));
  };
  for (let at = 0, end = 0; at < body.length; at = end) {
    while (body[end] === body[at]) end++; // a pattern would run out of stack in megabytes
    if (end - at < shortestRun || !/[\w[\]{}.-]/.test(body[at]!)) continue;
    printUntil(at);
    commands.push(`head -c ${end - at} /dev/zero | tr '\\0' '${body[at]}'`);
    printed = end;
  }
  printUntil(body.length);
  return commands;
}

function printing(text: string, quoted: (text: string) => string): string {
  if (text.length > longestPiece) {
    const kept = cut(text, longestPiece);
    const left = text.length - kept.length;
    return `${printing(kept, quoted)}; : '${left} more characters are left out'`;
  }
  if (!untypable.test(text)) return `printf %s ${quoted(text)}`;
  const octal = text.replace(/[\\%]/g, '$&$&').replace(new RegExp(untypable, 'gu'), octalOf);
  return `printf ${quoted(octal)}`;
}

const octalOf = (character: string) =>
  [...Buffer.from(character)].map(each => `\\${each.toString(8).padStart(3, '0')}`).join('');

/** The body of a request, cut where it is long. */
export const shownBody = (text: string): string =>
  text.length > 2000 ? `${cut(text, 2000)}… (${text.length} characters)` : text;

/** The beginning of a text, not cut within a word, since a part of a secret is one too. */
const cut = (text: string, most: number) => text.slice(0, most).replace(/[^\s"{}[\],:]*$/, '');

/** The body of an answer, cut where it is long, with names for what cannot be seen. */
export const shownAnswer = (text: string): string =>
  visible(text.length > 1000 ? `${text.slice(0, 1000)}… (${text.length} characters)` : text);
