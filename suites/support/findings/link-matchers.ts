import { carriesToken, shownUrls } from '../messages/link.ts';
import { seenBefore, type SentLinks } from '../messages/sent-links.ts';
import type { Failure } from './failure.ts';
import { judgement, type Sense, type Subject } from './judgement.ts';

type Links = Subject<SentLinks>;

/** The matchers for what arrives at phones. */
export const linkMatchers = {
  /** A link that verifies arrives at a phone in time, wherever it leads. */
  async toReceiveWorkingLink(this: Sense, { actual: sentLinks }: Links, phone: string) {
    const answer = await sentLinks.working(phone);
    const expected = `a magic link at ${phone} that verifies, within ${sentLinks.timeout} ms`;
    const received = answer ? 'such a link' : await whatCameInstead(sentLinks, phone);
    return judgement(this, answer !== undefined, () => noMessage(expected, received));
  },

  /** A link arrives at a phone in time. */
  async toReceiveLink(this: Sense, { actual: sentLinks }: Links, phone: string) {
    const link = await sentLinks.await(phone);
    if (!link) sentLinks.noteLost();
    const expected = `a magic link at ${phone} within ${sentLinks.timeout} ms`;
    const received = link ? 'a magic link' : await whatCameInstead(sentLinks, phone);
    return judgement(this, link !== undefined, () => noMessage(expected, received));
  },

  /** So many different tokens have arrived at a phone. */
  async toHoldTokens(this: Sense, { actual: sentLinks }: Links, phone: string, count: number) {
    const links = await sentLinks.atLeast(phone, count);
    const expected = `${count} links with ${count} tokens at ${phone}`;
    const received = `links with ${links.length} different tokens`;
    return judgement(this, links.length >= count, () => failure(expected, received));
  },

  /** A URL at a phone holds a token as the parameter `t`. */
  toCarryTokens(this: Sense, { actual: urls }: Subject<string[]>) {
    const expected = 'a link with the parameter `t`';
    return judgement(this, urls.some(carriesToken), () => failure(expected, placesIn(urls)));
  },
};

const failure = (expected: string, received: string) => ({ expected, received, differences: [] });

const noMessage = (expected: string, received: string): Failure => ({
  ...failure(expected, received),
  expects: 'message',
});

/** What the messages at a phone hold in place of a magic link. */
async function whatCameInstead(sentLinks: SentLinks, phone: string): Promise<string> {
  const urls = await sentLinks.urls(phone);
  if (await sentLinks.hasCopyAt(phone)) return seenBefore;
  return urls.length === 0 ? 'no message' : placesIn(urls);
}

const placesIn = (urls: readonly string[]) => `no magic link; the messages hold ${shownUrls(urls)}`;
