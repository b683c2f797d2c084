import { withoutQuery } from '../../spec/wire/urls.ts';
import { linkTo } from '../support/messages/link-to.ts';
import { withoutToken } from '../support/messages/link.ts';
import { elsewhere } from '../support/tampering/redirect-urls.ts';
import { requireAccepted } from '../support/findings/set-up.ts';
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
        requireAccepted(answer, 'sign-up-or-in.accepts-new-user');

        const urls = await sentLinks.someUrls(newUser.phone);

        expect(urls, 'the URLs that arrived').toCarryTokens();
      },
    );
  });

  test(
    'lead the link of a sign-up to the URL given',
    covers('redirects.sign-up-leads-to-url'),
    async ({ users, magicLink, sentLinks }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      requireAccepted((await users.signUp()).answer, 'sign-up.accepts-new-user');
      const { newUser, answer } = await users.signUp({ redirectUrl });
      expect(answer).toBeAccepted();
      const link = await sentLinks.next(newUser.phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'the place where the link leads').toBe(
        withoutQuery(redirectUrl),
      );
    },
  );

  test(
    'lead the link of a sign-in to the URL given',
    covers('redirects.sign-in-leads-to-url'),
    async ({ magicLink, existingUser, sentLinks }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      requireAccepted(await magicLink.signIn(existingUser), 'sign-in.accepts-registered');
      const answer = await magicLink.signIn(existingUser, { redirectUrl });
      expect(answer).toBeAccepted();
      const link = await sentLinks.next(existingUser.phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'the place where the link leads').toBe(
        withoutQuery(redirectUrl),
      );
    },
  );

  test(
    'lead the link of a sign-up or in to the URL given',
    covers('redirects.sign-up-or-in-leads-to-url'),
    async ({ magicLink, users, sentLinks }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      const link = await linkTo(redirectUrl, { users, sentLinks });

      expect(withoutQuery(link), 'the place where the link leads').toBe(withoutQuery(redirectUrl));
    },
  );

  test(
    'lead the link of an update to the URL given',
    covers('redirects.update-phone-leads-to-url'),
    async ({ users, magicLink, existingUser, newUser, sentLinks }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      await users.requireUpdatable(existingUser, newUser.phone);
      const { phone, answer } = await users.updatePhone(existingUser, { redirectUrl });
      expect(answer).toBeAccepted();
      const link = await sentLinks.next(phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'the place where the link leads').toBe(
        withoutQuery(redirectUrl),
      );
    },
  );
});
