import { requireAccepted } from '../support/findings/set-up.ts';
import { skipIfRefused } from '../support/http/supporting-operations.ts';
import { covers, expect, test } from '../support/test.ts';
import { sessionOf } from '../support/users/session.ts';

test.describe('links', () => {
  test(
    'differ in their tokens',
    covers('links.differ-in-token'),
    async ({ magicLink, existingUser, sentTokens }) => {
      const redirectUrls = ['1', '2'].map(each => {
        const url = new URL(magicLink.redirectUrl);
        url.searchParams.set('copy', each);
        return url.href;
      });
      const sends = redirectUrls.map(redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );
      requireAccepted(await Promise.all(sends), 'sign-in.accepts-registered');

      await expect(sentTokens).toHoldTokens(existingUser.phone, 3);
    },
  );

  test(
    'sign in the user each belongs to',
    covers('links.belong-to-their-user'),
    async ({ newLinks, magicLink, existingUser, anotherUser }) => {
      const one = await newLinks.signIn(existingUser);
      const other = await newLinks.signIn(anotherUser);

      const first = await magicLink.verify(one);
      const second = await magicLink.verify(other);

      expect([first, second]).toBeAccepted();
      expect(sessionOf(first).user['userId'], '`userId` of the first user').toBe(
        existingUser.userId,
      );
      expect(sessionOf(second).user['userId'], '`userId` of the second user').toBe(
        anotherUser.userId,
      );
    },
  );

  test(
    'of updates to one number are of whoever asked',
    covers('links.updates-belong-to-their-user'),
    async ({ users, newLinks, magicLink, existingUser, anotherUser, sentTokens }, testInfo) => {
      const one = await newLinks.updatePhone(existingUser);
      const other = await newLinks.updatePhone(existingUser);
      await newLinks.passOver(one.phone); // that one send brings one link, others ask
      const asked = [one, other].map(({ phone }) => magicLink.updatePhone(anotherUser, phone));
      skipIfRefused(await Promise.all(asked), 'the number is kept for who asked first', testInfo);
      const last = await sentTokens.next(one.phone);

      const { user: byLast } = await users.verified(last);
      const { user: byFirst } = await users.verified(other.link);

      expect(byLast['userId'], '`userId` of the user who asked last').toBe(anotherUser.userId);
      expect(byFirst['userId'], '`userId` of the user who asked first').toBe(existingUser.userId);
    },
  );

  test(
    'work after another user has used one',
    covers('links.outlive-the-sign-in-of-others'),
    async ({ users, newLinks, magicLink, existingUser, anotherUser }) => {
      const link = await newLinks.signIn(existingUser);
      await users.verified(await newLinks.signIn(anotherUser));

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );
});
