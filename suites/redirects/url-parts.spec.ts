import { skipIfRefused } from '../support/http/supporting-operations.ts';
import { withoutToken } from '../support/messages/link.ts';
import { withPath, withQuery } from '../support/tampering/redirect-urls.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('redirects', () => {
  test(
    'keep the query of the URL',
    covers('redirects.link-keeps-query'),
    async ({ redirectTo, magicLink, newUser, sentLinks }) => {
      const redirectUrl = withQuery(magicLink.redirectUrl, '?kept=one&also=two');
      expect(await redirectTo([redirectUrl])).toBeAccepted();
      const { searchParams } = withoutToken(await sentLinks.next(newUser.phone, redirectUrl));

      expect(searchParams.get('kept'), 'the query parameter `kept` of the link').toBe('one');
      expect(searchParams.get('also'), 'the query parameter `also` of the link').toBe('two');
    },
  );

  test(
    'keep encoded values of the URL',
    covers('redirects.link-keeps-encoding'),
    async ({ redirectTo, magicLink, newUser, sentLinks }) => {
      const query = '?back=%2Fhome%3Fa%3Db%26c%3Dd&name=%C3%A9%2B%25';
      const redirectUrl = withQuery(magicLink.redirectUrl, query);
      expect(await redirectTo([redirectUrl])).toBeAccepted();
      const { searchParams } = withoutToken(await sentLinks.next(newUser.phone, redirectUrl));

      expect(searchParams.get('back'), 'the query parameter `back` of the link').toBe(
        '/home?a=b&c=d',
      );
      expect(searchParams.get('name'), 'the query parameter `name` of the link').toBe('é+%');
    },
  );

  test(
    'keep the port of the URL',
    covers('redirects.link-keeps-port'),
    async ({ redirectTo, magicLink, newUser, sentLinks }, testInfo) => {
      const url = new URL(magicLink.redirectUrl);
      url.port = '8443';
      skipIfRefused(await redirectTo([url.href]), 'the target approves no other port', testInfo);
      const link = await sentLinks.next(newUser.phone, url.href);

      expect(withoutToken(link).port, 'the port of the link').toBe('8443');
    },
  );

  test(
    'keep parameters that are empty or stand twice',
    covers('redirects.link-keeps-odd-parameters'),
    async ({ redirectTo, magicLink, newUser, sentLinks }) => {
      const redirectUrl = withQuery(magicLink.redirectUrl, '?empty=&twice=1&twice=2&plus=x+y');
      expect(await redirectTo([redirectUrl])).toBeAccepted();
      const { searchParams } = withoutToken(await sentLinks.next(newUser.phone, redirectUrl));

      expect(searchParams.get('empty'), 'the query parameter `empty` of the link').toBe('');
      expect(searchParams.getAll('twice'), 'the query parameter `twice` of the link').toEqual([
        '1',
        '2',
      ]);
      expect(searchParams.get('plus'), 'the query parameter `plus` of the link').toBe('x y');
    },
  );

  test(
    'keep the path of the URL letter by letter',
    covers('redirects.link-keeps-path'),
    async ({ redirectTo, magicLink, newUser, sentLinks }) => {
      const redirectUrl = withPath(magicLink.redirectUrl, '/Another/a%20b/');
      expect(await redirectTo([redirectUrl])).toBeAccepted();
      const { pathname } = withoutToken(await sentLinks.next(newUser.phone, redirectUrl));

      expect(pathname, 'the path of the link').toBe('/Another/a%20b/');
    },
  );

  test(
    'keep a long URL whole',
    covers('redirects.link-keeps-long-url'),
    async ({ redirectTo, magicLink, newUser, sentLinks }) => {
      const long = 'long'.repeat(100);
      const redirectUrl = withQuery(magicLink.redirectUrl, `?long=${long}&last=1`);
      expect(await redirectTo([redirectUrl])).toBeAccepted();
      const { searchParams } = withoutToken(await sentLinks.next(newUser.phone, redirectUrl));

      expect(searchParams.get('long'), 'the query parameter `long` of the link').toBe(long);
      expect(searchParams.get('last'), 'the query parameter `last` of the link').toBe('1');
    },
  );

  test(
    'keep the scheme of the URL',
    covers('redirects.link-keeps-scheme'),
    async ({ redirectTo, magicLink, newUser, sentLinks }, testInfo) => {
      const url = new URL(magicLink.redirectUrl);
      url.protocol = url.protocol === 'https:' ? 'http:' : 'https:';
      skipIfRefused(await redirectTo([url.href]), 'the target approves no other scheme', testInfo);
      const link = await sentLinks.next(newUser.phone, url.href);

      expect(withoutToken(link).protocol, 'the scheme of the link').toBe(url.protocol);
    },
  );
});
