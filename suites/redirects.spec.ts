import { isRefused } from './support/http/answer.ts';
import { withoutQuery, withoutToken } from './support/messages/link.ts';
import { notTested } from './support/run/not-tested.ts';
import { elsewhere, withQuery } from './support/tampering/redirect-urls.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('redirects', () => {
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

  test.describe(() => {
    test.use({ probe: true });

    test(
      'carry the token as the parameter t',
      covers('redirects.link-carries-token-as-t'),
      async ({ magicLink, newUser, sentLinks }) => {
        const answer = await magicLink.signUpOrIn(newUser);
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
    'keep the query of the URL',
    covers('redirects.link-keeps-query'),
    async ({ magicLink, newUser, sentLinks }) => {
      const redirectUrl = withQuery(magicLink.redirectUrl, '?kept=one&also=two');
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl });
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();
      const { searchParams } = withoutToken(await sentLinks.next(newUser.phone, redirectUrl));

      expect(searchParams.get('kept'), 'the parameter kept').toBe('one');
      expect(searchParams.get('also'), 'the parameter also').toBe('two');
    },
  );

  test(
    'keep encoded values of the URL',
    covers('redirects.link-keeps-encoding'),
    async ({ magicLink, newUser, sentLinks }) => {
      const query = '?back=%2Fhome%3Fa%3Db%26c%3Dd&name=%C3%A9%2B%25';
      const redirectUrl = withQuery(magicLink.redirectUrl, query);
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl });
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();
      const { searchParams } = withoutToken(await sentLinks.next(newUser.phone, redirectUrl));

      expect(searchParams.get('back'), 'the parameter back').toBe('/home?a=b&c=d');
      expect(searchParams.get('name'), 'the parameter name').toBe('é+%');
    },
  );

  test(
    'keep the port of the URL',
    covers('redirects.link-keeps-port'),
    async ({ magicLink, newUser, sentLinks }, testInfo) => {
      const url = new URL(magicLink.redirectUrl);
      url.port = '8443';
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl: url.href });
      if (isRefused(answer))
        notTested(testInfo, 'the target approves no other port', 'not offered');
      const link = await sentLinks.next(newUser.phone, url.href);

      expect(withoutToken(link).port, 'the port').toBe('8443');
    },
  );
});
