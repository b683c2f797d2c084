import type { Command } from '../command.ts';
import { accepted, open, refused, type Expectation } from './expectation.ts';
import {
  havingPhone,
  isMoving,
  isNumber,
  nameIn,
  ownerOf,
  sessionOf,
  type Person,
  type State,
} from './state.ts';

type Sending = Extract<Command, { operation: 'sign-up' | 'sign-in' | 'sign-up-or-in' }>;

const usual = {
  'sign-up': 'sign-up.accepts-new-user',
  'sign-in': 'sign-in.accepts-registered',
  'sign-up-or-in': 'sign-up-or-in.accepts-registered',
  'update-phone': 'update-phone.accepts-signed-in-user',
} as const;

/** What the redirect URL of a send decides by itself, where it decides anything. */
export function ofRedirect(
  { facts }: State,
  {
    operation,
    project,
    redirect,
  }: Pick<Sending, 'project' | 'redirect'> & {
    operation: keyof typeof usual;
  },
): Expectation | undefined {
  if (redirect === 'unapproved')
    return refused(
      `redirects.${operation}-refuses-unapproved`,
      'The redirect URL is on no approved domain.',
    );
  const known = redirect === 'approved' ? facts.approving : facts.defaulting;
  if (!known.includes(project))
    return open(
      usual[operation],
      'It is not known whether this project approves the redirect URL.',
    );
  return undefined;
}

/** What a sign-up, a sign-in, or a sign-up-or-in must come to. */
export function expectedOfSend(state: State, command: Sending): Expectation {
  const { project, loginId, operation } = command;
  const byRedirect = ofRedirect(state, command);
  if (byRedirect) return byRedirect;
  if (state.doubtful.includes(nameIn(project, loginId)))
    return open(usual[operation], 'It is not known to which user this login ID belongs.');
  const owner = ownerOf(state, project, loginId);
  if (operation === 'sign-up') return ofSignUp(state, command, owner);
  const byStepUp = owner && ofStepUp(state, command, owner);
  if (byStepUp) return byStepUp;
  return operation === 'sign-in'
    ? ofSignIn(state, command, owner)
    : ofSignUpOrIn(state, command, owner);
}

function ofSignUp(
  state: State,
  command: Extract<Sending, { operation: 'sign-up' }>,
  owner: Person | undefined,
): Expectation {
  const { project, loginId, phone } = command;
  if (owner?.status === 'registered') {
    const requirement = owner.added.includes(loginId)
      ? 'update-phone.added-login-id-is-taken'
      : isNumber(loginId)
        ? 'sign-up.refuses-registered'
        : 'sign-up.refuses-taken-name';
    return refused(requirement, 'The login ID is registered.', owner.id);
  }
  if (owner) return ofPending('sign-up', owner);
  if (isOdd(loginId))
    return open(usual['sign-up'], 'No document says how a login ID may be spelt.');
  const others = [loginId, phone].filter(isNumber);
  const isTaken = others.some(
    each => havingPhone(state, project, each).length > 0 || ownerOf(state, project, each),
  );
  if (isTaken) return open(usual['sign-up'], 'Another user has this phone number.');
  return accepted(
    state.refused[nameIn(project, loginId)] ?? usual['sign-up'],
    'No user has this login ID.',
    {
      to: phone,
      texts: loginId === phone ? 'sign-up.texts-the-phone' : 'sign-up.texts-phone-not-login-id',
    },
  );
}

/** Whether a login ID is spelt in a way that a server may not take: in other letters than English has, or at length. */
const isOdd = (loginId: string) => loginId.length > 64 || /[^\x20-\x7e]/.test(loginId);

/** What nobody can say of a send to somebody whose sign-up is not verified. */
const ofPending = (operation: Sending['operation'], { id }: Person) =>
  open(usual[operation], 'A user has signed up, but not used the link.', id);

/** What a session decides of a sign-in that steps up. */
function ofStepUp(
  state: State,
  { options, refreshJwt }: Exclude<Sending, { operation: 'sign-up' }>,
  owner: Person,
) {
  if (!options.stepup) return undefined;
  const needed = 'sessions.step-up-needs-jwt';
  const session = refreshJwt === undefined ? undefined : sessionOf(state, refreshJwt);
  if (!session) return refused(needed, 'A step-up needs a refresh JWT.', owner.id);
  if (session.status === 'open')
    return open(usual['sign-in'], 'It is not known whether the session is alive.', owner.id);
  if (session.status === 'ended') return refused(needed, 'The session has ended.', owner.id);
  if (session.person !== owner.id)
    return refused(needed, "The refresh JWT is another user's.", owner.id);
  return undefined;
}

function ofSignIn(
  state: State,
  { project, loginId, options }: Sending,
  owner: Person | undefined,
): Expectation {
  if (owner?.status === 'registered') {
    const requirement = options.stepup
      ? 'sessions.step-up-takes-jwt'
      : owner.added.includes(loginId)
        ? 'update-phone.makes-phone-a-login-id'
        : owner.added.length === 0
          ? usual['sign-in']
          : isNumber(loginId)
            ? 'update-phone.keeps-old-login-id'
            : 'update-phone.keeps-named-login-id';
    return toRegistered(
      state,
      owner,
      requirement,
      {
        named: 'sign-in.texts-phone-of-login-id',
        usual: 'sign-in.texts-the-phone',
        moved: owner.added.includes(owner.phone)
          ? 'update-phone.moves-links-after-adding'
          : 'update-phone.moves-links-to-new-phone',
      },
      loginId,
    );
  }
  if (owner) return ofPending('sign-in', owner);
  return ofNobody(state, project, loginId);
}

/** What a sign-in by a login ID that nobody has must come to. */
function ofNobody(state: State, project: string, loginId: string): Expectation {
  const waiting = state.links.find(
    each => each.project === project && each.change?.add && each.change.phone === loginId,
  );
  if (waiting && !waiting.used)
    return refused('update-phone.adds-login-id-on-verify', 'The update is not verified yet.');
  const [somebody] = havingPhone(state, project, loginId);
  if (somebody && somebody.updates > 0 && somebody.doubts.length === 0)
    return refused('update-phone.adds-no-login-id-unasked', 'It is a phone, but no login ID.');
  if (somebody)
    return open(usual['sign-in'], 'The number is a phone, but no login ID.', somebody.id);
  const elsewhere = state.people.some(
    each => each.project !== project && each.loginIds.includes(loginId),
  );
  if (elsewhere)
    return refused('authorization.projects-share-no-users', 'It is registered in another project.');
  const why = 'No user is registered with this login ID.';
  const before = state.refused[nameIn(project, loginId)];
  if (before) return refused(before, why);
  if (isNear(state, loginId)) return refused('sign-in.refuses-near-login-ids', why);
  return refused(
    isNumber(loginId) ? 'sign-in.refuses-unregistered' : 'sign-in.refuses-unknown-email',
    why,
  );
}

/** Whether a login ID holds one that somebody has, or is a part of it. */
const isNear = ({ people }: State, loginId: string) =>
  people.some(each =>
    each.loginIds.some(other => other.includes(loginId) || loginId.includes(other)),
  );

function ofSignUpOrIn(
  state: State,
  { project, loginId, options }: Sending,
  owner: Person | undefined,
): Expectation {
  if (owner?.status === 'registered') {
    const requirement = options.stepup ? 'sessions.step-up-takes-jwt' : usual['sign-up-or-in'];
    const texts = 'sign-up-or-in.texts-registered-user';
    return toRegistered(
      state,
      owner,
      requirement,
      {
        named: texts,
        usual: texts,
        moved: 'update-phone.moves-links-of-sign-up-or-in',
      },
      loginId,
    );
  }
  if (owner) {
    const isOpen = owner.madeBy === 'sign-up' || owner.doubts.length > 0;
    if (isOpen) return ofPending('sign-up-or-in', owner);
    return accepted('sign-up-or-in.accepts-second-call', 'The first link is not used yet.', {
      person: owner.id,
      to: owner.phone,
      texts: 'sign-up-or-in.texts-new-user',
    });
  }
  const newUser = 'sign-up-or-in.accepts-new-user';
  if (!isNumber(loginId)) return open(newUser, 'No phone is known for this login ID.');
  if (options.stepup) return open(newUser, 'A new user has no session to step up.');
  if (havingPhone(state, project, loginId).length > 0)
    return open(newUser, 'The number is a phone, but no login ID.');
  return accepted(
    state.refused[nameIn(project, loginId)] ?? newUser,
    'No user has this login ID.',
    {
      to: loginId,
      texts: 'sign-up-or-in.texts-new-user',
    },
  );
}

/** A send to somebody registered: to their phone, as far as that is known. */
function toRegistered(
  state: State,
  owner: Person,
  requirement: string,
  texts: { named: string; usual: string; moved: string },
  loginId: string,
): Expectation {
  const why = 'The login ID is registered.';
  if (owner.doubts.length > 0)
    return open(requirement, 'The state of this user is not fully known.', owner.id);
  const rule =
    owner.updates > 0
      ? texts.moved
      : isMoving(state, owner) && texts.named !== texts.usual
        ? 'update-phone.texts-old-phone-until-verify'
        : loginId === owner.phone
          ? texts.usual
          : texts.named;
  return accepted(requirement, why, { person: owner.id, to: owner.phone, texts: rule });
}
