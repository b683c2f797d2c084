import type { Command, Outcome, UserView } from '../command.ts';
import { digitsOf } from '../wire/texts.ts';
import type { Expectation } from './expectation.ts';
import {
  isNumber,
  linkOf,
  ownerOf,
  personOf,
  type Change,
  type Link,
  type Person,
  type Session,
  type State,
} from './state.ts';

/** What is known after a verify that was accepted, expected or not. */
export function afterVerify(
  state: State,
  { token, project }: Extract<Command, { operation: 'verify' }>,
  { verdict, effect }: Expectation,
  outcome: Outcome,
): State {
  const link = linkOf(state, token);
  if (!link || verdict === 'refused') return afterSurprise(state, link);
  const isKnown = verdict === 'accepted' || effect === 'known';
  const userId = textOf(outcome.user?.['userId']);
  const used = withUsed(state, link);
  const merged = !link.change
    ? used
    : isKnown
      ? changed(used, link, link.change)
      : inDoubt(used, link, link.change);
  const person = isKnown ? keptBy(state, link) : undefined;
  const known =
    person ?? used.people.find(each => each.project === project && each.userId === userId);
  const signedIn = known
    ? learned(merged, known.id, outcome.user, !isKnown)
    : withLearned(merged, link, outcome.user);
  const who = known?.id ?? link.person;
  return withSession(signedIn, link, { who, refreshJwt: outcome.refreshJwt });
}

/** A token that should have been refused has done something: nobody knows what to whom. */
function afterSurprise(state: State, link: Link | undefined): State {
  if (!link) return state;
  return {
    ...state,
    links: state.links.map(each =>
      each.token === link.token ? { ...each, used: true, doubt: 'It was accepted again.' } : each,
    ),
    people: state.people.map(each =>
      each.id === link.person && link.change ? { ...each, doubts: ['phone'] } : each,
    ),
  };
}

function withUsed(state: State, used: Link): State {
  const links = state.links.map((each): Link => {
    if (each.token === used.token) return { ...each, used: true };
    if (each.person !== used.person) return { ...each, since: ['others used', ...each.since] };
    const after = used.change ? 'update verified' : 'sibling used';
    return { ...each, since: [after, ...each.since] };
  });
  return { ...state, links };
}

/** Who stays after a link is used: of two who are merged, the one whom the update asks for. */
export function keptBy(state: State, link: Link): Person | undefined {
  const person = personOf(state, link.person);
  if (!link.change?.add) return person;
  const owner = ownerOf(state, link.project, link.change.phone);
  return owner && owner.id !== link.person && link.change.useExisting ? owner : person;
}

/** Does what a verified update asks for. */
function changed(state: State, link: Link, change: Change): State {
  const kept = keptBy(state, link)!;
  const owner = change.add ? ownerOf(state, link.project, change.phone) : undefined;
  const pair = owner && owner.id !== link.person ? [owner, personOf(state, link.person)!] : [];
  const gone = pair.find(each => each.id !== kept.id);
  const added = change.add ? [...(gone?.loginIds ?? []), change.phone] : [];
  const people = state.people.map((each): Person => {
    if (each.id === gone?.id) return { ...each, status: 'gone' };
    if (each.id !== kept.id) return each;
    return {
      ...each,
      phone: change.phone,
      former: [...new Set([...each.former, each.phone])].filter(phone => phone !== change.phone),
      loginIds: [...new Set([...each.loginIds, ...added])],
      added: [...new Set([...each.added, ...added.filter(id => !each.loginIds.includes(id))])],
      updates: each.updates + 1,
      merged: each.merged || gone !== undefined,
    };
  });
  const sessions = state.sessions.map((each): Session => {
    if (gone && each.person === gone.id) return ofGone(each, change.useExisting);
    return each.person === kept.id && each.status === 'live' && !state.facts.updateKeepsSessions
      ? { ...each, status: 'open' }
      : each;
  });
  return { ...state, people, sessions };
}

/** Leaves in doubt what an update has done that nobody knows to work: to whom asked for it, and to whose number it was. */
function inDoubt(state: State, link: Link, { phone }: Change): State {
  const owner = ownerOf(state, link.project, phone);
  const ids = [link.person, owner?.id];
  return {
    ...state,
    people: state.people.map(each =>
      ids.includes(each.id)
        ? { ...each, doubts: ['login IDs', 'phone', 'details', 'status'] as const }
        : each,
    ),
    sessions: state.sessions.map(each =>
      ids.includes(each.person) && each.status === 'live' ? { ...each, status: 'open' } : each,
    ),
  };
}

/** The session of somebody who was merged away: dead where the documents say so. */
const ofGone = (session: Session, useExisting: boolean): Session =>
  useExisting ? { ...session, status: 'ended', endedBy: 'merge' } : { ...session, status: 'open' };

/** Takes from an answer what it tells of somebody known. */
function learned(state: State, id: number, view: UserView | undefined, wasOpen: boolean): State {
  const { project } = personOf(state, id)!;
  const shown = wasOpen ? textsIn(view?.['loginIds']) : [];
  const people = state.people.map((each): Person => {
    if (each.id !== id) {
      const isTaken = each.project === project && each.loginIds.some(name => shown.includes(name));
      return isTaken ? { ...each, status: 'gone' } : each; // merged into the one who is shown
    }
    const userId = each.userId ?? textOf(view?.['userId']);
    const known: Person = { ...each, status: 'registered', ...(userId && { userId }) };
    return wasOpen || each.doubts.length > 0 ? asShown(state, known, view) : known;
  });
  return { ...state, people };
}

/** Takes from an answer whom a doubtful link has signed in: somebody who was made by it, or nobody known. */
function withLearned(state: State, link: Link, view: UserView | undefined): State {
  const person = personOf(state, link.person);
  const ids = textsIn(view?.['loginIds']);
  const isThem = person && !person.userId && ids.some(each => person.loginIds.includes(each));
  const isFree = !ids.some(each => {
    const owner = ownerOf(state, link.project, each);
    return owner && owner.id !== person?.id;
  });
  return isThem && isFree ? learned(state, person.id, view, true) : state;
}

/** Somebody as an answer shows them, of whom nothing is in doubt any more but a phone that is no number. */
function asShown(state: State, person: Person, view: UserView | undefined): Person {
  const asWritten = spelling(state);
  const phone = asWritten(textOf(view?.['phone']) ?? person.phone);
  const isKnown = isNumber(phone);
  const loginIds = textsIn(view?.['loginIds']).map(asWritten);
  return {
    ...person,
    phone,
    former: [...person.former, ...(phone === person.phone ? [] : [person.phone])],
    loginIds: loginIds.length > 0 ? loginIds : person.loginIds,
    added: [...person.added, ...loginIds.filter(each => !person.loginIds.includes(each))],
    details: {},
    doubts: isKnown ? [] : ['phone'],
  };
}

/** Begins the session of an answer, and ends those that it is to end. */
function withSession(
  state: State,
  { options, sentBy }: Link,
  { who, refreshJwt }: { who: number; refreshJwt: string | undefined },
): State {
  const revokes = options.revokeOtherSessions === true;
  const sessions = state.sessions.map((each): Session => {
    if (each.person !== who)
      return revokes ? { ...each, since: ['others revoked', ...each.since] } : each;
    if (!revokes || each.status !== 'live')
      return { ...each, since: ['sibling began', ...each.since] };
    return {
      ...each,
      status: 'ended',
      endedBy: sentBy === 'sign-in' ? 'sign-in' : 'sign-up-or-in',
    };
  });
  if (!refreshJwt) return { ...state, sessions };
  const session: Session = {
    id: sessions.length,
    project: personOf(state, who)?.project ?? '',
    person: who,
    refreshJwts: [refreshJwt],
    status: personOf(state, who) ? 'live' : 'open',
    options,
    since: [],
  };
  return { ...state, sessions: [...sessions, session] };
}

/** Gives a number as the calls have spelt it: an answer may write it in another way. */
function spelling({ people, links }: State): (text: string) => string {
  const numbers = [
    ...people.flatMap(each => [each.phone, ...each.former, ...each.loginIds.filter(isNumber)]),
    ...links.map(each => each.to),
  ];
  const known = new Map(numbers.map(each => [digitsOf(each), each]));
  return text => (isNumber(text) && known.get(digitsOf(text))) || text;
}

const textOf = (value: unknown) => (typeof value === 'string' && value ? value : undefined);

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
