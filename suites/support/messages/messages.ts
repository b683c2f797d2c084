import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import type { Connection, Inbox as Source, Target } from '../../../targets/target.ts';
import { isAccepted, type Answer } from '../http/answer.ts';
import { patience, type Caller } from '../http/caller.ts';
import { MagicLink } from '../http/magic-link.ts';
import type { Ledger } from '../run/run-state.ts';
import type { Numbers } from '../users/numbers.ts';
import { Silences } from './adaptive-timeout.ts';
import { linkOf, linksIn, samePlace, type Link } from './link.ts';

const intervals = [5, 20, 50, 100];
const longestInterval = 100;
const graces = 5;

interface Surroundings {
  target: Target;
  caller: Caller;
  ledger: Ledger;
  numbers: Numbers;
}

/** Sends a permitted message with a redirect URL: to the phone given, where somebody new may ask for it. */
export type Fence = (redirectUrl: string, phone: string) => Promise<Answer>;

/** The end users' phones: which links arrived, in which order. */
export class Inbox {
  private readonly source: Source;
  private readonly caller: Caller;
  private readonly ledger: Ledger;
  private readonly numbers: Numbers;
  /** Patience for a message in ms. */
  readonly timeout: number;
  private readonly silences: Silences;
  private readonly taken = new Set<string>();

  constructor(source: Source, { caller, ledger, numbers, target }: Surroundings) {
    this.source = source;
    this.caller = caller;
    this.ledger = ledger;
    this.numbers = numbers;
    this.timeout = target.inboxTimeout;
    this.silences = new Silences(ledger, target.inboxTimeout);
  }

  /** All URLs that have arrived at a phone, oldest first. */
  async urls(phone: string): Promise<string[]> {
    const old = this.numbers.leftAt(phone);
    const all = await this.source.urls(phone).catch(({ message }: Error) => {
      this.ledger.add('inbox trouble', message);
      return [];
    });
    const urls = all.filter(each => !old.has(each));
    for (const url of urls) this.caller.secrets.learn(linkOf(url)?.token, 'LINK_TOKEN');
    return urls;
  }

  /** All links that have arrived at a phone, oldest first, each token once. */
  private async all(phone: string): Promise<Link[]> {
    return linksIn(await this.urls(phone));
  }

  /**
   * Waits for the next link that nobody has taken yet: as a set-up, it accuses nobody.
   * @throws when none arrives in time
   */
  async next(phone: string, redirectUrl: string = this.approved): Promise<Link> {
    const operation = this.caller.lastSent(phone);
    const timeout = this.caller.insists ? this.timeout : this.silences.waitFor(operation);
    if (timeout === undefined) {
      throw new Error(`setup: ${operation} has sent no message so far, so nobody waits for one`);
    }
    const start = Date.now();
    const link = await this.await(phone, redirectUrl, timeout);
    if (link) this.silences.broken(operation, Date.now() - start);
    else this.silences.kept(operation);
    if (link) return link;
    throw new Error(`setup: no message arrived at ${phone} within ${timeout} ms`);
  }

  /**
   * Waits for the next link that nobody has taken yet; undefined when none arrives in time. A link that leads elsewhere
   * is taken where none that leads to the redirect URL has come with it or soon after.
   */
  async await(
    phone: string,
    redirectUrl: string = this.approved,
    timeout: number = this.timeout,
  ): Promise<Link | undefined> {
    const isRight = ({ url }: Link) => samePlace(url, redirectUrl);
    let untaken: Link[] = [];
    let found: Link | undefined;
    let elsewhereSince: number | undefined;
    const arrived = async () => {
      untaken = (await this.all(phone)).filter(each => !this.taken.has(key(phone, each)));
      found = untaken.find(isRight) ?? untaken[0];
      if (!found || isRight(found)) return found !== undefined;
      elsewhereSince ??= Date.now();
      return this.ledger.count('elsewhere') >= patience || this.isOver(elsewhereSince);
    };
    await this.until(arrived, timeout);
    if (!found) return undefined;
    const cameAlong = isRight(found) ? untaken.filter(each => !isRight(each)) : [];
    this.take(phone, [found, ...cameAlong]);
    if (!isRight(found)) this.ledger.add('elsewhere');
    return found;
  }

  /** Takes every link that has arrived at a phone, so that the next one is newer. */
  async takeAll(phone: string): Promise<void> {
    this.take(phone, await this.all(phone));
  }

  /** Waits for a link that verifies, wherever it leads, and gives the answer; undefined when none comes in time. */
  async working(phone: string): Promise<Answer | undefined> {
    let answer: Answer | undefined;
    const works = async () => {
      for (const link of (await this.all(phone)).filter(
        each => !this.taken.has(key(phone, each)),
      )) {
        this.taken.add(key(phone, link));
        answer = await new MagicLink(this.caller).verify(link);
        if (isAccepted(answer)) return true;
      }
      return false;
    };
    await this.until(works, this.timeout);
    return answer && isAccepted(answer) ? answer : undefined;
  }

  /** The links at a phone, each token once, as soon as there are so many, or when nobody waits any longer. */
  async atLeast(phone: string, count: number): Promise<Link[]> {
    let found: Link[] = [];
    let elsewhereSince: number | undefined;
    const enough = async () => {
      const all = await this.all(phone);
      const right = all.filter(({ url }) => samePlace(url, this.approved));
      const areElsewhere = right.length < count && all.length >= count;
      found = areElsewhere || right.length === 0 ? all : right;
      if (areElsewhere) elsewhereSince ??= Date.now();
      return right.length >= count || (areElsewhere && this.isOver(elsewhereSince!));
    };
    await this.until(enough, this.timeout);
    return found;
  }

  /**
   * The magic links that arrived at a phone and that nobody has asked for, each without its token. So that none is still on
   * its way, a permitted message is sent as a fence, with a redirect URL that tells it apart, and waited for.
   */
  async linksBefore(phone: string, fence: Fence): Promise<string[]> {
    const { magic } = await this.before(phone, fence);
    return this.hidden(magic);
  }

  /**
   * The same where nothing at all was to be sent: a link that looks like no magic link counts too, unless a second fence
   * brings its like along. That goes to somebody new where the fence can, since a first message may bring others.
   */
  async anyLinksBefore(phone: string, fence: Fence): Promise<string[]> {
    const { magic, doubtful, count } = await this.before(phone, fence);
    const usual = doubtful.length > 0 ? await this.usualBeside(phone, count, fence) : [];
    const strays = doubtful.filter(({ url }) => !usual.some(each => samePlace(each, url)));
    return this.hidden([...magic, ...strays]);
  }

  /** The links before a fence that nobody has asked for, and how many URLs lie at the phone by then. */
  private async before(phone: string, fence: Fence) {
    const { urls, mark } = await this.fenced(phone, phone, fence);
    const others = linksIn(urls).filter(
      each => !each.url.includes(mark) && !this.taken.has(key(phone, each)),
    );
    const isMagic = await Promise.all(others.map(each => this.isMagic(each)));
    const magic = others.filter((_, n) => isMagic[n]);
    const older = new Set(
      urls.slice(
        0,
        urls.findIndex(each => each.includes(mark)),
      ),
    );
    const doubtful = others.filter(({ url }, n) => !isMagic[n] && older.has(url));
    return { magic, doubtful, count: urls.length };
  }

  private hidden(links: readonly Link[]): string[] {
    return links.map(({ url }) => this.caller.secrets.hide(url));
  }

  /** The URLs that come along with a fence at a phone where so many have arrived, or at a new one. */
  private async usualBeside(phone: string, count: number, fence: Fence): Promise<string[]> {
    const another = await this.numbers.next();
    const { urls, mark } = await this.fenced(phone, another, fence);
    const since = [...urls.slice(count), ...(await this.urls(another))];
    return since.filter(each => !each.includes(mark));
  }

  /** The URLs at a phone once a fence has arrived there, or at the other one that it was given. */
  private async fenced(phone: string, other: string, fence: Fence) {
    const mark = `fence${randomUUID().slice(0, 8)}`;
    const redirectUrl = new URL(this.approved);
    redirectUrl.searchParams.set('mark', mark);
    const answer = await fence(redirectUrl.href, other);
    if (!isAccepted(answer)) expect(answer.status, 'setup: the fence is accepted').toBe(200);
    let urls: string[] = [];
    let fenced = false;
    const arrived = async () => {
      urls = await this.urls(phone);
      const all = other === phone ? urls : [...urls, ...(await this.urls(other))];
      return (fenced = all.some(each => each.includes(mark)));
    };
    await this.until(arrived, this.timeout);
    if (!fenced) expect(fenced, 'setup: the fence arrives').toBe(true);
    return { urls, mark };
  }

  /** Waits until something is so, or as long as the patience lasts; by a timer of its own, since it may outlast a check. */
  private async until(isSo: () => Promise<boolean>, timeout: number): Promise<void> {
    const giveUpAt = Date.now() + timeout;
    for (let poll = 0; !(await isSo()) && Date.now() < giveUpAt; poll++) {
      await wait(intervals[poll] ?? longestInterval);
    }
  }

  /** Whether a link is a magic link, and not just a URL in the text of a message. */
  private async isMagic({ url, token }: Link): Promise<boolean> {
    const { approvedRedirectUrl, unapprovedRedirectUrl } = this.connection;
    if (samePlace(url, approvedRedirectUrl) || samePlace(url, unapprovedRedirectUrl)) return true;
    return isAccepted(await new MagicLink(this.caller).verify(token));
  }

  private take(phone: string, links: readonly Link[]): void {
    for (const link of links) this.taken.add(key(phone, link));
  }

  /** Whether a link that leads elsewhere has been there for long enough to be the one. */
  private isOver(elsewhereSince: number): boolean {
    return Date.now() - elsewhereSince > this.timeout / graces;
  }

  private get approved(): string {
    return this.connection.approvedRedirectUrl;
  }

  private get connection(): Connection {
    return this.caller.connection;
  }
}

/** A link as it lies at one phone: the same token may lie at another. */
const key = (phone: string, { token }: Link) => `${phone} ${token}`;
