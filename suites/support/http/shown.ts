import type { Header } from '../../../spec/finding.ts';
import { escapedForShell } from '../../../spec/shell.ts';
import { visible } from '../../../spec/wire/texts.ts';
import type { Secrets } from '../findings/secrets.ts';

/** A request as it is shown. */
interface Shown {
  method: string;
  url: string;
  headers: readonly Header[];
  body?: string | undefined;
}

/** A command that repeats a request, with shell variables in place of the secrets. */
export function curlOf({ method, url, headers, body }: Shown, secrets: Secrets): string {
  const quoted = (text: string) =>
    `'${secrets.hide(escapedForShell(text), name => `'"$${name}"'`)}'`;
  return [
    `curl -i -X ${method} ${quoted(url)}`,
    ...headers.map(({ name, value }) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quoted(shownBody(body))}`]),
  ].join(' ');
}

/** The body of a request, cut where it is long; not within a word, since a part of a secret is one too. */
export function shownBody(text: string): string {
  if (text.length <= 2000) return text;
  const whole = text.slice(0, 2000).replace(/[^\s"{}[\],:]*$/, '');
  return `${whole}… (${text.length} characters)`;
}

/** The body of an answer, cut where it is long, with names for what cannot be seen. */
export const shownAnswer = (text: string): string =>
  visible(text.length > 1000 ? `${text.slice(0, 1000)}… (${text.length} characters)` : text);
