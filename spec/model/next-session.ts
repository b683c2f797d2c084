import type { Command, Outcome } from '../command.ts';
import type { Expectation } from './expectation.ts';
import { sessionOf, type Session, type State } from './state.ts';

/** What is known after a refresh, a me or a logout that was accepted, expected or not. */
export function afterSession(
  state: State,
  { operation, refreshJwt, project }: Extract<Command, { operation: 'refresh' | 'me' | 'logout' }>,
  { verdict }: Expectation,
  outcome: Outcome,
): State {
  const session = sessionOf(state, refreshJwt);
  if (!session) return state;
  const change = (each: Session): Session => {
    if (operation === 'logout' && each.person === session.person && each.id !== session.id)
      return { ...each, since: ['sibling logged out', ...each.since] };
    if (each.id !== session.id) return each;
    if (operation === 'me') return { ...each, since: renewalsIn(each) };
    if (verdict === 'refused') return { ...each, status: 'open' };
    if (operation === 'logout')
      return session.project === project && each.status === 'live'
        ? { ...each, status: 'ended', endedBy: 'logout' }
        : { ...each, status: 'open' };
    const newest = outcome.refreshJwt || refreshJwt;
    const others = each.refreshJwts.filter(jwt => jwt !== newest);
    return { ...each, refreshJwts: [...others, newest], since: ['renewed'] };
  };
  return { ...state, sessions: state.sessions.map(change) };
}

/** All that may still have ended a session which was seen alive: nothing, but that it was renewed. */
const renewalsIn = ({ since }: Session) => since.filter(each => each === 'renewed');
