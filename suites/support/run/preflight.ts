import { noteUser } from '../../../targets/made-users.ts';
import type { Inbox } from '../../../targets/target.ts';
import { isAbsent, isAccepted, isRefused, type Answer } from '../http/answer.ts';
import { operations } from '../http/operations.ts';
import { tooLarge, untrusted } from '../http/problem.ts';
import { Expiry } from '../messages/expiry.ts';
import { NewLinks } from '../messages/new-links.ts';
import { SentLinks } from '../messages/sent-links.ts';
import { ExistingUsers } from '../users/existing-users.ts';
import { EndUsers } from '../users/end-users.ts';
import { NumbersUsedUp } from '../users/numbers.ts';
import { leaveMarkOut, redirectUrlOf } from './run-mark.ts';
import type { TargetSession } from './target-session.ts';

const invented = '/v1/auth/magiclink/no-such-operation';

/** What the preflight has found: what stands in the way of any check, or what a red run may be due to. */
export interface PreflightResult {
  obstacle?: string;
  hints: string[];
}

/** Finds out whether it makes sense to run any check, and whether messages arrive. */
export async function preflight(session: TargetSession): Promise<PreflightResult> {
  return examine(session).catch((error: unknown) => {
    if (!(error instanceof NumbersUsedUp)) throw error;
    return { obstacle: error.message, hints: [] };
  });
}

async function examine(session: TargetSession): Promise<PreflightResult> {
  const { target, connection, caller, numbers } = session;
  const loginId = await numbers.next();
  const call = (operation: string, path: string, redirectUrl = redirectUrlOf(session)) => {
    const body = JSON.stringify({ loginId, redirectUrl });
    const headers = {
      Authorization: `Bearer ${connection.projectId}`,
      'Content-Type': 'application/json',
    };
    return caller.first({ operation, method: 'POST', path, headers, body });
  };
  const { signUpOrIn, signIn, updatePhone, verify } = operations;
  noteUser(loginId);
  const [marked, other, ...more] = await Promise.all([
    call(signUpOrIn.name, signUpOrIn.path),
    call('invented', invented),
    ...[signIn, updatePhone, verify].map(({ name, path }) => call(name, path)),
  ]);
  const real = isRefused(marked!)
    ? await call(signUpOrIn.name, signUpOrIn.path, connection.approvedRedirectUrl)
    : marked!;
  if (isRefused(marked!) && isAccepted(real)) leaveMarkOut(session);
  const obstacle = obstacleIn([real, ...more], other!);
  if (obstacle)
    return { obstacle: `${target.name} (${connection.baseURL}) ${obstacle}`, hints: [] };
  const arrived = await tryInbox(session);
  await prepareExpiry(session).catch(() => undefined); // what is wrong here is for the checks to find
  return { hints: [...hintsOf(real), ...(arrived ? [] : hintsOfInbox(session))] };
}

/** What may be wrong with the settings where the most harmless call is refused. */
function hintsOf(answer: Answer): string[] {
  if (!isRefused(answer)) return [];
  const { status } = answer;
  const settings =
    status === 401 || status === 403
      ? 'DESCOPE_PROJECT_ID'
      : 'DESCOPE_PROJECT_ID, APPROVED_REDIRECT_URL and PHONE_NUMBERS';
  return [`a sign-up or in of a new user is refused (${status}): check ${settings}`];
}

function hintsOfInbox({ connection: { inbox }, runState }: TargetSession): string[] {
  const trouble = inbox?.trouble?.() ?? runState.details('inbox trouble').at(-1);
  return [`no link could be read${trouble ? `: ${trouble}` : ''}`];
}

function obstacleIn(answers: Answer[], other: Answer): string | undefined {
  const real = answers[0]!;
  if (answers.every(each => each.problem !== undefined)) {
    return `${real.problem}: ${remedies[real.problem ?? ''] ?? remedy}`;
  }
  if (answers.some(each => each.problem === tooLarge)) return tooLarge;
  if (answers.every(({ status }) => status >= 500)) {
    return `answers every operation with a server error (${real.status}): its log may tell why`;
  }
  if (answers.every(({ status }) => status === 429)) {
    return 'answers 429 to everything: it lets nobody in for now; RATE_LIMIT makes the suite slower';
  }
  if (isNotThisApi(answers, other)) {
    return (
      `answers ${real.status} to a sign-up or in and to an invented path alike, so it is not this API, ` +
      'or it lets nobody in: check BASE_URL with its path prefix, and DESCOPE_PROJECT_ID'
    );
  }
  return undefined;
}

const remedy = 'check BASE_URL, and that the target is running';
const remedies: Record<string, string> = {
  [untrusted]:
    'set NODE_EXTRA_CA_CERTS to its CA, or TLS_INSECURE=1 to skip certificate verification',
};

function isNotThisApi(answers: Answer[], other: Answer): boolean {
  const real = answers[0]!;
  if ([...answers, other].every(isAbsent)) return true;
  return !real.problem && real.status === other.status && real.text === other.text;
}

/** Causes messages in two ways and notes whether any arrived, so that the checks need not find out one by one. */
async function tryInbox(session: TargetSession): Promise<boolean> {
  const { caller, connection, runState, magicLink, numbers } = session;
  if (!connection.inbox) return true;
  if (connection.inbox.generate) return tryTestUser(session, connection.inbox.generate);
  const sentLinks = new SentLinks(connection.inbox, caller);
  const phones = { signUp: await numbers.nextFree(), signUpOrIn: await numbers.nextFree() };
  const tries = (['signUp', 'signUpOrIn'] as const).map(async operation => {
    const phone = phones[operation];
    const answer = await magicLink[operation]({ loginId: phone, phone });
    const link = isAccepted(answer) && (await sentLinks.await(phone));
    if (!link) throw new Error('nothing arrived');
    return link;
  });
  const arrived = await Promise.any(tries).then(Boolean, () => false);
  if (!arrived) runState.add('no message', connection.inbox.trouble?.());
  if (connection.inbox.shows === 'token') runState.add('bare token');
  return arrived;
}

/** Makes a test user with a link, as every check will that needs one. */
async function tryTestUser(
  { connection, runState, numbers }: TargetSession,
  generate: NonNullable<Inbox['generate']>,
): Promise<boolean> {
  const phone = await numbers.nextFree();
  const made = await generate.user(phone, phone).catch(() => false);
  const link = made && (await generate.link(phone, connection.approvedRedirectUrl).catch(() => ''));
  if (!link) runState.add('no message', connection.inbox?.trouble?.());
  return Boolean(link);
}

/** Makes the links that have to expire during the run. */
async function prepareExpiry(session: TargetSession): Promise<void> {
  const { caller, connection, runState, magicLink } = session;
  if (!connection.inbox || runState.count('no message')) return;
  const sentLinks = new SentLinks(connection.inbox, caller);
  const newLinks = new NewLinks(new EndUsers(magicLink), sentLinks, why => {
    throw new Error(why);
  });
  await new Expiry(session, newLinks, new ExistingUsers(newLinks)).prepare();
}
