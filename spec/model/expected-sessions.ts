import type { Command } from '../command.ts';
import { accepted, open, refused, type Expectation } from './expectation.ts';
import { personOf, sessionOf, type Session, type State } from './state.ts';

type OfSession = Extract<Command, { operation: 'refresh' | 'me' | 'logout' }>;

const usual = {
  refresh: 'sessions.refresh-renews',
  me: 'sessions.me-tells-the-user',
  logout: 'sessions.logout-ends-session',
} as const;

/** What a refresh, a me or a logout must come to. */
export function expectedOfSession(state: State, command: OfSession): Expectation {
  const { operation, project, refreshJwt } = command;
  const requirement = usual[operation];
  const session = sessionOf(state, refreshJwt);
  if (!session) {
    const wrong = {
      refresh: 'refresh-refuses-altered-jwt',
      me: 'me-refuses-wrong-jwts',
      logout: 'logout-refuses-wrong-jwts',
    };
    return refused(`sessions.${wrong[operation]}`, 'The JWT is of no session.');
  }
  if (session.project !== project) {
    if (operation === 'logout') return open(requirement, 'The session is of another project.');
    return refused(
      `sessions.${operation}-refuses-other-project`,
      'The session is of another project.',
      session.person,
    );
  }
  const isOpen = session.status === 'open' || session.refreshJwts.at(-1) !== refreshJwt;
  if (session.status === 'ended') {
    if (operation === 'logout') return open(requirement, 'The session has ended.', session.person);
    return ofEnded(state, session, operation);
  }
  if (isOpen)
    return open(requirement, 'It is not known whether the session is alive.', session.person);
  const person = personOf(state, session.person);
  if (!person || person.status === 'gone')
    return open(requirement, 'The user no longer exists.', session.person);
  return accepted(livesOn(session) ?? requirement, 'The session is alive.', { person: person.id });
}

/** What a call with the JWT of a session that has ended must come to. */
export function ofEnded(
  { facts }: State,
  session: Session,
  asked: 'update-phone' | 'refresh' | 'me',
): Expectation {
  const requirement = endedBy(session, asked);
  return facts.believing?.includes(asked)
    ? open(requirement, 'A JWT that was never issued is accepted, too.', session.person)
    : refused(requirement, 'The session has ended.', session.person);
}

/** The requirement that a session has ended: by what it was, and where that is asked. */
function endedBy(
  { endedBy: by = 'logout', since }: Session,
  asked: 'update-phone' | 'refresh' | 'me',
): string {
  if (by === 'merge') return 'update-phone.merge-ends-session';
  if (by === 'sign-in') return 'sessions.revokes-others-when-asked';
  if (by === 'sign-up-or-in') return 'sessions.sign-up-or-in-revokes-others';
  if (asked === 'update-phone') return 'update-phone.refuses-logged-out-jwt';
  if (asked === 'me') return 'sessions.logout-ends-me';
  return since.includes('renewed')
    ? 'sessions.logout-ends-renewed-session'
    : 'sessions.logout-ends-session';
}

/** The requirement that says that a session lives on after what has happened since; the last of it counts. */
function livesOn({ since, options }: Session): string | undefined {
  const [last] = since.filter(each => each !== 'renewed');
  if (!last && options.revokeOtherSessions) return 'sessions.revoking-keeps-the-new';
  return last && afterwards[last];
}

const afterwards = {
  renewed: undefined,
  'sibling began': 'sessions.keeps-others-unasked',
  'sibling logged out': 'sessions.logout-leaves-others',
  'revoking asked for': 'sessions.revoking-waits-for-verify',
  'others revoked': 'sessions.revoking-keeps-other-users',
  'link tried again': 'verify.used-link-ends-no-session',
} as const;
