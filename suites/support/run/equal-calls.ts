import { BlockedError } from '../findings/failure.ts';
import { isAccepted, isAbsent, isRefused, type Answer } from '../http/answer.ts';
import { unlikeAnswers } from '../http/unlike.ts';
import { has } from '../http/offered.ts';
import { operations } from '../http/operations.ts';
import { linksIn } from '../messages/link.ts';
import { sessionOf } from '../users/session.ts';
import type { TargetSession } from './target-session.ts';

/** So many calls are made at once, on connections of their own. */
const atOnce = 4;
/** So many unlike answers are no accident: every check would meet them. */
const fewest = 2;

/** What equal calls have shown of a target. */
export interface EqualCalls {
  /** Set where so many answers differ that no check could judge. */
  obstacle?: string;
  hints: string[];
}

/**
 * Makes equal calls, and looks whether they are answered alike: a target of several processes that share no state, or a
 * proxy that takes two such targets in turns, would fail every check in another way.
 */
export async function examineEqualCalls(
  session: TargetSession,
  token: string,
): Promise<EqualCalls> {
  try {
    const answers = await equalCalls(session, token);
    const accepted = answers.filter(isAccepted).length;
    const refused = answers.filter(isRefused).length;
    if (accepted === 0 || refused === 0) return { hints: [] };
    const said = unlikeAnswers(accepted, accepted + refused, answers[0]!.call.operation);
    return Math.min(accepted, refused) < fewest ? { hints: [said] } : { obstacle: said, hints: [] };
  } catch (error) {
    if (error instanceof BlockedError) return { hints: [] }; // a throttle, say: the checks tell of it
    throw error;
  }
}

/** The answers to equal calls that change nothing: to one that shows a session, else to a verify that is not accepted at once. */
async function equalCalls(
  { magicLink, ...session }: TargetSession,
  token: string,
): Promise<Answer[]> {
  if (!has(session, operations.verify.name)) return [];
  const verifies: Answer[] = [];
  while (verifies.length < atOnce && !verifies.some(isAccepted))
    verifies.push(await magicLink.verify(token));
  const accepted = verifies.find(isAccepted);
  if (!accepted) return [];
  const { refreshJwt } = sessionOf(accepted);
  const together = () =>
    Promise.all(Array.from({ length: atOnce }, () => magicLink.me(refreshJwt)));
  const first = refreshJwt ? await together() : [];
  const isUnlike =
    first.some(isAccepted) && first.some(each => !isAccepted(each) && !isAbsent(each));
  return isUnlike ? [...first, ...(await together())] : verifies;
}

/** What is said where a phone holds more links than calls have asked for, though each was accepted once. */
export async function doubledMessages(
  { connection: { inbox } }: TargetSession,
  phone: string,
  sends: number,
): Promise<string[]> {
  const urls = (await inbox?.urls(phone).catch(() => [])) ?? [];
  const links = linksIn(urls);
  const tokens = new Set(links.map(each => each.token));
  if (tokens.size <= sends) return [];
  const texts = new Set(links.map(({ url, token }) => url.replaceAll(token, '')));
  const alike = texts.size === 1 ? ', alike to the letter but for their tokens' : '';
  return [
    `${sends} calls have sent ${tokens.size} messages${alike}: ` +
      'does a proxy in front send each call twice, as a mirror or a retry of POST does?',
  ];
}
