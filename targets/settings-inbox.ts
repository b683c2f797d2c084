import { wordsOf } from './command-words.ts';
import { withoutPassword, web, type SettingsReader } from './settings-reader.ts';

/**
 * How a sent link is read; in `url` and `words`, `{phone}` stands for the number and `{digits}` for it without its plus. The
 * words are a program and its arguments.
 */
export type InboxSettings =
  | { kind: 'http'; url: string; authorization: string | undefined }
  | { kind: 'webhook'; port: number }
  | { kind: 'command'; words: readonly string[] }
  | { kind: 'test-users' }
  | { kind: 'response'; field: string }
  | { kind: 'none' };

const kinds = ['http', 'webhook', 'command', 'test-users', 'response', 'none'] as const;

/** The settings that belong to one way of reading links, each with that way. */
export const ofOneInbox: Readonly<Record<string, string>> = {
  INBOX_URL: 'http',
  INBOX_AUTHORIZATION: 'http',
  INBOX_PORT: 'webhook',
  INBOX_COMMAND: 'command',
  INBOX_FIELD: 'response',
};

/** How a sent link is read, as the settings say; what is faulty is undefined, and the reader's `end` throws. */
export function inboxIn(read: SettingsReader): InboxSettings | undefined {
  const remedy =
    `choose how the suite reads sent links (${kinds.join(', ')}). ` +
    'With none, requirements that need a message are not tested';
  const kind = read.oneOf('INBOX', kinds, remedy);
  if (!kind) return undefined;
  for (const [name, its] of Object.entries(ofOneInbox))
    if (read.text(name) && its !== kind)
      read.fault(
        `${name} is set, but INBOX=${kind} does not use it: set INBOX=${its}, or leave ${name} out`,
      );
  if (kind === 'http')
    return { kind, url: messagesUrlIn(read)!, authorization: authorizationIn(read) };
  if (kind === 'webhook') return { kind, port: portIn(read)! };
  if (kind === 'command') return { kind, words: commandIn(read)! };
  if (kind === 'response') return { kind, field: read.text('INBOX_FIELD') ?? 'link' };
  if (kind === 'test-users')
    read.required(
      'DESCOPE_MANAGEMENT_KEY',
      'INBOX=test-users needs the management key of the project, to create test users',
    );
  return { kind };
}

const place = /\{(?:phone|digits)\}/g;

/** A text of the user's with a phone number in its places: as it is for `{phone}`, without its plus for `{digits}`. */
export const filledIn = (template: string, phone: string, written = (text: string) => text) =>
  template.replaceAll(place, each =>
    written(each === '{phone}' ? phone : phone.replace(/^\+/, '')),
  );

/** Whether a text of the user's has a place for a phone number. */
export const hasPlace = (template: string) => template.search(place) >= 0;

function messagesUrlIn(read: SettingsReader): string | undefined {
  const example = 'http://localhost:4500/outbox/{phone}';
  const remedy = `INBOX=http needs the URL that returns the messages sent to {phone}, such as ${example}`;
  const template = read.required('INBOX_URL', remedy);
  if (!template || !read.url('INBOX_URL', example, web, filledIn(template, '0'))) return undefined;
  if (hasPlace(template)) return template;
  return read.fault(
    `INBOX_URL is "${withoutPassword(template)}": write {phone} where the number belongs, as in ${example}, ` +
      'or {digits} for the number without its plus sign',
  );
}

function authorizationIn(read: SettingsReader): string | undefined {
  const value = read.text('INBOX_AUTHORIZATION');
  if (value === undefined) return undefined;
  if (!/^[\x20-\x7e]+$/.test(value))
    return read.fault(
      'INBOX_AUTHORIZATION contains a line break or a character that is not ASCII: give the value of the header in one line, such as "Bearer …"',
    );
  const url = read.text('INBOX_URL') ?? '';
  if (withoutPassword(url) !== url)
    return read.fault(
      'INBOX_AUTHORIZATION is set, but INBOX_URL contains a user name or a password: leave one of them out',
    );
  return value;
}

function commandIn(read: SettingsReader): string[] | undefined {
  const remedy =
    "INBOX=command needs a program that prints the messages, such as 'docker logs -f mock'";
  const command = read.required('INBOX_COMMAND', remedy);
  return command === undefined ? undefined : read.attempt(() => wordsOf(command, 'INBOX_COMMAND'));
}

function portIn(read: SettingsReader): number | undefined {
  const remedy =
    'INBOX=webhook needs the port on which the suite receives the calls that the target makes to its SMS gateway';
  return read.required('INBOX_PORT', remedy) ? read.integer('INBOX_PORT', 1, 65_535) : undefined;
}
