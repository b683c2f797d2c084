import { withoutQuery, withoutToken } from '../support/messages/link.ts';
import { elsewhere } from '../support/tampering/redirect-urls.ts';
import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('redirects', () => {
  test.describe(() => {
    test.use({ probe: true });

    test(
      'carry the token as the parameter t',
      covers('redirects.link-carries-token-as-t'),
      async ({ magicLink, newUser, sentLinks }) => {
        const answer = await magicLink.signUpOrIn(newUser);
        requireAccepted(answer, 'sign-up-or-in.accepts-new-user');

        const urls = await sentLinks.someUrls(newUser.phone);

        expect(urls).toCarryTokens();
      },
    );
  });

  test(
    'lead the link of a sign-up to the URL given',
    covers('redirects.sign-up-leads-to-url'),
    async ({ users, magicLink, sentLinks }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      const { newUser, answer } = await users.signUp({ redirectUrl });
      requireAccepted(answer, 'sign-up.accepts-new-user');
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
      const answer = await magicLink.signIn(existingUser, { redirectUrl });
      requireAccepted(answer, 'sign-in.accepts-registered');
      const link = await sentLinks.next(existingUser.phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'the place where the link leads').toBe(
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
      requireAccepted(answer, 'sign-up-or-in.accepts-new-user');
      const link = await sentLinks.next(newUser.phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'the place where the link leads').toBe(
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
      requireAccepted(answer, 'update-phone.accepts-signed-in-user');
      const link = await sentLinks.next(phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'the place where the link leads').toBe(
        withoutQuery(redirectUrl),
      );
    },
  );
});
