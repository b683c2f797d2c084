import { requireAccepted, requireRefused } from '../findings/set-up.ts';
import { isAccepted, isRefused, type Answer } from '../http/answer.ts';
import type { Fields, Identity, MagicLink, Person } from '../http/magic-link.ts';
import type { Link } from '../messages/link.ts';
import type { Links } from '../messages/new-links.ts';
import type { Numbers } from './numbers.ts';
import { sessionOf, type Session } from './session.ts';

const draws = 5;

/** Someone who has signed up and used the link. */
export interface ExistingUser extends Person, Session {
  userId: unknown;
}

/** How somebody with a phone is called. */
export type Naming = (phone: string) => Person;

/** Somebody whose login ID is the phone, as usual. */
export const withPhone: Naming = phone => ({ loginId: phone, phone });

/** Somebody whose login ID is no phone number, nor holds one: letters stand for its digits. */
export const withName: Naming = phone => {
  const letters = phone
    .replaceAll(/\D/g, '')
    .replaceAll(/\d/g, each => 'abcdefghij'[Number(each)]!);
  return { loginId: `${letters}@example.com`, phone };
};

/** Makes end users: every check has its own. */
export class People {
  private readonly numbers: Numbers;
  private readonly magicLink: MagicLink;

  constructor(numbers: Numbers, magicLink: MagicLink) {
    this.numbers = numbers;
    this.magicLink = magicLink;
  }

  /** Someone whom the target has not heard of in this run. */
  async stranger(): Promise<Person> {
    const phone = await this.numbers.next();
    return withPhone(phone);
  }

  /**
   * Does something with a stranger; where an earlier run has left that number registered, with the next one.
   * Gives the last try, however it went.
   */
  async asStranger<T>(
    act: (person: Person) => Promise<T>,
    isTaken: (outcome: T) => boolean,
  ): Promise<{ person: Person; outcome: T }> {
    for (let draw = 1; ; draw++) {
      const person = await this.stranger();
      const outcome = await act(person);
      if (!isTaken(outcome) || draw === draws) return { person, outcome };
    }
  }

  /** Signs up someone new, whatever comes of it. */
  async signUp(
    fields: Fields = {},
    name: Naming = withPhone,
  ): Promise<{ person: Person; answer: Answer }> {
    const { person, outcome } = await this.asStranger(
      ({ phone }) => this.magicLink.signUp(name(phone), fields),
      isRefused,
    );
    return { person: name(person.phone), answer: outcome };
  }

  /** Asks for another phone, one that nobody has, whatever comes of it. */
  async updatePhone(
    user: Identity,
    fields: Fields = {},
  ): Promise<{ phone: string; answer: Answer }> {
    const { person, outcome } = await this.asStranger(
      ({ phone }) => this.magicLink.updatePhone(user, phone, fields),
      isRefused,
    );
    return { phone: person.phone, answer: outcome };
  }

  /**
   * Asks for a sign-up that is to be refused, of somebody whose sign-up is accepted otherwise: where an earlier run has
   * left the number registered, a refusal would say nothing.
   */
  async refusedSignUp(
    act: (person: Person) => Promise<Answer | Answer[]>,
  ): Promise<{ person: Person; answers: Answer[] }> {
    const { person, outcome } = await this.asStranger(
      async each => {
        const answers = [await act(each)].flat();
        const otherwise = answers.every(isRefused) ? await this.magicLink.signUp(each) : undefined;
        return { answers, otherwise };
      },
      ({ otherwise }) => otherwise !== undefined && isRefused(otherwise),
    );
    const { answers, otherwise } = outcome;
    if (otherwise) requireAccepted(otherwise, 'a usual sign-up of the same person is accepted');
    return { person, answers };
  }

  /** Makes sure that somebody can update the phone, which shows whether a session lives; accuses nobody. */
  async requireUpdatable(user: Identity): Promise<void> {
    const { answer } = await this.updatePhone(user);
    requireAccepted(answer, 'a usual update is accepted');
  }

  /** Tries to sign in somebody who is not registered, whatever comes of it. */
  async signInUnregistered(): Promise<{ person: Person; answer: Answer }> {
    const { person, outcome } = await this.asStranger(
      each => this.magicLink.signIn(each),
      isAccepted,
    );
    return { person, answer: outcome };
  }

  /** Somebody who is not registered, nor becomes so by trying to sign in: as a set-up, it accuses nobody. */
  async unregistered(): Promise<Person> {
    const { person, answer } = await this.signInUnregistered();
    requireRefused(answer, 'a sign-in of somebody who is not registered is refused');
    requireRefused(await this.magicLink.signIn(person), 'the same sign-in is refused again');
    return person;
  }

  /** Someone who has signed up and used the link; accuses nobody when that fails. */
  async existingUser(links: Links, fields: Fields = {}, name?: Naming): Promise<ExistingUser> {
    const { person, link } = await links.signUpStranger(this, fields, name);
    const session = await this.verified(link);
    return { ...person, ...session, userId: session.user['userId'] };
  }

  /** An existing user whose login ID is no phone number. */
  async namedUser(links: Links): Promise<ExistingUser> {
    return this.existingUser(links, {}, withName);
  }

  /** Uses a link as a set-up. */
  async verified(link: Link): Promise<Session> {
    const answer = await this.magicLink.verify(link);
    requireAccepted(answer, 'the link is verified');
    return sessionOf(answer);
  }
}
