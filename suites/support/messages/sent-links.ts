import { isSend } from '../../../spec/command.ts';
import type { Clock } from '../../../targets/clock.ts';
import { noteArrived, noteLost } from '../../../targets/lost-messages.ts';
import type { Inbox } from '../../../targets/target.ts';
import { grantedOf } from '../findings/granted.ts';
import { block, obstruct, obstructUnless } from '../findings/set-up.ts';
import { isAccepted, type Answer } from '../http/answer.ts';
import type { ApiCaller } from '../http/caller.ts';
import { MagicLink } from '../http/magic-link.ts';
import { ownerOf } from '../run/run-mark.ts';
import { AdaptiveTimeout } from './adaptive-timeout.ts';
import { InboxLimit } from './inbox-limit.ts';
import { carriesToken, copiesIn, linkOf, linksIn, samePlace, type SentLink } from './link.ts';
import { pollUntil } from './poll-until.ts';

/** After so many links that led elsewhere, the right one is not waited for beside them. */
const toleratedElsewhere = 3;
/** The part of the time-out for which a link that leads elsewhere may still be followed by the right one. */
const grace = 1 / 5;

/** What is said of a message that brings no new token. */
export const seenBefore = 'a message with a token that was seen before';

/** The links that have arrived at phones, in which order, and which of them the current check has taken. */
export class SentLinks {
  /** Where they are read. */
  readonly inbox: Inbox;
  /** How long a message is waited for in ms. */
  readonly timeout: number;
  /** How many messages to one number it shows. */
  readonly limit: InboxLimit;
  protected readonly caller: ApiCaller;
  private readonly unavailable: (why: string) => never;
  private readonly adaptive: AdaptiveTimeout;
  /** How many copies of each lay there when it was taken. */
  private readonly taken = new Map<string, number>();
  /** How often each token lay at a phone at the last look. */
  private readonly copies = new Map<string, ReadonlyMap<string, number>>();
  /** What was wrong when the inbox was last looked at. */
  private trouble: string | undefined;

  /** What needs more messages than the inbox shows is answered by `unavailable`. */
  constructor(inbox: Inbox, caller: ApiCaller, unavailable: (why: string) => never = obstruct) {
    const { target, runState } = caller.context;
    this.inbox = inbox;
    this.limit = new InboxLimit(inbox, caller.context);
    this.caller = caller;
    this.unavailable = unavailable;
    this.timeout = inbox.handedOut ? 0 : target.inboxTimeout; // an answer holds its link, or never will
    this.adaptive = new AdaptiveTimeout(runState, this.timeout);
  }

  /**
   * All URLs that this run has caused at a phone, oldest first.
   * @throws as a set-up does, where some of them are due to another run
   */
  async urls(phone: string): Promise<string[]> {
    const { earlierLinks, run, secrets } = this.caller.context;
    const earlier = await earlierLinks.at(phone);
    this.trouble = undefined;
    const all = await this.inbox.urls(phone).catch(({ message }: Error) => {
      this.trouble = message;
      return [];
    });
    for (const url of all) secrets.learn(linkOf(url)?.token, 'LINK_TOKEN');
    earlierLinks.noteArrived(all);
    const urls = all.filter(each => !earlier.has(each) && ownerOf(each, run) !== 'another run');
    this.requireAskedFor(phone, urls);
    this.caller.origins.noteArrived(
      phone,
      urls.flatMap(each => linkOf(each)?.token ?? []),
    );
    return urls;
  }

  /**
   * Waits for the next link that is not taken yet: as a set-up, it accuses nobody.
   * @throws when none arrives in time
   */
  async next(phone: string, redirectUrl: string = this.approved): Promise<SentLink> {
    const operation = this.caller.origins.lastSent(phone);
    const timeout = this.caller.isProbe ? this.timeout : this.adaptive.of(operation);
    if (timeout === undefined) {
      return this.noMessage(
        phone,
        `${operation} has sent no message so far, so none is waited for`,
      );
    }
    const start = this.clock.now();
    const found = await this.await(phone, redirectUrl, timeout);
    if (!found) {
      this.adaptive.noteMiss(operation);
      this.noteLost();
      return this.noMessage(phone, `no message of ${operation} arrived${within(timeout)}`);
    }
    this.adaptive.noteArrival(operation, this.clock.now() - start);
    return { ...found, sentBy: operation };
  }

  /** Notes that a message was due in the current check and did not arrive in time. */
  noteLost(): void {
    noteLost(this.caller.title);
  }

  /**
   * Waits for the next link that is not taken yet; undefined when none arrives in time. A link that leads elsewhere is
   * taken where none that leads to the redirect URL has come with it or soon after; null asks for any link.
   */
  async await(
    phone: string,
    redirectUrl: string | null = this.approved,
    timeout: number = this.timeout,
  ): Promise<SentLink | undefined> {
    const { runState } = this.caller.context;
    const isRight = ({ url }: SentLink) => redirectUrl === null || samePlace(url, redirectUrl);
    let untaken: SentLink[] = [];
    let found: SentLink | undefined;
    let elsewhereSince: number | undefined;
    const arrived = async () => {
      untaken = await this.untaken(phone);
      found = untaken.find(isRight) ?? untaken[0];
      if (!found || isRight(found)) return found !== undefined;
      elsewhereSince ??= this.clock.now();
      return runState.count('elsewhere') >= toleratedElsewhere || this.isOver(elsewhereSince);
    };
    await pollUntil(this.clock, arrived, timeout);
    if (!found) {
      this.requireNoTrouble();
      return undefined;
    }
    if (!this.caller.context.connection.isNew) noteArrived();
    const cameAlong = isRight(found) ? untaken.filter(each => !isRight(each)) : [];
    this.take(phone, [found, ...cameAlong]);
    if (!isRight(found)) runState.add('elsewhere');
    return found;
  }

  /**
   * Waits for the URLs at a phone, until one of them carries a token or the time is up.
   * @throws when none arrives in time
   */
  async someUrls(phone: string): Promise<string[]> {
    let found: string[] = [];
    const arrived = async () => {
      found = await this.urls(phone);
      return found.some(carriesToken);
    };
    await pollUntil(this.clock, arrived, this.timeout);
    if (found.length > 0) return found;
    const operation = this.caller.origins.lastSent(phone);
    return this.noMessage(phone, `no URL of ${operation} arrived${within(this.timeout)}`);
  }

  /** Takes every link that has arrived at a phone, so that the next one is newer. */
  async takeAll(phone: string): Promise<void> {
    this.take(phone, await this.all(phone));
  }

  /** Waits for a link that verifies, wherever it leads, and gives the answer; undefined when none comes in time. */
  async working(phone: string): Promise<Answer | undefined> {
    let working: Answer | undefined;
    const works = async () => {
      for (const link of await this.untaken(phone)) {
        this.take(phone, [link]);
        const answer = await this.verify(link);
        if (isAccepted(answer)) working = answer;
        if (working) return true;
      }
      return false;
    };
    await pollUntil(this.clock, works, this.timeout);
    if (!working) this.requireNoTrouble();
    return working;
  }

  /** The tokens that lie at a phone: a link that has none of them is new. */
  async tokensAt(phone: string): Promise<ReadonlySet<string>> {
    return new Set((await this.all(phone)).map(({ token }) => token));
  }

  /**
   * The links at a phone, each token once, as soon as there are so many, or when the time is up; those that were there
   * before do not count.
   */
  async atLeast(
    phone: string,
    count: number,
    before: ReadonlySet<string> = new Set(),
  ): Promise<SentLink[]> {
    let found: SentLink[] = [];
    let elsewhereSince: number | undefined;
    const enough = async () => {
      const all = (await this.all(phone)).filter(({ token }) => !before.has(token));
      const right = all.filter(({ url }) => samePlace(url, this.approved));
      const areElsewhere = right.length < count && all.length >= count;
      found = areElsewhere || right.length === 0 ? all : right;
      if (areElsewhere) elsewhereSince ??= this.clock.now();
      return right.length >= count || (areElsewhere && this.isOver(elsewhereSince!));
    };
    await pollUntil(this.clock, enough, this.timeout);
    if (found.length < count) await this.requireReadable(phone);
    return found;
  }

  /** Whether a link has come once more to a phone since it was taken: a message with a token that was seen before. */
  async hasCopyAt(phone: string): Promise<boolean> {
    const copies = copiesIn(await this.urls(phone));
    return [...copies].some(([token, count]) => {
      const taken = this.taken.get(key(phone, { token }));
      return taken !== undefined && count > taken;
    });
  }

  /** Makes sure that so many messages to one number can be seen at once, as far as is known of the inbox. */
  requireShown(count: number): void {
    const why = this.limit.keepsFrom(count);
    if (why !== undefined) this.unavailable(why);
  }

  /** Why a message that has come at once with others cannot be read at a phone; undefined where it could. */
  async notShownAt(phone: string): Promise<string | undefined> {
    return this.limit.explains((await this.all(phone)).length);
  }

  /** Ends a check that rests on a message: by what keeps it from being read, or else by the target that has sent none. */
  protected async noMessage(phone: string, obstacle: string, expected?: string): Promise<never> {
    await this.requireReadable(phone);
    const operation = this.caller.origins.lastSent(phone);
    if (await this.hasCopyAt(phone)) {
      return block({
        takenForGranted: 'guessing.tokens-never-repeat',
        obstacle: `${operation} has sent ${seenBefore}`,
        expected: `a message of ${operation} with a token of its own`,
        expects: 'message',
        received: seenBefore,
        differences: [],
      });
    }
    return block({
      takenForGranted: grantedOf(operation).texts,
      obstacle,
      expected: expected ?? `a message of ${operation}`,
      expects: 'message',
      received: expected ? 'none' : obstacle,
      differences: [],
    });
  }

  /** Makes sure that one more message to a number could be read, had it arrived; accuses nobody. */
  private async requireReadable(phone: string): Promise<void> {
    this.requireNoTrouble();
    const why = await this.notShownAt(phone);
    if (why !== undefined) this.unavailable(why);
  }

  private requireNoTrouble(): void {
    obstructUnless(this.trouble === undefined, `no message can be read: ${this.trouble}`);
  }

  protected get clock(): Clock {
    return this.caller.context.clock;
  }

  /** Whether the current check has not taken a link that lies at a phone. */
  protected isUntaken(phone: string, link: SentLink): boolean {
    return !this.taken.has(key(phone, link));
  }

  protected verify(link: SentLink): Promise<Answer> {
    return new MagicLink(this.caller).verify(link);
  }

  /** The redirect URL that links lead to unless another was asked for. */
  protected get approved(): string {
    return this.caller.context.connection.approvedRedirectUrl;
  }

  /** Makes sure that no more links without the mark of a run lead where usual links do than the check has asked for. */
  private requireAskedFor(phone: string, urls: readonly string[]): void {
    const asked = this.caller.answers.filter(({ call }) => isSend(call.operation)).length;
    const unmarked = linksIn(urls).filter(
      ({ url }) => samePlace(url, this.approved) && !ownerOf(url, this.caller.context.run),
    );
    if (asked === 0 || unmarked.length <= asked) return;
    obstruct(
      `another run uses this number, ${phone}: ${unmarked.length} links have arrived, ` +
        `and this check has asked for ${asked}`,
    );
  }

  /** All links that have arrived at a phone, oldest first, each token once. */
  private async all(phone: string): Promise<SentLink[]> {
    const urls = await this.urls(phone);
    this.copies.set(phone, copiesIn(urls));
    return linksIn(urls);
  }

  private async untaken(phone: string): Promise<SentLink[]> {
    return (await this.all(phone)).filter(each => this.isUntaken(phone, each));
  }

  private take(phone: string, links: readonly SentLink[]): void {
    for (const link of links)
      this.taken.set(key(phone, link), this.copies.get(phone)?.get(link.token) ?? 1);
  }

  /** Whether a link that leads elsewhere has been there for long enough to be the one. */
  private isOver(elsewhereSince: number): boolean {
    return this.clock.now() - elsewhereSince > this.timeout * grace;
  }
}

/** How long was waited, where anything was. */
const within = (timeout: number) => (timeout > 0 ? ` within ${timeout} ms` : '');

/** A link as it lies at one phone: the same token may lie at another. */
const key = (phone: string, { token }: Pick<SentLink, 'token'>) => `${phone} ${token}`;
