import type { TestInfo } from '@playwright/test';
import { stateless } from '../../../targets/inboxes/fixed.ts';
import type { Context } from '../run/context.ts';
import { requireAnswered } from '../findings/set-up.ts';
import { notTested } from '../run/not-tested.ts';
import type { Identity } from '../users/end-user.ts';
import { isAbsent, isAccepted, isRefused, tolerate, type Answer } from './answer.ts';
import type { MagicLink } from './magic-link.ts';

/** The operations around the five that help to observe them. */
export interface SupportingOperations {
  refresh(refreshJwt: string): Promise<Answer>;
  me(refreshJwt: string): Promise<Answer>;
  logout(refreshJwt: string): Promise<Answer>;
  /** Skips the check where an answer says that there is nothing at a path. */
  skipIfAbsent(answer: Answer, path: string): void;
}

/**
 * The supporting operations of a target. Before the first use of one, a good call by another user asks whether the target
 * offers it; where it does not, the check is skipped.
 */
export function supportingOperationsOf(
  magicLink: MagicLink,
  { supported, connection }: Context,
  createUser: () => Promise<Identity>,
  testInfo: TestInfo,
): SupportingOperations {
  const asked = new Map<string, Promise<void>>();
  const find = async (name: string, ask: () => Promise<Answer>) => {
    const answer = await ask();
    if (!isAbsent(answer)) requireAnswered(answer);
    supported.set(name, !isAbsent(answer));
  };
  const requireSupported = async (name: string, ask: () => Promise<Answer>) => {
    if (!supported.has(name)) {
      const finding = asked.get(name) ?? find(name, ask);
      asked.set(name, finding); // once for all calls that are made at once
      await finding;
    }
    if (!supported.get(name)) notOffered(name, testInfo);
  };
  const signedIn = (name: 'refresh' | 'me' | 'logout') => async (refreshJwt: string) => {
    if (name === 'logout' && connection.fixed) notTested(testInfo, stateless);
    await requireSupported(name, async () => magicLink[name]((await createUser()).refreshJwt));
    return magicLink[name](refreshJwt);
  };
  return {
    refresh: signedIn('refresh'),
    me: signedIn('me'),
    logout: signedIn('logout'),
    skipIfAbsent: (answer, path) => skipIfAbsent(answer, path, testInfo),
  };
}

/** Skips the check where an answer says that the target does not offer an operation. */
export function skipIfAbsent(answer: Answer, name: string, testInfo: TestInfo): void {
  if (isAbsent(answer)) notOffered(name, testInfo);
}

/** Skips the check where a target refuses a call without a bearer as it does at an invented path: it guards them all. */
export async function skipIfGuarded(
  answer: Answer,
  name: string,
  magicLink: MagicLink,
  testInfo: TestInfo,
): Promise<void> {
  if (!isRefused(answer)) return;
  const { status } = tolerate(await magicLink.nowhere());
  if (status === answer.status) notOffered(name, testInfo);
}

/** Skips the check where the target refuses what it may refuse, and says why. */
export function skipIfRefused(answers: readonly Answer[], why: string, testInfo: TestInfo): void {
  if (answers.every(isRefused)) notTested(testInfo, why, 'not offered');
}

/** Skips the check where the target accepts what it may accept, and says why. */
export function skipIfAccepted(answer: Answer, why: string, testInfo: TestInfo): void {
  if (isAccepted(answer)) notTested(testInfo, why, 'not offered');
}

function notOffered(name: string, testInfo: TestInfo): never {
  return notTested(testInfo, `the target does not offer ${name}`, 'not offered');
}
