import { stateless } from '../../../targets/inboxes/fixed.ts';
import type { ApiCaller } from '../http/caller.ts';
import { has } from '../http/offered.ts';
import type { Fields } from '../http/magic-link.ts';
import type { NewLinks } from '../messages/new-links.ts';
import { withEmail, type EndUser, type Naming } from './end-user.ts';
import type { UserSession } from './session.ts';

/** An end user who has signed up and used the link, with what that handed out. */
export interface ExistingUser extends EndUser, UserSession {
  userId: unknown;
}

/** Makes end users who exist: as a set-up, it accuses nobody when that fails. */
export class ExistingUsers {
  private readonly newLinks: NewLinks;
  private isGiven = false;

  constructor(newLinks: NewLinks) {
    this.newLinks = newLinks;
  }

  /** An end user who has signed up and used the link; of a mock without state the one whom it knows, once. */
  async create(fields: Fields = {}, naming?: Naming): Promise<ExistingUser> {
    if (this.caller.context.connection.fixed) {
      const { unavailable } = this.newLinks;
      if (this.isGiven || naming || Object.keys(fields).length > 0) unavailable(stateless);
      this.isGiven = true;
      return this.known();
    }
    const { newUser, link } = await this.asked(fields, naming);
    return withSession(newUser, await this.newLinks.users.verified(link));
  }

  /** Somebody who shows a session to an operation whose answer does not count. */
  anybody(): Promise<ExistingUser> {
    return this.caller.context.connection.fixed ? this.known() : this.create();
  }

  /** The user whom a mock without state knows, at the phone that verify tells. */
  private async known(): Promise<ExistingUser> {
    const { loginId, token, refreshJwt } = this.caller.context.connection.fixed!;
    const session = await this.newLinks.users.verified({ url: '', token });
    const { phone = loginId } = session.user as { phone?: string };
    const known = withSession({ loginId, phone }, session);
    return { ...known, refreshJwt: refreshJwt ?? known.refreshJwt };
  }

  /** A new user with a link: of a sign-up, or of a sign-up-or-in where the target has no sign-up and that does as well. */
  private async asked(fields: Fields, naming?: Naming) {
    const { users } = this.newLinks;
    const signsUp = has(this.caller.context, 'sign-up') || this.newLinks.areGenerated;
    if (signsUp || naming || Object.keys(fields).length > 0)
      return this.newLinks.signUp(fields, naming);
    const newUser = await users.newUser();
    return { newUser, link: await this.newLinks.signUpOrIn(newUser) };
  }

  /** The same with an email address as the login ID. */
  createWithEmail(): Promise<ExistingUser> {
    return this.create({}, withEmail);
  }

  /** Takes over a user whom another caller has made, with the record of the calls that this took. */
  async adopt(user: ExistingUser, caller: ApiCaller): Promise<ExistingUser> {
    this.caller.adopt(caller);
    await this.newLinks.passOver(user.phone);
    return user;
  }

  /** Who makes the calls. */
  get caller(): ApiCaller {
    return this.newLinks.users.magicLink.caller;
  }
}

const withSession = (user: EndUser, session: UserSession): ExistingUser => ({
  ...user,
  ...session,
  userId: session.user['userId'],
});
