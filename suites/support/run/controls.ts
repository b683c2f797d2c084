import { answeredBy } from '../findings/granted.ts';
import { requireAccepted } from '../findings/set-up.ts';
import { isRefused, type Answer } from '../http/answer.ts';
import { has } from '../http/offered.ts';
import type { NewLinks } from '../messages/new-links.ts';
import type { EndUsers } from '../users/end-users.ts';
import { ExistingUsers, type ExistingUser } from '../users/existing-users.ts';
import { newLinksOf, type TargetSession } from './target-session.ts';

/** What a usual call is made of: who makes it is found out once it is asked for. */
interface Callers {
  session: TargetSession;
  users: EndUsers;
  existingUser: () => Promise<ExistingUser>;
  newLinks: NewLinks;
}

/** The usual call of each operation, which nothing forbids. */
const usualCalls: Readonly<Record<string, (callers: Callers) => Promise<Answer>>> = {
  'sign-up': async ({ users }) => (await users.signUp()).answer,
  'sign-in': async ({ session, existingUser }) => session.magicLink.signIn(await existingUser()),
  'sign-up-or-in': async ({ session, users }) =>
    session.magicLink.signUpOrIn(await users.newUser()),
  'update-phone': async ({ users, existingUser }) =>
    (await users.updatePhone(await existingUser())).answer,
  verify: async ({ session, users, newLinks }) =>
    session.magicLink.verify(
      has(session, 'sign-up-or-in')
        ? await newLinks.signUpOrIn(await users.newUser())
        : (await newLinks.signUp()).link,
    ),
  refresh: async ({ session, existingUser }) =>
    session.magicLink.refresh((await existingUser()).refreshJwt),
  me: async ({ session, existingUser }) => session.magicLink.me((await existingUser()).refreshJwt),
  logout: async ({ session, existingUser }) =>
    session.magicLink.logout((await existingUser()).refreshJwt),
};

/**
 * Blocks a check that counts refusals of an operation which refuses everybody. One call of an operation that was accepted is
 * the control of all checks of a worker; where there was none yet, a usual call is made. Without an inbox nobody can be
 * signed in, and no control is asked for.
 */
export async function requireControls(session: TargetSession): Promise<void> {
  const { caller, connection, accepted, userPool } = session;
  const refused = new Set(caller.answers.filter(isRefused).map(({ call }) => call.operation));
  const open = [...refused].filter(each => each in usualCalls && !accepted.has(each));
  const { inbox } = connection;
  if (open.length === 0 || !inbox || inbox.generate) return;
  const newLinks = newLinksOf(caller, inbox);
  const { users } = newLinks;
  const existingUser = () => userPool.take(new ExistingUsers(newLinks));
  for (const operation of open) {
    const answer = await usualCalls[operation]!({ session, users, existingUser, newLinks });
    requireAccepted(answer, answeredBy(operation)!);
  }
}
