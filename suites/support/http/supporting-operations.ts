import type { TestInfo } from '@playwright/test';
import { notTested } from '../run/not-tested.ts';
import type { Site } from '../run/target-session.ts';
import type { ExistingUser } from '../users/users.ts';
import { isAbsent, type Answer } from './answer.ts';

/** The operations around the five that help to observe them. */
export interface Companions {
  refresh(refreshJwt: string): Promise<Answer>;
  me(refreshJwt: string): Promise<Answer>;
  logout(refreshJwt: string): Promise<Answer>;
  /** Skips the check where an answer says that there is nothing at a path. */
  offer(answer: Answer, path: string): void;
}

/**
 * The companions of a target. Before the first use of one, somebody else's good call asks whether the target offers it;
 * where it does not, the check is skipped.
 */
export function companionsOf(
  { magicLink, offers }: Site,
  somebody: () => Promise<ExistingUser>,
  testInfo: TestInfo,
): Companions {
  const offered = async (name: string, ask: () => Promise<Answer>) => {
    if (!offers.has(name)) offers.set(name, !isAbsent(await ask()));
    if (!offers.get(name)) {
      notTested(testInfo, `the target does not offer ${name}`, 'not offered');
    }
  };
  const signedIn = (name: 'refresh' | 'me' | 'logout') => async (refreshJwt: string) => {
    await offered(name, async () => magicLink[name]((await somebody()).refreshJwt));
    return magicLink[name](refreshJwt);
  };
  return {
    refresh: signedIn('refresh'),
    me: signedIn('me'),
    logout: signedIn('logout'),
    offer: (answer, path) => skipIfAbsent(answer, path, testInfo),
  };
}

/** Skips the check where an answer says that the target does not offer an operation. */
export function skipIfAbsent(answer: Answer, name: string, testInfo: TestInfo): void {
  if (isAbsent(answer)) {
    notTested(testInfo, `the target does not offer ${name}`, 'not offered');
  }
}
