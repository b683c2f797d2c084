import type { Command } from '../command.ts';
import type { Expectation } from './expectation.ts';
import { namedBy, type Doubt, type State } from './state.ts';

const all: readonly Doubt[] = ['login IDs', 'phone', 'details', 'status'];

/** What is known once an answer was found wrong: the people of that call, their links and their sessions are in doubt. */
export function afterFinding(state: State, command: Command, { person }: Expectation): State {
  const { owner, link, session } = namedBy(state, command);
  const ids = new Set([person, owner?.id, link?.person, session?.person]);
  return {
    ...state,
    people: state.people.map(each => (ids.has(each.id) ? { ...each, doubts: all } : each)),
    links: state.links.map(each =>
      ids.has(each.person) && !each.used ? { ...each, doubt: 'An answer was wrong before.' } : each,
    ),
    sessions: state.sessions.map(each =>
      ids.has(each.person) ? { ...each, status: 'open' as const } : each,
    ),
  };
}
