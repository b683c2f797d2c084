import type { InboxFindings } from '../../../targets/preflight-result.ts';
import type { Inbox } from '../../../targets/target.ts';
import { isAccepted } from '../http/answer.ts';
import { has } from '../http/offered.ts';
import { operations } from '../http/operations.ts';
import { linksIn, shownUrls, type SentLink } from '../messages/link.ts';
import { pollUntil } from '../messages/poll-until.ts';
import { SentLinks } from '../messages/sent-links.ts';
import type { TargetSession } from './target-session.ts';

/** What a look at the inbox has come to. */
export interface Tried {
  /** What is wrong with it, so that no check could read a message. */
  obstacle?: string;
  hints: string[];
  /** Missing where there is no inbox. */
  found?: InboxFindings;
  /** The first link that could be read, which nobody has used. */
  link?: { phone: string; token: string };
}

/** Causes messages in two ways, and looks whether and how they arrive, so that the checks need not find out one by one. */
export async function tryInbox(session: TargetSession): Promise<Tried> {
  const { inbox } = session.connection;
  if (!inbox) return { hints: [] };
  const {
    links,
    holds = '',
    delay,
    isSent = true,
  } = inbox.generate
    ? { links: await generatedLink(session, inbox.generate), delay: undefined }
    : await arrivedLinks(session, inbox);
  const found = {
    delivers: links.length > 0,
    ...(delay !== undefined && { delay }),
    ...(holds && { holds }),
    showsTokensOnly: inbox.shows === 'token',
    isNewestFirst: false,
    keepsNewestOnly: false,
  };
  if (inbox.generate || links.length === 0) {
    const trouble = links.length > 0 ? undefined : inbox.trouble?.(isSent);
    if (trouble !== undefined) return { obstacle: trouble, hints: [] };
    const hint = holds ? noWholeLink(holds) : nothingArrived(session, inbox);
    return { hints: links.length > 0 ? [] : [hint], found, ...firstOf(links) };
  }
  const obstacle = await linksOfOthers(session, inbox, links);
  if (obstacle !== undefined) return { obstacle, hints: [] };
  const order = await orderIn(session, inbox, links[0]!);
  return { hints: [], found: { ...found, ...order }, ...firstOf(links) };
}

const firstOf = ([link]: readonly Arrived[]) => (link ? { link } : {});

function nothingArrived({ target }: TargetSession, { generate }: Inbox): string {
  if (generate) return 'no link could be made for a test user: check DESCOPE_MANAGEMENT_KEY';
  return (
    `the preflight requested a message, but no link could be read within ${target.inboxTimeout / 1000} s: ` +
    'check that the target sends its messages to where INBOX reads them, or raise INBOX_TIMEOUT_MS'
  );
}

const noWholeLink = (holds: string) =>
  `messages arrive, but they contain no link with a token as the parameter t: ${holds}`;

/** A link as it arrived at a phone. */
type Arrived = SentLink & { phone: string };

/** The first links that arrive, of a sign-up or of a sign-up-or-in; where neither brings any, what has come in their place. */
async function arrivedLinks(
  session: TargetSession,
  inbox: Inbox,
): Promise<{ links: Arrived[]; holds?: string; delay?: number; isSent?: boolean }> {
  const { caller, clock, magicLink, numbers } = session;
  const sentLinks = new SentLinks(inbox, caller);
  const phones = { signUpOrIn: await numbers.nextFree(), signUp: await numbers.nextFree() };
  const ways = (['signUpOrIn', 'signUp'] as const).filter(each =>
    has(session, operations[each].name),
  );
  let isSent = false;
  const tries = ways.map(async operation => {
    const phone = phones[operation];
    const answer = await magicLink[operation]({ loginId: phone, phone });
    isSent ||= isAccepted(answer);
    const sentAt = clock.now();
    const link = isAccepted(answer) && (await sentLinks.await(phone));
    if (!link) throw new Error('nothing arrived');
    return { links: [{ ...link, phone }], delay: clock.now() - sentAt };
  });
  return Promise.any(tries).catch(async () => {
    const urls = await Promise.all(Object.values(phones).map(each => sentLinks.urls(each)));
    return { links: [], holds: shownUrls(urls.flat()), isSent };
  });
}

/** The link of a test user, made as every check does that needs one. */
async function generatedLink(
  { connection, numbers }: TargetSession,
  generate: NonNullable<Inbox['generate']>,
): Promise<Arrived[]> {
  const phone = connection.fixed?.loginId ?? (await numbers.nextFree());
  const isThere = (await generate.user?.(phone, phone).catch(() => false)) ?? true;
  const url =
    isThere && (await generate.link(phone, connection.approvedRedirectUrl).catch(() => ''));
  return url ? linksIn([url]).map(link => ({ ...link, phone })) : [];
}

/** What is said where the link that has arrived at one phone lies at another, too, which nobody has ever sent to. */
async function linksOfOthers(
  { numbers }: TargetSession,
  inbox: Inbox,
  [first]: readonly Arrived[],
): Promise<string | undefined> {
  const another = await numbers.next();
  const there = await inbox.urls(another).catch(() => []);
  if (!linksIn(there).some(({ token }) => token === first!.token)) return undefined;
  return (
    `${inbox.setting ?? 'INBOX'} shows the messages of other numbers, too: what was sent to one was found at another. ` +
    'Give one in which {phone} chooses the messages of that number'
  );
}

/** In which order two messages to one number lie there, and whether both stay. */
async function orderIn(
  session: TargetSession,
  inbox: Inbox,
  { phone, token: older }: Arrived,
): Promise<Pick<InboxFindings, 'isNewestFirst' | 'keepsNewestOnly'>> {
  const unknown = { isNewestFirst: false, keepsNewestOnly: false };
  const { magicLink, clock, target } = session;
  if (!has(session, operations.signUpOrIn.name)) return unknown;
  if (!isAccepted(await magicLink.signUpOrIn({ loginId: phone, phone }))) return unknown;
  let tokens: string[] = [];
  const cameToo = async () => {
    const urls = await inbox.urls(phone).catch(() => []);
    tokens = linksIn(urls).map(each => each.token);
    return tokens.some(each => each !== older);
  };
  await pollUntil(clock, cameToo, target.inboxTimeout);
  const newer = tokens.findIndex(each => each !== older);
  if (newer < 0) return unknown;
  const at = tokens.indexOf(older);
  return { isNewestFirst: newer < at, keepsNewestOnly: at < 0 };
}
