import { isRefused } from './support/http/answer.ts';
import { withoutQuery, withoutToken } from './support/messages/link.ts';
import { notTested } from './support/run/not-tested.ts';
import { elsewhere, withQuery } from './support/tampering/redirect-urls.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('redirects', () => {
  test(
    'lead the link of a sign-up to the URL given',
    covers('redirects.sign-up-leads-to-url'),
    async ({ people, magicLink, inbox }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      const { person, answer } = await people.signUp({ redirectUrl });
      expect(answer, 'setup: the sign-up is accepted').toBeAccepted();
      const link = await inbox.next(person.phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'where the link leads').toBe(
        withoutQuery(redirectUrl),
      );
    },
  );

  test(
    'lead the link of a sign-in to the URL given',
    covers('redirects.sign-in-leads-to-url'),
    async ({ magicLink, existingUser, inbox }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      const answer = await magicLink.signIn(existingUser, { redirectUrl });
      expect(answer, 'setup: the sign-in is accepted').toBeAccepted();
      const link = await inbox.next(existingUser.phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'where the link leads').toBe(
        withoutQuery(redirectUrl),
      );
    },
  );

  test(
    'lead the link of a sign-up or in to the URL given',
    covers('redirects.sign-up-or-in-leads-to-url'),
    async ({ magicLink, newUser, inbox }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl });
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();
      const link = await inbox.next(newUser.phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'where the link leads').toBe(
        withoutQuery(redirectUrl),
      );
    },
  );

  test(
    'lead the link of an update to the URL given',
    covers('redirects.update-phone-leads-to-url'),
    async ({ people, magicLink, existingUser, inbox }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      const { phone, answer } = await people.updatePhone(existingUser, { redirectUrl });
      expect(answer, 'setup: the update is accepted').toBeAccepted();
      const link = await inbox.next(phone, redirectUrl);

      expect(withoutQuery(withoutToken(link)), 'where the link leads').toBe(
        withoutQuery(redirectUrl),
      );
    },
  );

  test.describe(() => {
    test.use({ insists: true });

    test(
      'carry the token as the parameter t',
      covers('redirects.link-carries-token-as-t'),
      async ({ magicLink, newUser, inbox }) => {
        const answer = await magicLink.signUpOrIn(newUser);
        expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();

        const urls = () => inbox.urls(newUser.phone);
        const carried = async () =>
          (await urls()).some(url => URL.canParse(url) && new URL(url).searchParams.get('t'));
        const { timeout } = inbox;
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
    async ({ magicLink, newUser, inbox }) => {
      const redirectUrl = withQuery(magicLink.redirectUrl, '?kept=one&also=two');
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl });
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();
      const { searchParams } = withoutToken(await inbox.next(newUser.phone, redirectUrl));

      expect(searchParams.get('kept'), 'the parameter kept').toBe('one');
      expect(searchParams.get('also'), 'the parameter also').toBe('two');
    },
  );

  test(
    'keep encoded values of the URL',
    covers('redirects.link-keeps-encoding'),
    async ({ magicLink, newUser, inbox }) => {
      const query = '?back=%2Fhome%3Fa%3Db%26c%3Dd&name=%C3%A9%2B%25';
      const redirectUrl = withQuery(magicLink.redirectUrl, query);
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl });
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();
      const { searchParams } = withoutToken(await inbox.next(newUser.phone, redirectUrl));

      expect(searchParams.get('back'), 'the parameter back').toBe('/home?a=b&c=d');
      expect(searchParams.get('name'), 'the parameter name').toBe('é+%');
    },
  );

  test(
    'keep the port of the URL',
    covers('redirects.link-keeps-port'),
    async ({ magicLink, newUser, inbox }, testInfo) => {
      const url = new URL(magicLink.redirectUrl);
      url.port = '8443';
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl: url.href });
      if (isRefused(answer))
        notTested(testInfo, 'the target approves no other port', 'not offered');
      const link = await inbox.next(newUser.phone, url.href);

      expect(withoutToken(link).port, 'the port').toBe('8443');
    },
  );
});
