import { grantedOf } from '../findings/granted.ts';
import { requireAccepted, requireRefused } from '../findings/set-up.ts';
import { isAccepted, isRefused, type Answer } from '../http/answer.ts';
import type { Fields, MagicLink } from '../http/magic-link.ts';
import type { SentLink } from '../messages/link.ts';
import { withPhone, type EndUser, type Identity, type Naming } from './end-user.ts';
import { sessionOf, type UserSession } from './session.ts';

const draws = 5;

/** Makes end users: every check has its own. */
export class EndUsers {
  readonly magicLink: MagicLink;

  constructor(magicLink: MagicLink) {
    this.magicLink = magicLink;
  }

  /** An end user whom the target has not heard of in this run. */
  async newUser(): Promise<EndUser> {
    return withPhone(await this.magicLink.caller.context.numbers.next());
  }

  /**
   * Does something with a new user; where an earlier run has left that number registered, with the next one.
   * Gives the last try, however it went.
   */
  async asNewUser<T>(
    act: (newUser: EndUser) => Promise<T>,
    isTaken: (outcome: T) => boolean,
  ): Promise<{ newUser: EndUser; outcome: T }> {
    for (let draw = 1; ; draw++) {
      const newUser = await this.newUser();
      const outcome = await act(newUser);
      if (!isTaken(outcome) || draw === draws) return { newUser, outcome };
    }
  }

  /** Signs up a new user, whatever comes of it. */
  async signUp(
    fields: Fields = {},
    naming: Naming = withPhone,
  ): Promise<{ newUser: EndUser; answer: Answer }> {
    const { newUser, outcome } = await this.asNewUser(
      ({ phone }) => this.magicLink.signUp(naming(phone), fields),
      isRefused,
    );
    return { newUser: naming(newUser.phone), answer: outcome };
  }

  /** Asks for another phone, one that nobody has, whatever comes of it. */
  async updatePhone(
    user: Identity,
    fields: Fields = {},
  ): Promise<{ phone: string; answer: Answer }> {
    const { newUser, outcome } = await this.asNewUser(
      ({ phone }) => this.magicLink.updatePhone(user, phone, fields),
      isRefused,
    );
    return { phone: newUser.phone, answer: outcome };
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

  /** Makes sure that a user can update the phone, which shows whether a session lives; accuses nobody. */
  async requireUpdatable(user: Identity): Promise<void> {
    const { answer } = await this.updatePhone(user);
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
}
