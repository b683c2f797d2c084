import type { RequirementId } from '../catalogue.ts';
import { isAccepted, type Answer } from '../support/http/answer.ts';
import { requireAccepted, requires } from '../support/findings/set-up.ts';
import { alone } from '../support/run/alone.ts';
import { notTested } from '../support/run/not-tested.ts';
import { requireRefreshReadsJwts } from '../support/users/ended-sessions.ts';
import { covers, expect, test } from '../support/test.ts';
import { sessionOf, type UserSession } from '../support/users/session.ts';

test.describe('concurrency', alone, () => {
  test(
    'lets one of many verifies succeed',
    covers('concurrency.one-verify-wins'),
    async ({ newLinks, magicLink, existingUser }) => {
      await magicLink.openConnections(10);
      const verifies: Answer[][] = [];
      for (let round = 0; round < 3; round++) {
        const link = await newLinks.signIn(existingUser);
        verifies.push(await Promise.all(times(10, () => magicLink.verify(link))));
      }

      expect(verifies.flat()).toBeNoServerError();
      const succeeded = verifies.map(each => each.filter(isAccepted).length);
      expect(succeeded, 'the number of verifies that succeeded, for each link').toEqual([1, 1, 1]);
    },
  );

  test(
    'makes one user of many sign-ups or in',
    covers('concurrency.one-user-is-made'),
    async ({ magicLink, sentTokens, newUser }) => {
      await magicLink.openConnections(8);
      const sent = await Promise.all(times(8, () => magicLink.signUpOrIn(newUser)));
      const arrived = await sentTokens.atLeast(newUser.phone, sent.filter(isAccepted).length);
      const answers = await magicLink.verifyEach(arrived);
      const users = answers.filter(isAccepted).map(each => sessionOf(each).user['userId']);
      requireWorking(users);

      expect(new Set(users).size, 'the number of users that were made').toBe(1);
    },
  );

  test(
    'makes one user of many sign-ups',
    covers('concurrency.sign-ups-make-one-user'),
    async ({ magicLink, sentTokens, newUser }) => {
      await magicLink.openConnections(5);
      const sent = await Promise.all(times(5, () => magicLink.signUp(newUser)));
      const accepted = sent.filter(isAccepted);
      requireAccepted(accepted[0] ?? sent[0]!, 'sign-up.accepts-new-user');
      const arrived = await sentTokens.atLeast(newUser.phone, accepted.length);
      const answers = await magicLink.verifyEach(arrived);
      const users = answers.filter(isAccepted).map(each => sessionOf(each).user['userId']);
      requireWorking(users, 'verify.completes-a-sign-up');

      expect([...sent, ...answers]).toBeNoServerError();
      expect(new Set(users).size, 'the number of users that were made').toBe(1);
    },
  );

  test(
    'makes one user of many first verifies',
    covers('concurrency.verifies-make-one-user'),
    async ({ newLinks, magicLink, newUser }) => {
      await magicLink.openConnections(3);
      const sent = [
        await newLinks.signUpOrIn(newUser),
        await newLinks.signUpOrIn(newUser),
        await newLinks.signUpOrIn(newUser),
      ];

      const answers = await Promise.all(sent.map(each => magicLink.verify(each)));

      const users = answers.filter(isAccepted).map(each => sessionOf(each).user['userId']);
      requireWorking(users);
      expect(new Set(users).size, 'the number of users that were made').toBe(1);
    },
  );

  test(
    'leaves every link of one moment alive',
    covers('concurrency.links-of-one-moment-all-work'),
    async ({ magicLink, sentTokens, existingUser }) => {
      const before = await sentTokens.tokensAt(existingUser.phone);
      const sent = await Promise.all(times(5, () => magicLink.signIn(existingUser)));
      requireAccepted(sent, 'sign-in.accepts-registered');
      const arrived = await sentTokens.atLeast(existingUser.phone, 5, before);
      requires('sign-in.texts-the-phone', arrived.length === 5, {
        subject: 'the number of links that arrived',
        expected: '5',
        actual: arrived.length,
      });

      expect(await magicLink.verifyEach(arrived)).toBeAccepted();
    },
  );

  test(
    'of a logout and a refresh leaves no ended session alive',
    covers('concurrency.logout-ends-session-beside-refresh'),
    async ({ newLinks, users, supportingOperations, existingUser }) => {
      const sessions: UserSession[] = [];
      for (const link of await newLinks.moreSignIns(existingUser, 4)) {
        sessions.push(await users.verified(link));
      }
      const [first, second, ...ended] = sessions;
      const kept = [first!.refreshJwt, second!.refreshJwt];
      for (const { refreshJwt } of ended) {
        const [before, logout, after] = await Promise.all([
          supportingOperations.refresh(kept[0]!),
          supportingOperations.logout(refreshJwt),
          supportingOperations.refresh(kept[1]!),
        ]);
        requireAccepted(logout, 'sessions.logout-ends-session');
        requireAccepted([before, after], 'sessions.logout-leaves-others');
        [before, after].forEach((each, n) => (kept[n] = sessionOf(each).refreshJwt || kept[n]!));
      }

      await requireRefreshReadsJwts(supportingOperations, existingUser.refreshJwt);
      const answers = ended.map(each => supportingOperations.refresh(each.refreshJwt));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'lets a logout win over a refresh of its own session',
    covers('concurrency.logout-ends-session-being-refreshed'),
    async ({ newLinks, users, supportingOperations, existingUser }, testInfo) => {
      const ended: string[] = [];
      for (const link of await newLinks.moreSignIns(existingUser, 3)) {
        const { refreshJwt } = await users.verified(link);
        const [, logout] = await Promise.all([
          supportingOperations.refresh(refreshJwt),
          supportingOperations.logout(refreshJwt),
        ]);
        if (isAccepted(logout)) ended.push(refreshJwt); // a JWT that the refresh has replaced is no longer one to log out with
      }
      if (ended.length === 0) {
        const { refreshJwt } = await users.verified(await newLinks.signIn(existingUser));
        const alone = await supportingOperations.logout(refreshJwt);
        requireAccepted(alone, 'sessions.logout-ends-session');
        notTested(testInfo, 'each refresh replaces the refresh JWT that the logout shows');
      }
      await requireRefreshReadsJwts(supportingOperations, existingUser.refreshJwt);

      const answers = ended.map(each => supportingOperations.refresh(each));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );
});

const times = <T>(count: number, act: () => Promise<T>) => Array.from({ length: count }, act);

/** Makes sure that some link has signed a user in. */
function requireWorking(
  users: readonly unknown[],
  by: RequirementId = 'verify.completes-sign-up-or-in',
) {
  const said = { subject: 'the number of links that work', expected: '1 or more' };
  requires(by, users.length > 0, { ...said, actual: users.length });
}
