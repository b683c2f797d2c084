import { withoutQuery, withoutToken } from '../support/messages/link.ts';
import { elsewhere } from '../support/tampering/redirect-urls.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('redirects', () => {
  test.describe(() => {
    test.use({ probe: true });

    test(
      'carry the token as the parameter t',
      covers('redirects.link-carries-token-as-t'),
      async ({ magicLink, newUser, sentLinks, connection }) => {
        const redirectUrl = connection.approvedRedirectUrl;
        const answer = await magicLink.signUpOrIn(newUser, { redirectUrl });
        expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();

        const urls = () => sentLinks.urls(newUser.phone);
        const carried = async () =>
          (await urls()).some(url => URL.canParse(url) && new URL(url).searchParams.get('t'));
        const { timeout } = sentLinks;
        await expect
          .poll(async () => (await urls()).length, { timeout, message: 'setup: a URL arrives' })
          .toBeGreaterThan(0);
        await expect.poll(carried, { timeout, message: 'a link with the parameter t' }).toBe(true);
      },
    );
  });

  test(
    'lead the link of a sign-up to the URL given',
    covers('redirects.sign-up-leads-to-url'),
    async ({ users, magicLink, sentLinks }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      const { newUser, answer } = await users.signUp({ redirectUrl });
      expect(answer, 'setup: the sign-up is accepted').toBeAccepted();
      const link = await sentLinks.next(newUser.phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'where the link leads').toBe(
        withoutQuery(redirectUrl),
      );
    },
  );

  test(
    'lead the link of a sign-in to the URL given',
    covers('redirects.sign-in-leads-to-url'),
    async ({ magicLink, existingUser, sentLinks }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      const answer = await magicLink.signIn(existingUser, { redirectUrl });
      expect(answer, 'setup: the sign-in is accepted').toBeAccepted();
      const link = await sentLinks.next(existingUser.phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'where the link leads').toBe(
        withoutQuery(redirectUrl),
      );
    },
  );

  test(
    'lead the link of a sign-up or in to the URL given',
    covers('redirects.sign-up-or-in-leads-to-url'),
    async ({ magicLink, newUser, sentLinks }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl });
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();
      const link = await sentLinks.next(newUser.phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'where the link leads').toBe(
        withoutQuery(redirectUrl),
      );
    },
  );

  test(
    'lead the link of an update to the URL given',
    covers('redirects.update-phone-leads-to-url'),
    async ({ users, magicLink, existingUser, sentLinks }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      const { phone, answer } = await users.updatePhone(existingUser, { redirectUrl });
      expect(answer, 'setup: the update is accepted').toBeAccepted();
      const link = await sentLinks.next(phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'where the link leads').toBe(
        withoutQuery(redirectUrl),
      );
    },
  );
});
