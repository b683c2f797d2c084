import type { Command } from '../../../spec/command.ts';
import { isNumber } from '../../../spec/model.ts';
import { AdaptiveTimeout } from '../messages/adaptive-timeout.ts';
import { linksIn, samePlace, type SentLink } from '../messages/link.ts';
import { seenBefore, type SentLinks } from '../messages/sent-links.ts';
import type { TargetSession } from '../run/target-session.ts';

/** How long a message is waited for at least in ms, where nobody knows whether it comes. */
const shortest = 150;

/** The links that arrive at the numbers of one history. */
export class Arrivals {
  private readonly defaults: Readonly<Record<string, string>>;
  private readonly links: SentLinks;
  private readonly session: TargetSession;
  private readonly adaptive: AdaptiveTimeout;
  private readonly seen = new Set<string>();
  private readonly tokens = new Set<string>();

  /** `defaults` says where the links of a project lead that names no redirect URL. */
  constructor(
    links: SentLinks,
    session: TargetSession,
    defaults: Readonly<Record<string, string>>,
  ) {
    this.defaults = defaults;
    this.links = links;
    this.session = session;
    this.adaptive = new AdaptiveTimeout(session.runState, links.timeout);
  }

  /** Whether whole links can be seen, not just tokens. */
  get showsLinks(): boolean {
    return this.links.inbox.shows !== 'token' && !this.session.preflight.inbox?.showsTokensOnly;
  }

  /** Whether a second message to a number can be seen beside the first. */
  get showsSeveral(): boolean {
    return this.links.limit.known !== 1;
  }

  /**
   * The link that an accepted send has brought to a phone; where one is due, and has gone to another number of this
   * history, that one and a note which says so. Where it has come among more than the inbox shows, why it cannot be read.
   */
  async next(
    command: Extract<Command, { loginId: string }>,
    { to, isDue, amongOthers }: { to: string | undefined; isDue: boolean; amongOthers: boolean },
    phones: readonly string[],
  ): Promise<{ link?: SentLink; note?: string; notShown?: string }> {
    const { operation, project, redirect, redirectUrl } = command;
    if (to === undefined) return this.elsewhere(phones);
    if (!isNumber(to)) return { notShown: 'the phone of that user is no phone number' };
    const { clock } = this.session;
    const start = clock.now();
    const timeout = isDue
      ? (this.adaptive.of(operation) ?? 0)
      : this.adaptive.brief(operation, shortest);
    const leadsTo = redirect === 'approved' ? redirectUrl : this.defaults[project];
    const link = await this.unseen(to, leadsTo ?? null, timeout);
    if (link) {
      this.see(to, link);
      if (isDue) this.adaptive.noteArrival(operation, clock.now() - start);
      return { link };
    }
    const notShown = amongOthers && (await this.links.notShownAt(to));
    if (notShown) return { notShown };
    if (isDue) this.adaptive.noteMiss(operation);
    const hasCopy = isDue && (await this.links.hasCopyAt(to));
    const note = hasCopy ? seenBefore : `no message within ${timeout} ms`;
    return { note, ...(await this.elsewhere(phones)) };
  }

  /** The magic links at these numbers that nobody has asked for, each once. */
  async takeStrays(phones: readonly string[]): Promise<{ phone: string; link: SentLink }[]> {
    const strays = await this.strays(phones);
    for (const { phone, link } of strays) this.see(phone, link);
    return strays;
  }

  /** The magic links at these numbers that nobody has seen yet; other links of a message are none. */
  private async strays(phones: readonly string[]): Promise<{ phone: string; link: SentLink }[]> {
    const all = await Promise.all(
      phones.map(async phone => {
        const links = linksIn(await this.links.urls(phone));
        return links.map(link => ({ phone, link }));
      }),
    );
    const { approvedRedirectUrl, unapprovedRedirectUrl } = this.session.connection;
    const places = [approvedRedirectUrl, unapprovedRedirectUrl, ...Object.values(this.defaults)];
    return all.flat().filter(({ phone, link }) => {
      const isMagic = !this.showsLinks || places.some(each => samePlace(each, link.url));
      return isMagic && !this.seen.has(key(phone, link));
    });
  }

  /** Waits for a link at a phone that nobody has seen yet: for a copy of one from elsewhere only where no other comes. */
  private async unseen(
    phone: string,
    leadsTo: string | null,
    timeout: number,
  ): Promise<SentLink | undefined> {
    let copy: SentLink | undefined;
    for (;;) {
      const link = await this.links.await(phone, leadsTo, timeout);
      if (!link) return copy;
      if (this.seen.has(key(phone, link))) continue;
      if (!this.tokens.has(link.token)) return link;
      copy ??= link;
    }
  }

  private see(phone: string, link: SentLink): void {
    this.seen.add(key(phone, link));
    this.tokens.add(link.token);
  }

  /** A link that has gone to any number of this history and that nobody has seen yet. */
  private async elsewhere(phones: readonly string[]): Promise<{ link?: SentLink; note?: string }> {
    const stray = (await this.strays(phones)).at(-1);
    if (!stray) return {};
    this.see(stray.phone, stray.link);
    return { link: stray.link, note: `a link at ${stray.phone}` };
  }
}

/** A link as it lies at one phone: the same token may lie at another. */
const key = (phone: string, { token }: SentLink) => `${phone} ${token}`;
