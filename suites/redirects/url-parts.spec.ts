import { isRefused } from '../support/http/answer.ts';
import { withoutToken } from '../support/messages/link.ts';
import { notTested } from '../support/run/not-tested.ts';
import { withPath, withQuery } from '../support/tampering/redirect-urls.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('redirects', () => {
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

  test(
    'keep parameters that are empty or stand twice',
    covers('redirects.link-keeps-odd-parameters'),
    async ({ magicLink, newUser, sentLinks }) => {
      const redirectUrl = withQuery(magicLink.redirectUrl, '?empty=&twice=1&twice=2&plus=x+y');
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl });
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();
      const { searchParams } = withoutToken(await sentLinks.next(newUser.phone, redirectUrl));

      expect(searchParams.get('empty'), 'the parameter empty').toBe('');
      expect(searchParams.getAll('twice'), 'the parameter twice').toEqual(['1', '2']);
      expect(searchParams.get('plus'), 'the parameter plus').toBe('x y');
    },
  );

  test(
    'keep the path of the URL letter by letter',
    covers('redirects.link-keeps-path'),
    async ({ magicLink, newUser, sentLinks }) => {
      const redirectUrl = withPath(magicLink.redirectUrl, '/Another/a%20b/');
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl });
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();
      const { pathname } = withoutToken(await sentLinks.next(newUser.phone, redirectUrl));

      expect(pathname, 'the path').toBe('/Another/a%20b/');
    },
  );

  test(
    'keep a long URL whole',
    covers('redirects.link-keeps-long-url'),
    async ({ magicLink, newUser, sentLinks }) => {
      const long = 'long'.repeat(100);
      const redirectUrl = withQuery(magicLink.redirectUrl, `?long=${long}&last=1`);
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl });
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();
      const { searchParams } = withoutToken(await sentLinks.next(newUser.phone, redirectUrl));

      expect(searchParams.get('long'), 'the parameter long').toBe(long);
      expect(searchParams.get('last'), 'the parameter last').toBe('1');
    },
  );

  test(
    'keep the scheme of the URL',
    covers('redirects.link-keeps-scheme'),
    async ({ magicLink, newUser, sentLinks }, testInfo) => {
      const url = new URL(magicLink.redirectUrl);
      url.protocol = url.protocol === 'https:' ? 'http:' : 'https:';
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl: url.href });
      if (isRefused(answer))
        notTested(testInfo, 'the target approves no other scheme', 'not offered');
      const link = await sentLinks.next(newUser.phone, url.href);

      expect(withoutToken(link).protocol, 'the scheme').toBe(url.protocol);
    },
  );
});
