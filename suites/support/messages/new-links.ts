import type { Inbox as Source } from '../../../targets/target.ts';
import { requireAccepted } from '../findings/set-up.ts';
import { isAccepted, type Answer } from '../http/answer.ts';
import type { Fields, Identity, MagicLink, Person } from '../http/magic-link.ts';
import type { Naming, People } from '../users/users.ts';
import { linkOf, type Link } from './link.ts';
import type { Inbox } from './messages.ts';

/** Working links as a set-up: each is asked for and read, and a failure on the way accuses nobody. */
export class Links {
  private readonly magicLink: MagicLink;
  private readonly inbox: Inbox;
  private readonly source: Source;
  private readonly unavailable: (why: string) => never;

  constructor(
    magicLink: MagicLink,
    inbox: Inbox,
    source: Source,
    unavailable: (why: string) => never,
  ) {
    this.unavailable = unavailable;
    this.magicLink = magicLink;
    this.inbox = inbox;
    this.source = source;
  }

  /** A link that signs somebody in who is registered. */
  async signIn(person: Person, fields: Fields = {}, bearer?: string): Promise<Link> {
    if (this.source.generate) return this.generated(person, fields);
    const unusual = bearer === undefined ? undefined : { bearer };
    const answer = await this.magicLink.signIn(person, fields, unusual);
    return this.arrived(answer, person.phone, fields);
  }

  /** Several outstanding links that sign the same person in, the oldest first. */
  async severalSignIns(person: Person, count: number): Promise<Link[]> {
    const sent: Link[] = [];
    while (sent.length < count) sent.push(await this.signIn(person));
    return sent;
  }

  /** Makes more outstanding links that sign the same person in: sent one after the other, then awaited together. */
  async addSignIns(person: Person, count: number): Promise<void> {
    if (this.source.generate) return void (await this.severalSignIns(person, count));
    for (let sent = 0; sent < count; sent++) {
      requireAccepted(await this.magicLink.signIn(person), 'sign-in is accepted');
    }
    for (let arrived = 0; arrived < count; arrived++) await this.inbox.next(person.phone);
  }

  /** A link of sign-up-or-in. */
  async signUpOrIn(person: Person, fields: Fields = {}): Promise<Link> {
    if (this.source.generate) this.unavailable('the links of a sign-up or in cannot be read');
    const answer = await this.magicLink.signUpOrIn(person, fields);
    return this.arrived(answer, person.phone, fields);
  }

  /** A link that changes the phone of somebody who is signed in: to one that nobody has, unless it is given. */
  async updatePhone(
    people: People,
    user: Identity,
    fields: Fields = {},
    phone?: string,
  ): Promise<{ phone: string; link: Link }> {
    if (this.source.generate) this.unavailable('the links of updates cannot be read');
    const asked =
      phone === undefined
        ? await people.updatePhone(user, fields)
        : { phone, answer: await this.magicLink.updatePhone(user, phone, fields) };
    return { phone: asked.phone, link: await this.arrived(asked.answer, asked.phone, fields) };
  }

  /** Passes over the links that have arrived at a phone, perhaps for another worker. */
  passOver(phone: string): Promise<void> {
    return this.inbox.takeAll(phone);
  }

  /** Uses the link of a send operation, where that was accepted and a link arrives. */
  async useWhatArrives(answer: Answer, phone: string): Promise<Answer | undefined> {
    const link = isAccepted(answer) ? await this.inbox.await(phone) : undefined;
    return link && this.magicLink.verify(link);
  }

  /** A stranger who has asked to sign up, with the link. */
  async signUpStranger(
    people: People,
    fields: Fields = {},
    name?: Naming,
  ): Promise<{ person: Person; link: Link }> {
    const { generate } = this.source;
    if (generate) {
      if (name) this.unavailable('test users are called by their phones');
      const { person } = await people.asStranger(
        ({ loginId, phone }) => generate.user(loginId, phone),
        made => !made,
      );
      return { person, link: await this.generated(person, fields) };
    }
    const { person, answer } = await people.signUp(fields, name);
    return { person, link: await this.arrived(answer, person.phone, fields) };
  }

  private async generated({ loginId }: Person, fields: Fields): Promise<Link> {
    if (Object.keys(fields).length > 0)
      this.unavailable('what options do to the links of the management API is in no document');
    const url = await this.source.generate?.link(loginId, this.magicLink.redirectUrl);
    const link = linkOf(url ?? '');
    if (!link) {
      const why = this.source.trouble?.() ?? 'the answer holds no link';
      throw new Error(`setup: no link is generated for the test user: ${why}`);
    }
    this.magicLink.caller.secrets.learn(link.token, 'LINK_TOKEN');
    return link;
  }

  private arrived(answer: Answer, phone: string, { redirectUrl }: Fields): Promise<Link> {
    requireAccepted(answer, `${answer.call.operation} is accepted`);
    return this.inbox.next(phone, typeof redirectUrl === 'string' ? redirectUrl : undefined);
  }
}
