import { covers, expect, test } from '../support/test.ts';

test.describe('verify', () => {
  test(
    'refuses a link that has outlived its lifetime',
    covers('verify.link-expires'),
    async ({ expiry, magicLink }) => {
      const { link, words } = await expiry.expiredLink('signIn');

      const answer = (await magicLink.verify(link)).of(words);

      expect(answer).toBeRefused();
      expect(answer).toHoldNoSession();
    },
  );

  test(
    'refuses the link of a sign-up that has outlived its lifetime',
    covers('verify.link-of-sign-up-expires'),
    async ({ expiry, magicLink }) => {
      const { link, words } = await expiry.expiredLink('signUp');

      const answer = (await magicLink.verify(link)).of(words);

      expect(answer).toBeRefused();
      expect(answer).toHoldNoSession();
    },
  );

  test(
    'refuses the link of a sign-up or in that has outlived its lifetime',
    covers('verify.link-of-sign-up-or-in-expires'),
    async ({ expiry, magicLink }) => {
      const { link, words } = await expiry.expiredLink('signUpOrIn');

      const answer = (await magicLink.verify(link)).of(words);

      expect(answer).toBeRefused();
      expect(answer).toHoldNoSession();
    },
  );

  test(
    'refuses the link of an update that has outlived its lifetime',
    covers('verify.link-of-update-expires'),
    async ({ expiry, magicLink, newLinks, users }) => {
      const expired = await expiry.expiredLink('updatePhone');
      const signIn = await newLinks.signIn(expired.user);

      const answer = (await magicLink.verify(expired.link)).of(expired.words);

      expect(answer).toBeRefused();
      const { user } = await users.verified(signIn);
      expect(user['phone'], '`phone` of the user').toBePhone(expired.user.phone);
    },
  );

  test(
    'takes a link until its lifetime is nearly over',
    covers('verify.link-lives-its-lifetime'),
    async ({ expiry, magicLink }) => {
      const links = await expiry.nearlyExpiredLinks();

      const answers = await Promise.all(
        links.map(async ({ link, words }) => (await magicLink.verify(link)).of(words)),
      );

      expiry.requireInTime(links);
      expect(answers).toBeAccepted();
    },
  );
});
