import { noteRefusal } from '../../../targets/made-users.ts';
import { grantedOf } from '../findings/granted.ts';
import { requireAccepted, requireRefused } from '../findings/set-up.ts';
import { isAccepted, isRefused, type Answer } from '../http/answer.ts';
import type { Fields, MagicLink } from '../http/magic-link.ts';
import type { SentLink } from '../messages/link.ts';
import type { Context } from '../run/context.ts';
import { withPhone, type EndUser, type Identity, type Naming } from './end-user.ts';
import { sessionOf, type UserSession } from './session.ts';

const draws = 3;

/** Makes end users: every check has its own. */
export class EndUsers {
  readonly magicLink: MagicLink;

  constructor(magicLink: MagicLink) {
    this.magicLink = magicLink;
  }

  /** An end user who is not registered, and to whose phone nobody has sent anything. */
  async newUser(): Promise<EndUser> {
    return withPhone(await this.context.numbers.nextFree());
  }

  /**
   * Does something with a new user; where that looks as if somebody else had taken the number, with others, of whom it is
   * known that they are not registered. Gives the last try, however it went.
   */
  async asNewUser<T>(
    act: (newUser: EndUser) => Promise<T>,
    isTaken: (outcome: T) => boolean,
  ): Promise<{ newUser: EndUser; outcome: T }> {
    const { connection, numbers } = this.context;
    let newUser = withPhone(await numbers.next());
    for (let draw = 1; ; draw++) {
      const outcome = await act(newUser);
      if (!isTaken(outcome) || connection.isNew || draw === draws) return { newUser, outcome };
      noteRefusal(newUser.loginId); // whoever that is, this run has not made the user
      numbers.leave();
      newUser = await this.newUser();
    }
  }

  /** Signs up a new user, whatever comes of it. */
  async signUp(
    fields: Fields = {},
    naming: Naming = withPhone,
  ): Promise<{ newUser: EndUser; answer: Answer }> {
    const { outcome } = await this.asNewUser(
      async ({ phone }) => {
        const newUser = naming(phone);
        return { newUser, answer: await this.magicLink.signUp(newUser, fields) };
      },
      ({ answer }) => isRefused(answer),
    );
    return outcome;
  }

  /** Asks for another phone, one that nobody has, whatever comes of it. */
  async updatePhone(
    user: Identity,
    fields: Fields = {},
  ): Promise<{ phone: string; answer: Answer }> {
    const { phone } = await this.newUser();
    return { phone, answer: await this.magicLink.updatePhone(user, phone, fields) };
  }

  /**
   * Asks for a sign-up that is to be refused, of a new user whose sign-up is accepted otherwise: where an earlier run has
   * left the number registered, a refusal would say nothing.
   */
  async refusedSignUp(
    act: (newUser: EndUser) => Promise<Answer | Answer[]>,
  ): Promise<{ newUser: EndUser; answers: Answer[] }> {
    const { newUser, outcome } = await this.asNewUser(
      async each => {
        const answers = [await act(each)].flat();
        const otherwise = answers.every(isRefused) ? await this.magicLink.signUp(each) : undefined;
        return { answers, otherwise };
      },
      ({ otherwise }) => otherwise !== undefined && isRefused(otherwise),
    );
    const { answers, otherwise } = outcome;
    if (otherwise) requireAccepted(otherwise, 'sign-up.accepts-new-user');
    return { newUser, answers };
  }

  /** Makes sure that a user can update to a phone, which shows whether a session lives; accuses nobody. */
  async requireUpdatable(user: Identity, phone: string): Promise<void> {
    const answer = await this.magicLink.updatePhone(user, phone);
    requireAccepted(answer, 'update-phone.accepts-signed-in-user');
  }

  /** Tries to sign in a new user, who is not registered, whatever comes of it. */
  async signInUnregistered(): Promise<{ newUser: EndUser; answer: Answer }> {
    const { newUser, outcome } = await this.asNewUser(
      each => this.magicLink.signIn(each),
      isAccepted,
    );
    return { newUser, answer: outcome };
  }

  /** A new user who is not registered, nor becomes so by trying to sign in: as a set-up, it accuses nobody. */
  async unregistered(): Promise<EndUser> {
    const { newUser, answer } = await this.signInUnregistered();
    requireRefused(answer, 'sign-in.refuses-unregistered');
    requireRefused(await this.magicLink.signIn(newUser), 'sign-in.makes-no-user');
    return newUser;
  }

  /** Uses a link as a set-up. */
  async verified(link: SentLink): Promise<UserSession> {
    const answer = await this.magicLink.verify(link);
    requireAccepted(answer, grantedOf(link.sentBy ?? 'sign-in').completes);
    return sessionOf(answer);
  }

  private get context(): Context {
    return this.magicLink.caller.context;
  }
}
