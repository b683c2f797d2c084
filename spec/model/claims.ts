import type { Command } from '../command.ts';
import type { UserClaim } from '../wire/users.ts';
import { keptBy } from './next-verify.ts';
import {
  isMoving,
  linkOf,
  personOf,
  sessionOf,
  type Link,
  type Person,
  type State,
} from './state.ts';

/** What the answer of a verify, a refresh or a me that is accepted as expected must say of the user. */
export function claimsOf(state: State, command: Command): UserClaim[] {
  if (command.operation === 'verify') {
    const link = linkOf(state, command.token);
    const person = link && keptBy(state, link);
    return link && person ? ofVerify(state, link, person) : [];
  }
  if (command.operation !== 'me' && command.operation !== 'refresh') return [];
  const session = sessionOf(state, command.refreshJwt);
  const person = session && personOf(state, session.person);
  if (!person || session.status !== 'live') return [];
  return command.operation === 'me' ? ofMe(state, person) : ofRefresh(person);
}

function ofVerify(state: State, link: Link, person: Person): UserClaim[] {
  const { change } = link;
  const isMerge = person.id !== link.person || isTaken(state, link);
  const phone = change?.phone ?? person.phone;
  const isUnsure = person.doubts.length > 0;
  return [
    ...identity(state, link, person, isMerge),
    ...(isUnsure ? [] : [equal(phoneRule(state, link, person), 'phone', phone)]),
    ...loginIds(link, person, isMerge),
    ...(isUnsure || link.to !== phone
      ? []
      : [
          equal(
            change ? 'update-phone.marks-phone-verified' : 'verify.marks-phone-verified',
            'verifiedPhone',
            true,
          ),
        ]),
    ...(isUnsure || person.merged || isMerge ? [] : detailsOf(person, link)),
  ];
}

/** Whether an update is of a number that is a login ID of somebody else. */
const isTaken = (state: State, { change, person, project }: Link) =>
  Boolean(change?.add) &&
  state.people.some(
    each =>
      each.id !== person &&
      each.project === project &&
      each.status !== 'gone' &&
      each.loginIds.includes(change!.phone),
  );

/** Whom the answer signs in: by the user ID that is known, or else by one that nobody else has. */
function identity(state: State, link: Link, person: Person, isMerge: boolean): UserClaim[] {
  const { userId } = person;
  if (userId) return [equal(identityRule(link, person, isMerge), 'userId', userId)];
  return state.people
    .flatMap(each => (each.userId ? [each.userId] : []))
    .map(each => claim('verify.gives-users-their-own-id', 'userId', 'differs', each));
}

function identityRule(
  { sentBy, change, loginId, amongEqual }: Link,
  person: Person,
  isMerge: boolean,
): string {
  if (isMerge)
    return `update-phone.merge-keeps-${change?.useExisting ? 'existing' : 'updated'}-user`;
  if (change) return 'update-phone.keeps-user';
  if (sentBy === 'sign-up') return 'verify.completes-a-sign-up';
  if (sentBy === 'sign-up-or-in' && amongEqual) return 'concurrency.one-user-is-made';
  if (sentBy === 'sign-in')
    return person.added.includes(loginId)
      ? 'update-phone.makes-phone-a-login-id'
      : 'verify.completes-sign-in';
  return person.updates > 0
    ? 'update-phone.sign-up-or-in-finds-user'
    : 'sign-up-or-in.keeps-registered-user';
}

function phoneRule(state: State, { change, since }: Link, person: Person): string {
  if (change) return person.updates > 0 ? 'update-phone.works-twice' : 'update-phone.changes-phone';
  if (since.includes('update verified')) return 'update-phone.older-links-keep-new-phone';
  if (person.updates > 0) return 'update-phone.changes-phone';
  if (isMoving(state, person)) return 'update-phone.waits-for-verify';
  return othersWereUpdated(state, person)
    ? 'update-phone.leaves-others-alone'
    : 'verify.tells-phone';
}

const othersWereUpdated = ({ people }: State, { id }: Person) =>
  people.some(each => each.id !== id && each.updates > 0);

/** The login IDs that the answer holds, and those that it must not hold. */
function loginIds(link: Link, person: Person, isMerge: boolean): UserClaim[] {
  if (person.doubts.length > 0) return [];
  const { change } = link;
  const has = person.loginIds.map(loginId => {
    const requirement = person.added.includes(loginId)
      ? 'update-phone.makes-phone-a-login-id'
      : person.added.length > 0
        ? 'update-phone.keeps-old-login-id'
        : 'verify.tells-login-id';
    return claim(requirement, 'loginIds', 'includes', loginId);
  });
  const added = change?.add
    ? [claim('update-phone.makes-phone-a-login-id', 'loginIds', 'includes', change.phone)]
    : [];
  const phone = change?.phone ?? person.phone;
  const isUnasked =
    !change?.add &&
    !isMerge &&
    (change !== undefined || person.updates > 0) &&
    !person.loginIds.includes(phone);
  const unasked = isUnasked
    ? [claim('update-phone.adds-no-login-id-unasked', 'loginIds', 'excludes', phone)]
    : [];
  return [...has, ...added, ...unasked];
}

function detailsOf(person: Person, { sentBy, change }: Link): UserClaim[] {
  const requirement =
    change || person.updates > 0
      ? 'update-phone.leaves-details-alone'
      : sentBy === 'sign-up-or-in'
        ? 'sign-up-or-in.keeps-user-details'
        : 'sign-up.keeps-user-details';
  return Object.entries(person.details).map(([field, value]) => equal(requirement, field, value));
}

function ofMe(state: State, person: Person): UserClaim[] {
  const told = 'sessions.me-tells-the-user';
  const identified = person.userId ? [equal(told, 'userId', person.userId)] : [];
  if (person.doubts.length > 0) return identified;
  const isWaiting = isMoving(state, person);
  const phone =
    person.updates > 0
      ? 'update-phone.me-tells-new-phone'
      : isWaiting
        ? 'update-phone.waits-for-verify'
        : othersWereUpdated(state, person)
          ? 'update-phone.leaves-others-alone'
          : told;
  const details = isWaiting
    ? 'update-phone.request-changes-no-details'
    : person.updates > 0
      ? 'update-phone.leaves-details-alone'
      : 'sign-up.keeps-user-details';
  return [
    ...identified,
    equal(phone, 'phone', person.phone),
    ...person.loginIds.map(each => claim(told, 'loginIds', 'includes', each)),
    ...(person.merged
      ? []
      : Object.entries(person.details).map(([field, value]) => equal(details, field, value))),
  ];
}

/** A refresh need not show the user, but where it does, it is that one. */
const ofRefresh = ({ userId }: Person): UserClaim[] =>
  userId ? [equal('sessions.refresh-renews', 'userId', userId)] : [];

const claim = (
  requirement: string,
  field: string,
  how: UserClaim['how'],
  expected: unknown,
): UserClaim => ({ requirement, subject: `\`${field}\` of the user`, field, expected, how });

const equal = (requirement: string, field: string, expected: unknown) =>
  claim(requirement, field, 'equals', expected);

/** Whether a verify is the first of its user, as `firstSeen` tells; undefined where nobody can say. */
export function isFirstSeen(state: State, token: string): boolean | undefined {
  const link = linkOf(state, token);
  const person = link && keptBy(state, link);
  if (!person || link.change || person.doubts.length > 0 || person.merged) return undefined;
  return person.status === 'pending';
}
