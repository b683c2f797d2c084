import type { Command } from '../command.ts';
import { ofEnded } from './expected-sessions.ts';
import { accepted, open, refused, type Expectation } from './expectation.ts';
import { ofRedirect } from './expected-sends.ts';
import { havingPhone, nameIn, ownerOf, personOf, sessionOf, type State } from './state.ts';

const usual = 'update-phone.accepts-signed-in-user';

/** What an update must come to. */
export function expectedOfUpdate(
  state: State,
  command: Extract<Command, { operation: 'update-phone' }>,
): Expectation {
  const { project, loginId, phone, refreshJwt, addToLoginIDs } = command;
  const session = sessionOf(state, refreshJwt);
  if (!session) return refused('update-phone.refuses-garbage-jwt', 'The JWT is of no session.');
  if (session.project !== project)
    return refused(
      'authorization.projects-share-no-sessions',
      'The session is of another project.',
    );
  if (session.status === 'ended') return ofEnded(state, session, 'update-phone');
  const byRedirect = ofRedirect(state, command);
  if (byRedirect) return byRedirect;
  if (session.status === 'open' || session.refreshJwts.at(-1) !== refreshJwt)
    return open(usual, 'It is not known whether the session is alive.', session.person);
  const person = personOf(state, session.person);
  if (!person || person.doubts.length > 0 || person.status !== 'registered')
    return open(usual, 'The state of this user is not fully known.', session.person);
  if (!person.loginIds.includes(loginId))
    return open(usual, 'The update names another user than the JWT.', person.id);
  if (state.doubtful.includes(nameIn(project, phone)))
    return open(usual, 'It is not known to which user the number belongs.', person.id);
  const owner = ownerOf(state, project, phone);
  const isOthers = owner && owner.id !== person.id;
  if (isOthers && (command.failOnConflict || !addToLoginIDs || owner.status === 'pending'))
    return open(usual, "The number is another user's login ID.", person.id);
  const isShared = havingPhone(state, project, phone).some(each => each.id !== person.id);
  if (isShared && !isOthers) return open(usual, 'Another user has this phone.', person.id);
  if (person.phone === phone)
    return { ...open(usual, 'The user has this phone already.', person.id), effect: 'known' };
  const requirement = isOthers
    ? 'update-phone.accepts-taken-number'
    : session.since.includes('renewed')
      ? 'sessions.renewed-session-updates-phone'
      : usual;
  return accepted(requirement, 'The user is signed in.', {
    person: person.id,
    to: phone,
    texts: 'update-phone.texts-new-phone',
  });
}
