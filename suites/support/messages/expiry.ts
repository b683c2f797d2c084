import type { Connection } from '../../../targets/target.ts';
import type { Context } from '../run/context.ts';
import type { EndUser, Identity } from '../users/end-user.ts';
import type { ExistingUsers } from '../users/existing-users.ts';
import type { SentLink } from './link.ts';
import type { NewLinks } from './new-links.ts';

/** A lifetime in s that a run waits for; a longer one is not tested without a clock. */
const longestWait = 60;
const margin = 1;
/** The parts of a life when a link is used that is to be alive, and after which nobody can say whether it is. */
const nearlyOver = 0.65;
const inDoubt = 0.7;

/** A link with the user it was made for. */
interface LinkOfUser {
  link: SentLink;
  user: Identity & { phone: string };
}

/** A link that has grown old. */
export interface AgedLink extends LinkOfUser {
  /** What it is, as a noun that follows "for": `the link of a sign-in, 61 s old, of a lifetime of 60 s`. */
  words: string;
}

/** What a link was made by, of those that have to expire. */
const kinds = ['signIn', 'updatePhone', 'signUp', 'signUpOrIn'] as const;

type Kind = (typeof kinds)[number];

const names: Record<Kind, string> = {
  signIn: 'a sign-in',
  updatePhone: 'an update',
  signUp: 'a sign-up',
  signUpOrIn: 'a sign-up-or-in',
};

/** A link that was made at the start of the run, to be expired at its end; all in ms since 1970. */
interface PreparedLink extends LinkOfUser {
  /** When somebody began to make it, and when it was there. */
  begunAt: number;
  madeAt: number;
}

/** Whether expired links can be had on a target. */
export function canExpire({ advanceClock, linkLifetime }: Connection): boolean {
  if (linkLifetime === undefined) return false;
  return advanceClock !== undefined || linkLifetime <= longestWait;
}

/** Lets links expire: by the clock of the target where we have it, else by waiting for those that the preflight has prepared. */
export class Expiry {
  private readonly context: Context;
  private readonly newLinks: NewLinks;
  private readonly existingUsers: ExistingUsers;
  private readonly unavailable: (why: string) => never;

  /** Links that nobody can judge are answered by `unavailable`. */
  constructor(
    context: Context,
    newLinks: NewLinks,
    existingUsers: ExistingUsers,
    unavailable: (why: string) => never,
  ) {
    this.unavailable = unavailable;
    this.context = context;
    this.newLinks = newLinks;
    this.existingUsers = existingUsers;
  }

  /** Makes the links that checks need expired, at the start of a run whose target has a clock of its own. */
  async prepare(): Promise<void> {
    const { connection, target } = this.context;
    if (!canExpire(connection) || connection.advanceClock || target.budget) return;
    await Promise.allSettled(kinds.map(kind => this.prepareOne(kind)));
  }

  /** A link of a kind that has outlived its lifetime. */
  async expiredLink(kind: Kind): Promise<AgedLink> {
    const { link, user, madeAt } = this.preparedLink(kind) ?? (await this.make(kind));
    this.context.secrets.learn(link.token, 'LINK_TOKEN');
    this.context.secrets.learn(user.refreshJwt, 'REFRESH_JWT');
    const age = await this.grow(madeAt, this.lifetime + margin);
    await this.newLinks.passOver(user.phone);
    return { link, user, words: this.words(kind, age) };
  }

  /** A link of each kind that has lived most of its lifetime. */
  async nearlyExpiredLinks(): Promise<(PreparedLink & AgedLink)[]> {
    const made = await Promise.all(kinds.map(kind => this.make(kind)));
    const first = Math.min(...made.map(({ begunAt }) => begunAt));
    const age = await this.grow(first, this.lifetime * nearlyOver);
    return made.map((each, n) => ({ ...each, words: this.words(kinds[n]!, age) }));
  }

  /** Makes sure that no link was too old, now that it was used, for anybody to say whether it had to work. */
  requireInTime(used: readonly PreparedLink[]): void {
    const oldest = this.context.clock.now() - Math.min(...used.map(({ begunAt }) => begunAt));
    if (oldest / 1000 > this.lifetime * inDoubt)
      this.unavailable(
        'links were too old before they were used: the target or this machine is slow',
      );
  }

  private get lifetime(): number {
    return this.context.connection.linkLifetime ?? 0;
  }

  private async prepareOne(kind: Kind): Promise<void> {
    this.context.runState.add(`prepared ${kind}`, JSON.stringify(await this.make(kind)));
  }

  private preparedLink(kind: Kind): PreparedLink | undefined {
    const [line] = this.context.runState.details(`prepared ${kind}`);
    return line ? (JSON.parse(line) as PreparedLink) : undefined;
  }

  private async make(kind: Kind): Promise<PreparedLink> {
    const begunAt = this.context.clock.now();
    return { ...(await this.newLinkOf(kind)), begunAt, madeAt: this.context.clock.now() };
  }

  private async newLinkOf(kind: Kind): Promise<LinkOfUser> {
    if (kind === 'signUp') {
      const { newUser, link } = await this.newLinks.signUp();
      return { user: signedOut(newUser), link };
    }
    if (kind === 'signUpOrIn') {
      const newUser = await this.newLinks.users.newUser();
      return { user: signedOut(newUser), link: await this.newLinks.signUpOrIn(newUser) };
    }
    const { loginId, phone, refreshJwt } = await this.existingUsers.create();
    const user = { loginId, phone, refreshJwt };
    if (kind === 'signIn') return { user, link: await this.newLinks.signIn(user) };
    const { link } = await this.newLinks.updatePhone(user);
    return { user, link };
  }

  /** Waits until what was made at a time, in ms since 1970, is so many seconds old at least, and gives how old it is. */
  private async grow(madeAt: number, age: number): Promise<number> {
    const passed = (this.context.clock.now() - madeAt) / 1000;
    await this.pass(age - passed);
    return Math.max(age, passed);
  }

  private words(kind: Kind, age: number): string {
    return `the link of ${names[kind]}, ${Math.round(age)} s old, of a lifetime of ${this.lifetime} s`;
  }

  private async pass(seconds: number): Promise<void> {
    const { advanceClock } = this.context.connection;
    if (advanceClock) return advanceClock(seconds);
    if (seconds > 0) await this.context.clock.wait(seconds * 1000);
  }
}

const signedOut = (user: EndUser) => ({ ...user, refreshJwt: '' });
