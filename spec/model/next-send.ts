import type { Command, Outcome, Send } from '../command.ts';
import type { Expectation } from './expectation.ts';
import {
  nameIn,
  ownerOf,
  personOf,
  type Doubt,
  type Link,
  type Person,
  type Session,
  type State,
} from './state.ts';

type Sending = Extract<Command, { operation: Send }>;

/** What is known after a send that was accepted, expected or not. */
export function afterSend(
  state: State,
  command: Sending,
  expectation: Expectation,
  { token, arrivedAt = command.at }: Outcome,
): State {
  const { operation, project, loginId } = command;
  const link = token === undefined ? undefined : { token, arrivedAt };
  const name = nameIn(project, loginId);
  if (expectation.verdict === 'refused') {
    const stray = withLink(
      state,
      command,
      link,
      expectation.person ?? -1,
      'It was not to be sent.',
    );
    return expectation.person === undefined
      ? { ...stray, doubtful: [...stray.doubtful, name] }
      : stray;
  }
  const isDoubtful = expectation.verdict === 'open' && expectation.effect !== 'known';
  const doubt = isDoubtful ? expectation.why : undefined;
  if (operation === 'update-phone')
    return withLink(state, command, link, expectation.person ?? -1, doubt);
  if (state.doubtful.includes(name)) return withLink(state, command, link, -1, doubt);
  const owner = ownerOf(state, project, loginId);
  if (!owner) {
    if (operation === 'sign-in')
      return withLink({ ...state, doubtful: [...state.doubtful, name] }, command, link, -1, doubt);
    const person = newPerson(state, command, doubt ? ['status', 'phone'] : []);
    const made = { ...state, people: [...state.people, person] };
    return withLink(made, command, link, person.id, doubt);
  }
  const doubted = doubt ? withDoubts(state, owner, command) : state;
  return withLink(doubted, command, link, owner.id, doubt);
}

/** A call that the documents leave open may have changed what a sign-up says of somebody who has not used a link yet. */
function withDoubts(state: State, owner: Person, { operation }: Sending): State {
  if (owner.status === 'registered') return state;
  const doubts: Doubt[] = operation === 'sign-up' ? ['phone', 'details'] : [];
  return {
    ...state,
    people: state.people.map(each =>
      each.id === owner.id ? { ...each, doubts: [...new Set([...each.doubts, ...doubts])] } : each,
    ),
    links: state.links.map(each =>
      each.person === owner.id && doubts.length > 0
        ? { ...each, doubt: 'A user has signed up again since.' }
        : each,
    ),
  };
}

function newPerson(state: State, command: Sending, doubts: readonly Doubt[]): Person {
  const isSignUp = command.operation === 'sign-up';
  return {
    id: state.people.length,
    project: command.project,
    status: 'pending',
    madeBy: isSignUp ? 'sign-up' : 'sign-up-or-in',
    loginIds: [command.loginId],
    added: [],
    phone: isSignUp ? command.phone : command.loginId,
    former: [],
    details: isSignUp ? command.details : {},
    updates: 0,
    merged: false,
    doubts,
  };
}

/** Adds the link that has arrived, and notes it at the links and sessions that it must not end. */
function withLink(
  state: State,
  command: Sending,
  arrived: Pick<Link, 'token' | 'arrivedAt'> | undefined,
  person: number,
  doubt: string | undefined,
): State {
  const { operation, project, loginId, at, options, amongEqual } = command;
  const links = state.links.map((each): Link =>
    each.person === person ? { ...each, since: [operation, ...each.since] } : each,
  );
  const sessions = options.revokeOtherSessions
    ? state.sessions.map((each): Session =>
        each.person === person ? { ...each, since: ['revoking asked for', ...each.since] } : each,
      )
    : state.sessions;
  if (!arrived) return { ...state, links, sessions };
  const change = operation === 'update-phone' ? changeOf(command) : undefined;
  const somebody = personOf(state, person);
  const link: Link = {
    ...arrived,
    sentBy: operation,
    project,
    person,
    loginId,
    to: change?.phone ?? somebody?.phone ?? loginId,
    at,
    options,
    ...(amongEqual && { amongEqual }),
    ...(change && { change }),
    used: false,
    ...(doubt !== undefined && { doubt }),
    since: [],
  };
  return { ...state, links: [...links, link], sessions };
}

function changeOf(command: Extract<Sending, { operation: 'update-phone' }>) {
  const { phone, addToLoginIDs, onMergeUseExisting, failOnConflict, refreshJwt } = command;
  return { phone, add: addToLoginIDs, useExisting: onMergeUseExisting, failOnConflict, refreshJwt };
}
