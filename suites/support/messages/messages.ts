import { randomUUID } from 'node:crypto';
import { withoutQuery } from '../../../spec/wire/urls.ts';
import { formsOf } from '../../../spec/wire/texts.ts';
import { grantedOf } from '../findings/granted.ts';
import { requireAccepted } from '../findings/set-up.ts';
import { isAccepted, type Answer } from '../http/answer.ts';
import { redirectUrlOf } from '../run/run-mark.ts';
import { linksIn, samePlace, type SentLink } from './link.ts';
import { pollUntil } from './poll-until.ts';
import { SentLinks } from './sent-links.ts';

/** Sends a permitted message with a redirect URL: to the phone given, where a new user may ask for it. */
export type SendSentinel = (redirectUrl: string, phone: string) => Promise<Answer>;

const controlMessage = 'a control message, sent to prove that delivery works,';

/**
 * The messages at phones, which can also show that nothing was sent: a permitted message, the sentinel, is sent with a
 * redirect URL that tells it apart, and waited for. What was sent before it has arrived by then.
 */
export class Messages extends SentLinks {
  /** The magic links that have arrived at a phone by the sentinel and were not asked for, each without its token. */
  async strayMagicLinks(phone: string, send: SendSentinel): Promise<string[]> {
    const { magic } = await this.straysAt(phone, send);
    return this.redacted(magic);
  }

  /**
   * The same where nothing at all was to be sent: a link that looks like no magic link counts too, unless a second
   * sentinel brings its like along. That goes to a new user where it can, since a first message may bring others.
   */
  async strayLinks(phone: string, send: SendSentinel): Promise<string[]> {
    const { magic, doubtful, count } = await this.straysAt(phone, send);
    const usual = doubtful.length > 0 ? await this.besideSentinel(phone, count, send) : [];
    const strays = doubtful.filter(({ url }) => !usual.some(each => samePlace(each, url)));
    return this.redacted([...magic, ...strays]);
  }

  /**
   * How many messages with a magic link one send has brought: the one that is awaited first, and what else has arrived by
   * the sentinel. Where the inbox does not tell messages apart, the same link counts once.
   */
  async countOfOneSend(phone: string, send: SendSentinel): Promise<number> {
    const link = await this.next(phone);
    const { magic } = await this.straysAt(phone, send);
    const texts = (await this.inbox.texts?.(phone)) ?? [link.url];
    const copies = texts.filter(text => formsOf(link.token).some(form => text.includes(form)));
    return Math.max(copies.length, 1) + magic.length;
  }

  /** The places where the URLs in the messages to a phone lead by the sentinel, without their queries. */
  async placesAt(phone: string, send: SendSentinel): Promise<string[]> {
    const { urls } = await this.awaitSentinel(phone, phone, send);
    return [...new Set(urls.filter(each => URL.canParse(each)).map(withoutQuery))];
  }

  /** The links that were not asked for by the time of a sentinel, and how many URLs lie at the phone by then. */
  private async straysAt(phone: string, send: SendSentinel) {
    const { urls, mark } = await this.awaitSentinel(phone, phone, send);
    const others = linksIn(urls).filter(
      each => !each.url.includes(mark) && this.isUntaken(phone, each),
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

  /** The URLs that come along with a sentinel at a phone where so many have arrived, or at a new one. */
  private async besideSentinel(phone: string, count: number, send: SendSentinel) {
    const another = await this.caller.context.numbers.nextFree();
    const { urls, mark } = await this.awaitSentinel(phone, another, send);
    const since = [...urls.slice(count), ...(await this.urls(another))];
    return since.filter(each => !each.includes(mark));
  }

  /** The URLs at a phone once a sentinel has arrived there, or at the other phone that it was given. */
  private async awaitSentinel(phone: string, other: string, send: SendSentinel) {
    if (other === phone) this.requireShown(2); // what lies there, and the sentinel
    const mark = `sentinel${randomUUID().slice(0, 8)}`;
    const redirectUrl = new URL(redirectUrlOf(this.caller.context));
    redirectUrl.searchParams.set('mark', mark);
    const answer = await send(redirectUrl.href, other);
    const { operation } = answer.call;
    const { accepts } = grantedOf(operation);
    requireAccepted(answer, accepts);
    let urls: string[] = [];
    let isThere = false;
    const arrived = async () => {
      urls = await this.urls(phone);
      const all = other === phone ? urls : [...urls, ...(await this.urls(other))];
      return (isThere = all.some(each => each.includes(mark)));
    };
    await pollUntil(this.clock, arrived, this.timeout);
    if (!isThere) {
      const obstacle = `${controlMessage} did not arrive within ${this.timeout} ms`;
      return this.noMessage(other, obstacle, 'a control message');
    }
    return { urls, mark };
  }

  /** Whether a link is a magic link, and not just a URL in the text of a message. */
  private async isMagic(link: SentLink): Promise<boolean> {
    const { approvedRedirectUrl, unapprovedRedirectUrl } = this.caller.context.connection;
    const places = [approvedRedirectUrl, unapprovedRedirectUrl];
    if (places.some(each => samePlace(link.url, each))) return true;
    return isAccepted(await this.verify(link));
  }

  private redacted(links: readonly SentLink[]): string[] {
    return links.map(({ url }) => this.caller.secrets.hide(url));
  }
}
