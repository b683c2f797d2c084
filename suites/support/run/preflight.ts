import { noteRefusal, noteUser } from '../../../targets/made-users.ts';
import type { PreflightResult } from '../../../targets/preflight-result.ts';
import { isAccepted, isRefused, type Answer } from '../http/answer.ts';
import { has, isDeclared } from '../http/offered.ts';
import { operations } from '../http/operations.ts';
import { Expiry } from '../messages/expiry.ts';
import { NewLinks } from '../messages/new-links.ts';
import { SentLinks } from '../messages/sent-links.ts';
import { EndUsers } from '../users/end-users.ts';
import { ExistingUsers } from '../users/existing-users.ts';
import { NumbersUsedUp } from '../users/numbers.ts';
import { doubledMessages, examineEqualCalls } from './equal-calls.ts';
import { missingAmong } from './missing-operations.ts';
import { obstacleIn, unapprovedUrl } from './obstacles.ts';
import { redirectUrlOf } from './run-mark.ts';
import { middleOf } from './slow-run.ts';
import type { TargetSession } from './target-session.ts';
import { tryInbox } from './try-inbox.ts';

const invented = '/v1/auth/magiclink/no-such-operation';

/**
 * Finds out whether any check can judge: whether the target is there, whether the settings fit it, and what its inbox
 * shows. Judges no requirement. The session knows the result from then on.
 */
export async function preflight(session: TargetSession): Promise<PreflightResult> {
  const found = session.preflight;
  try {
    const obstacle = await examine(session);
    if (obstacle !== undefined) found.obstacle = obstacle;
  } catch (error) {
    if (!(error instanceof NumbersUsedUp)) throw error;
    found.obstacle = error.message;
  }
  const callTime = middleOf(session.caller.answers);
  if (callTime !== undefined) found.callTime = callTime;
  return found;
}

/** What stands in the way of every check; what else is found goes into the result. */
async function examine(session: TargetSession): Promise<string | undefined> {
  const { target, connection, preflight: found } = session;
  const obstacle = await examineTarget(session);
  if (obstacle) return `${target.name} (${connection.baseURL}) ${obstacle}`;
  const inbox = await tryInbox(session);
  if (inbox.obstacle) return inbox.obstacle;
  found.hints.push(...inbox.hints);
  if (inbox.found) found.inbox = inbox.found;
  const { link } = inbox;
  if (link) {
    const equal = await examineEqualCalls(session, link.token);
    found.hints.push(
      ...equal.hints,
      ...(await doubledMessages(session, link.phone, session.caller.origins.timesSent(link.phone))),
    );
    if (equal.obstacle) return `${target.name} (${connection.baseURL}): ${equal.obstacle}`;
  }
  await prepareExpiry(session).catch(() => undefined); // what is wrong here is for the checks to find
  return undefined;
}

async function examineTarget(session: TargetSession): Promise<string | undefined> {
  const { connection, caller, numbers, preflight: found } = session;
  const loginId = await numbers.next();
  const call = (operation: string, path: string, redirectUrl?: string) => {
    const body = JSON.stringify({ loginId, redirectUrl });
    const headers = {
      Authorization: `Bearer ${connection.projectId}`,
      'Content-Type': 'application/json',
    };
    return caller.first({ operation, method: 'POST', path, headers, body });
  };
  const declared = Object.values(operations).filter(({ name }) => isDeclared(session, name));
  const [usual, ...others] = declared.toSorted(
    (a, b) => likes.indexOf(a.name) - likes.indexOf(b.name),
  );
  const harmless = (redirectUrl?: string) => call(usual!.name, usual!.path, redirectUrl);
  const marked = redirectUrlOf(session);
  noteUser(loginId);
  const [first, other, ...more] = await Promise.all([
    harmless(marked),
    call('invented', invented, marked),
    ...others.map(({ name, path }) => call(name, path, marked)),
  ]);
  const answer = isRefused(first!) ? await harmless(connection.approvedRedirectUrl) : first!;
  if (isRefused(first!) && isAccepted(answer)) found.takesMark = false;
  if (answer.problem !== undefined) noteRefusal(loginId);
  const obstacle = obstacleIn([answer, ...more], other!, connection.proxy);
  if (obstacle) return obstacle;
  found.missing = await missingAmong(caller, [answer, ...more], other!);
  const isTelling = usual!.name === 'sign-up-or-in' && has(session, usual!.name);
  if (!isTelling || !isRefused(answer)) return undefined;
  if (isAccepted(await harmless())) return unapprovedUrl(connection, answer);
  found.hints.push(hintOf(answer));
  return undefined;
}

/** The operations in the order in which one of them is taken for the usual call: the first needs nobody to be registered. */
const likes: string[] = ['sign-up-or-in', 'sign-up', 'sign-in', 'update-phone', 'verify'];

/** What may be wrong with the settings where the most harmless call is refused. */
function hintOf({ status }: Answer): string {
  const settings =
    status === 401 || status === 403
      ? 'DESCOPE_PROJECT_ID, and that no proxy drops the Authorization header'
      : 'DESCOPE_PROJECT_ID, APPROVED_REDIRECT_URL and PHONE_NUMBERS';
  return `a sign-up-or-in of a new user is rejected (${status}): check ${settings}`;
}

/** Makes the links that have to expire during the run. */
async function prepareExpiry(session: TargetSession): Promise<void> {
  const { caller, connection, preflight: found, magicLink } = session;
  if (!connection.inbox || found.inbox?.delivers === false) return;
  const sentLinks = new SentLinks(connection.inbox, caller);
  const unavailable = (why: string): never => {
    throw new Error(why);
  };
  const newLinks = new NewLinks(new EndUsers(magicLink), sentLinks, unavailable);
  await new Expiry(session, newLinks, new ExistingUsers(newLinks), unavailable).prepare();
}
