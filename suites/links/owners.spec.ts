import { sessionOf } from '../support/session.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('links', () => {
  test(
    'differ in their tokens',
    covers('links.differ-in-token'),
    async ({ magicLink, existingUser, tokens }) => {
      const redirectUrls = ['1', '2'].map(each => {
        const url = new URL(magicLink.redirectUrl);
        url.searchParams.set('copy', each);
        return url.href;
      });
      const sends = redirectUrls.map(redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );
      expect(await Promise.all(sends), 'setup: both sign-ins are accepted').toBeAccepted();

      await expect(tokens).toHoldTokens(existingUser.phone, 3);
    },
  );

  test(
    'sign in the user each belongs to',
    covers('links.belong-to-their-user'),
    async ({ links, magicLink, existingUser, anotherUser }) => {
      const one = await links.signIn(existingUser);
      const other = await links.signIn(anotherUser);

      const first = await magicLink.verify(one);
      const second = await magicLink.verify(other);

      expect([first, second]).toBeAccepted();
      expect(sessionOf(first).user['userId'], 'the first user').toBe(existingUser.userId);
      expect(sessionOf(second).user['userId'], 'the second user').toBe(anotherUser.userId);
    },
  );

  test(
    'work after another user has used one',
    covers('links.outlive-the-sign-in-of-others'),
    async ({ people, links, magicLink, existingUser, anotherUser }) => {
      const link = await links.signIn(existingUser);
      await people.verified(await links.signIn(anotherUser));

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );
});
