import type { Inbox } from '../../../targets/target.ts';
import type { RequirementId } from '../../catalogue.ts';
import { grantedOf } from '../findings/granted.ts';
import { obstruct, requireAccepted, requireAnsweredOnce } from '../findings/set-up.ts';
import { isAccepted, type Answer } from '../http/answer.ts';
import type { Fields, MagicLink } from '../http/magic-link.ts';
import type { EndUser, Identity, Naming } from '../users/end-user.ts';
import type { EndUsers } from '../users/end-users.ts';
import type { UserSession } from '../users/session.ts';
import { linkOf, type SentLink } from './link.ts';
import type { SentLinks } from './sent-links.ts';

type Generate = NonNullable<Inbox['generate']>;

/** Working links as a set-up: each is asked for and read, and a failure on the way accuses nobody. */
export class NewLinks {
  readonly users: EndUsers;
  private readonly sentLinks: SentLinks;
  /** Ends a check that needs what cannot be given. */
  readonly unavailable: (why: string) => never;
  /** Whether the one link of a mock without state was given. */
  private isGiven = false;

  /** Links that the inbox cannot give are answered by `unavailable`. */
  constructor(users: EndUsers, sentLinks: SentLinks, unavailable: (why: string) => never) {
    this.users = users;
    this.sentLinks = sentLinks;
    this.unavailable = unavailable;
  }

  /** A link that signs in a user who is registered. */
  async signIn(
    user: EndUser,
    fields: Fields = {},
    { bearer, accepts }: { bearer?: string; accepts?: RequirementId } = {},
  ): Promise<SentLink> {
    const { generate } = this.inbox;
    if (generate) return this.generated(generate, user, fields);
    const unusual = bearer === undefined ? undefined : { bearer };
    const answer = await this.magicLink.signIn(user, fields, unusual);
    return this.arrived(answer, user.phone, fields, accepts);
  }

  /** A link that has signed a user in, with the session that this began; a mock without state uses none up. */
  async used(user: EndUser): Promise<{ link: SentLink; session: UserSession }> {
    const { generate } = this.inbox;
    if (generate && !generate.user) this.unavailable(generate.why);
    const link = await this.signIn(user);
    return { link, session: await this.users.verified(link) };
  }

  /** Several outstanding links that sign the same user in, the oldest first. */
  async severalSignIns(user: EndUser, count: number): Promise<SentLink[]> {
    const sent: SentLink[] = [];
    while (sent.length < count) sent.push(await this.signIn(user));
    return sent;
  }

  /** More outstanding links that sign the same user in, in no certain order: sent in turn, then awaited together. */
  async moreSignIns(user: EndUser, count: number): Promise<SentLink[]> {
    const isOneByOne = this.inbox.generate ?? this.sentLinks.limit.keepsFrom(count);
    if (isOneByOne) return this.severalSignIns(user, count);
    for (let sent = 0; sent < count; sent++) {
      requireAccepted(await this.magicLink.signIn(user), 'sign-in.accepts-registered');
    }
    const links: SentLink[] = [];
    while (links.length < count) links.push(await this.sentLinks.next(user.phone));
    return links;
  }

  /** A link of sign-up-or-in. */
  async signUpOrIn(user: EndUser, fields: Fields = {}, accepts?: RequirementId): Promise<SentLink> {
    if (this.inbox.generate) this.unavailable(this.inbox.generate.why);
    const answer = await this.magicLink.signUpOrIn(user, fields);
    return this.arrived(answer, user.phone, fields, accepts);
  }

  /** A link that changes the phone of a user who is signed in: to one that nobody has, unless it is given. */
  async updatePhone(
    user: Identity,
    fields: Fields = {},
    phone?: string,
    accepts?: RequirementId,
  ): Promise<{ phone: string; link: SentLink }> {
    if (this.inbox.generate) this.unavailable(this.inbox.generate.why);
    const asked =
      phone === undefined
        ? await this.users.updatePhone(user, fields)
        : { phone, answer: await this.magicLink.updatePhone(user, phone, fields) };
    const link = await this.arrived(asked.answer, asked.phone, fields, accepts);
    return { phone: asked.phone, link };
  }

  /** A new user who has asked to sign up, with the link. */
  async signUp(
    fields: Fields = {},
    naming?: Naming,
  ): Promise<{ newUser: EndUser; link: SentLink }> {
    const { generate } = this.inbox;
    if (generate) {
      const { user, why } = generate;
      if (!user) this.unavailable(why);
      if (naming) this.unavailable('test users are called by their phones');
      const { newUser } = await this.users.asNewUser(
        ({ loginId, phone }) => user(loginId, phone),
        made => !made,
      );
      return { newUser, link: await this.generated(generate, newUser, fields) };
    }
    const { newUser, answer } = await this.users.signUp(fields, naming);
    return { newUser, link: await this.arrived(answer, newUser.phone, fields) };
  }

  /** Passes over the links that have arrived at a phone, perhaps for another worker. */
  passOver(phone: string): Promise<void> {
    return this.sentLinks.takeAll(phone);
  }

  /**
   * Uses the link of a send operation, where that was accepted and a link arrives. Gives the last answer, an acceptance
   * or a refusal: of the verify, or of the send where it came to none.
   */
  async useWhatArrives(send: Answer, phone: string): Promise<Answer> {
    requireAnsweredOnce(send);
    const link = isAccepted(send) ? await this.sentLinks.await(phone) : undefined;
    if (!link) return send;
    const verify = await this.magicLink.verify(link);
    requireAnsweredOnce(verify);
    return verify;
  }

  private async generated(generate: Generate, user: EndUser, fields: Fields): Promise<SentLink> {
    const { user: make, why } = generate;
    if (!make && this.isGiven) this.unavailable(why);
    this.isGiven = true;
    if (Object.keys(fields).length > 0)
      this.unavailable(
        make ? 'what options do to the links of the management API is in no document' : why,
      );
    const url = await generate.link(user.loginId, this.magicLink.redirectUrl);
    const link = linkOf(url ?? '');
    if (link) {
      this.magicLink.caller.secrets.learn(link.token, 'LINK_TOKEN');
      return link;
    }
    if (!make) this.unavailable(why);
    const trouble = this.inbox.trouble?.() ?? 'the answer holds no link';
    obstruct(`no link is generated for the test user: ${trouble}`);
  }

  /** The link of a send that has to be accepted: by a requirement of its fields, or else by the usual one. */
  private arrived(
    answer: Answer,
    phone: string,
    { redirectUrl }: Fields,
    accepts: RequirementId = grantedOf(answer.call.operation).accepts,
  ): Promise<SentLink> {
    requireAccepted(answer, accepts);
    return this.sentLinks.next(phone, typeof redirectUrl === 'string' ? redirectUrl : undefined);
  }

  /** Whether links are made by the management API, and asked for by no operation. */
  get areGenerated(): boolean {
    return this.inbox.generate !== undefined;
  }

  private get inbox(): Inbox {
    return this.sentLinks.inbox;
  }

  private get magicLink(): MagicLink {
    return this.users.magicLink;
  }
}
