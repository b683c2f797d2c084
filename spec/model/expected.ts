import type { Command } from '../command.ts';
import { expectedOfSession } from './expected-sessions.ts';
import { expectedOfSend } from './expected-sends.ts';
import { expectedOfUpdate } from './expected-update.ts';
import { expectedOfVerify } from './expected-verify.ts';
import { refused, type Expectation } from './expectation.ts';
import type { State } from './state.ts';

/** What a call must come to in a state, by which requirement, and why. */
export function expected(state: State, command: Command): Expectation {
  const spoilt = ofBadBearer(command);
  if (spoilt) return spoilt;
  switch (command.operation) {
    case 'update-phone':
      return expectedOfUpdate(state, command);
    case 'verify':
      return expectedOfVerify(state, command);
    case 'refresh':
    case 'me':
    case 'logout':
      return expectedOfSession(state, command);
    default:
      return expectedOfSend(state, command);
  }
}

/** What is refused for its bearer, before anything is looked up. */
function ofBadBearer({ operation, badBearer }: Command): Expectation | undefined {
  if (!badBearer) return undefined;
  if (badBearer === 'unknown project')
    return refused('authorization.refuses-unknown-project', 'The bearer token names no project.');
  const because = {
    missing: 'The bearer token is incomplete.',
    forged: 'The refresh JWT in the bearer token was signed with another key.',
    'session JWT': 'The bearer token holds a session JWT instead of the refresh JWT.',
  }[badBearer];
  return refused(ofBearer[badBearer][operation], because);
}

const ofBearer = {
  missing: {
    'sign-up': 'authorization.sign-up-needs-bearer',
    'sign-in': 'authorization.sign-in-needs-bearer',
    'sign-up-or-in': 'authorization.sign-up-or-in-needs-bearer',
    'update-phone': 'update-phone.refuses-missing-jwt',
    verify: 'authorization.verify-needs-bearer',
    refresh: 'sessions.refresh-refuses-missing-jwt',
    me: 'sessions.me-refuses-wrong-jwts',
    logout: 'sessions.logout-refuses-wrong-jwts',
  },
  forged: ofForged('update-phone.refuses-forged-jwt', 'sessions.refresh-refuses-altered-jwt'),
  'session JWT': ofForged(
    'update-phone.refuses-session-jwt',
    'sessions.refresh-refuses-session-jwt',
  ),
};

function ofForged(update: string, refresh: string) {
  const stepUp = 'sessions.step-up-needs-jwt';
  return {
    'sign-up': stepUp,
    'sign-in': stepUp,
    'sign-up-or-in': stepUp,
    'update-phone': update,
    verify: stepUp,
    refresh,
    me: 'sessions.me-refuses-wrong-jwts',
    logout: 'sessions.logout-refuses-wrong-jwts',
  };
}
