import type { Command, Outcome, Send } from '../command.ts';
import type { Expectation } from './expectation.ts';
import { afterSend } from './next-send.ts';
import { afterSession } from './next-session.ts';
import { afterVerify } from './next-verify.ts';
import { nameIn, ownerOf, type Link, type State } from './state.ts';

/** What is known after a call: by what it came to, whatever was expected. */
export function next(
  state: State,
  command: Command,
  expectation: Expectation,
  outcome: Outcome,
): State {
  if (outcome.kind === 'neither') return inDoubt(state, command, expectation);
  if (outcome.kind === 'refused') return afterRefusal(state, command, expectation);
  switch (command.operation) {
    case 'verify':
      return afterVerify(state, command, expectation, outcome);
    case 'refresh':
    case 'me':
    case 'logout':
      return afterSession(state, command, expectation, outcome);
    default:
      return afterSend(state, command, expectation, outcome);
  }
}

/** Nobody knows what a call has done that was neither accepted nor refused. */
function inDoubt(state: State, command: Command, { person }: Expectation): State {
  const { project } = command;
  if (command.operation === 'verify')
    return {
      ...state,
      links: state.links.map(each =>
        each.token === command.token ? { ...each, doubt: 'A verify of it has failed.' } : each,
      ),
      people: withDoubt(state, person),
    };
  if (command.operation === 'me') return state;
  if (!('loginId' in command))
    return {
      ...state,
      sessions: state.sessions.map(each =>
        each.refreshJwts.includes(command.refreshJwt) && each.status === 'live'
          ? { ...each, status: 'open' }
          : each,
      ),
    };
  const isKnown = ownerOf(state, project, command.loginId) !== undefined;
  return isKnown
    ? state
    : { ...state, doubtful: [...state.doubtful, nameIn(project, command.loginId)] };
}

const withDoubt = ({ people }: State, person: number | undefined) =>
  people.map(each => (each.id === person ? { ...each, doubts: ['status' as const] } : each));

/** A refusal changes nothing; one that was not expected leaves in doubt what should have come of it. */
function afterRefusal(state: State, command: Command, { verdict, person }: Expectation): State {
  const { project } = command;
  if (command.operation === 'verify') {
    const links = state.links.map(each => afterRefusedVerify(each, command, verdict));
    const sessions = state.sessions.map(each =>
      each.person === person && verdict === 'refused'
        ? { ...each, since: ['link tried again' as const, ...each.since] }
        : each,
    );
    return { ...state, links, sessions };
  }
  if (!('loginId' in command)) {
    if (verdict !== 'accepted') return state;
    const sessions = state.sessions.map(each =>
      each.refreshJwts.includes(command.refreshJwt) ? { ...each, status: 'open' as const } : each,
    );
    return { ...state, sessions };
  }
  const isNobody = !ownerOf(state, project, command.loginId);
  if (verdict !== 'refused' || !isNobody) return state;
  const requirement = command.badBearer
    ? 'authorization.refused-makes-nobody'
    : makesNobody(command.operation, command.redirect);
  if (!requirement || command.badBearer === 'unknown project') return state;
  return {
    ...state,
    refused: { ...state.refused, [nameIn(project, command.loginId)]: requirement },
  };
}

function makesNobody(operation: Send, redirect: string): string | undefined {
  if (operation === 'update-phone') return undefined;
  if (operation === 'sign-in') return 'sign-in.makes-no-user';
  return redirect === 'unapproved' ? `redirects.${operation}-unapproved-makes-nobody` : undefined;
}

function afterRefusedVerify(
  link: Link,
  { token, project, badBearer }: Extract<Command, { operation: 'verify' }>,
  verdict: Expectation['verdict'],
): Link {
  if (link.used) return link;
  if (link.token !== token)
    return isCopy(link.token, token) ? { ...link, since: ['refused copies', ...link.since] } : link;
  if (link.project !== project && !badBearer) return { ...link, wasTriedElsewhere: true };
  return verdict === 'refused' ? link : { ...link, doubt: 'It was refused before.' };
}

/** Whether a token was made of another by changing some of it. */
const isCopy = (token: string, other: string) =>
  token.length > 8 && (other.startsWith(token.slice(0, 8)) || other.endsWith(token.slice(-8)));
