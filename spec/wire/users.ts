import { isDeepStrictEqual } from 'node:util';
import type { UserView } from '../command.ts';
import { sinceOf } from '../released.ts';
import { nothingIn, rulingOf, type Ruling } from './rule.ts';
import { digitsOf, isPhone, shown } from './texts.ts';

/** What a user is to look like in one field. */
export interface UserClaim {
  requirement: string;
  /** The field with its user, as a noun: "`phone` of the user". */
  subject: string;
  field: string;
  expected: unknown;
  how: 'equals' | 'differs' | 'includes' | 'excludes' | 'sameSet';
}

/** What each of some claims says of a user as an answer shows it. */
export function userRulings(view: UserView, claims: readonly UserClaim[]): Ruling[] {
  return claims.map(({ requirement, subject, field, expected, how }) => {
    const received = view[field];
    const wanted = words[how](shown(expected));
    const difference = { subject, expected: wanted, received: shown(received) };
    const verdict = nothingIn(
      holds[how](received, expected) ? [] : [difference],
      `${wanted} as ${subject}`,
    );
    return rulingOf({ requirement, since: sinceOf(requirement) }, verdict);
  });
}

const words: Readonly<Record<UserClaim['how'], (expected: string) => string>> = {
  equals: expected => expected,
  differs: expected => `another value than ${expected}`,
  includes: expected => `something that holds ${expected}`,
  excludes: expected => `something that does not hold ${expected}`,
  sameSet: expected => `${expected}, in whatever order`,
};

const holds: Readonly<Record<UserClaim['how'], (received: unknown, expected: unknown) => boolean>> =
  {
    equals: areSame,
    differs: (received, expected) => !areSame(received, expected),
    includes: (received, expected) => listOf(received).some(each => areSame(each, expected)),
    excludes: (received, expected) => !listOf(received).some(each => areSame(each, expected)),
    sameSet: (received, expected) => isPart(received, expected) && isPart(expected, received),
  };

const isPart = (one: unknown, other: unknown) =>
  listOf(one).every(each => listOf(other).some(known => areSame(each, known)));

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Whether two values mean the same: numbers by their digits, and what is empty may be left out or null. */
function areSame(received: unknown, expected: unknown): boolean {
  if (isPhone(expected)) return digitsOf(received) === digitsOf(expected);
  if (isEmpty(expected)) return isEmpty(received);
  if (expected === false) return (received ?? false) === false;
  return isDeepStrictEqual(received, expected);
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';
