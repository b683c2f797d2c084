import { ofOneInbox } from './settings-inbox.ts';
import type { SettingsReader } from './settings-reader.ts';
import type { FixedData } from './target.ts';

/** The settings that declare a mock without state. */
export const ofStateless: readonly string[] = [
  'FIXED_LOGIN_ID',
  'FIXED_TOKEN',
  'FIXED_REFRESH_JWT',
];

/** What a mock without state has at all times; undefined where no setting declares one. */
export function fixedIn(read: SettingsReader, hasInbox: boolean): FixedData | undefined {
  const set = ofStateless.filter(name => read.text(name));
  const [first] = set;
  if (first === undefined) return undefined;
  const kind = read.text('INBOX') ?? 'none';
  const named = kind === 'none' ? 'the option inbox' : 'INBOX';
  const inbox = Object.keys(ofOneInbox).find(name => read.text(name));
  if (hasInbox || kind !== 'none')
    read.fault(
      `${first} declares a stateless mock, which sends no messages, but an inbox is set: ` +
        `leave ${set.join(' and ')} out, or leave ${named} out`,
    );
  else if (inbox)
    read.fault(
      `${inbox} is set, but ${first} declares a stateless mock, which sends no messages: leave ${inbox} out`,
    );
  const required = (name: string, what: string) =>
    read.required(name, `${first} declares a stateless mock, which also needs ${what}`)!;
  return {
    loginId: required('FIXED_LOGIN_ID', 'the login ID of a user who is always registered'),
    token: required('FIXED_TOKEN', 'a token that it always verifies'),
    refreshJwt: read.text('FIXED_REFRESH_JWT'),
  };
}
