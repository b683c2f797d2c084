import { skipIfRefused } from '../support/http/supporting-operations.ts';
import { linkTo } from '../support/messages/link-to.ts';
import { withPath, withQuery } from '../support/tampering/redirect-urls.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('redirects', () => {
  test(
    'keep the query of the URL',
    covers('redirects.link-keeps-query'),
    async ({ magicLink, users, sentLinks }) => {
      const redirectUrl = withQuery(magicLink.redirectUrl, '?kept=one&also=two');
      const { searchParams } = await linkTo(redirectUrl, { users, sentLinks });

      expect(searchParams.get('kept'), 'the query parameter `kept` of the link').toBe('one');
      expect(searchParams.get('also'), 'the query parameter `also` of the link').toBe('two');
    },
  );

  test(
    'keep encoded values of the URL',
    covers('redirects.link-keeps-encoding'),
    async ({ magicLink, users, sentLinks }) => {
      const query = '?back=%2Fhome%3Fa%3Db%26c%3Dd&name=%C3%A9%2B%25';
      const redirectUrl = withQuery(magicLink.redirectUrl, query);
      const { searchParams } = await linkTo(redirectUrl, { users, sentLinks });

      expect(searchParams.get('back'), 'the query parameter `back` of the link').toBe(
        '/home?a=b&c=d',
      );
      expect(searchParams.get('name'), 'the query parameter `name` of the link').toBe('é+%');
    },
  );

  test(
    'keep the port of the URL',
    covers('redirects.link-keeps-port'),
    async ({ magicLink, users, sentLinks }, testInfo) => {
      const url = new URL(magicLink.redirectUrl);
      url.port = '8443';
      const link = await linkTo(url.href, { users, sentLinks }, answer =>
        skipIfRefused([answer], 'the target approves no other port', testInfo),
      );

      expect(link.port, 'the port of the link').toBe('8443');
    },
  );

  test(
    'keep parameters that are empty or stand twice',
    covers('redirects.link-keeps-odd-parameters'),
    async ({ magicLink, users, sentLinks }) => {
      const redirectUrl = withQuery(magicLink.redirectUrl, '?empty=&twice=1&twice=2&plus=x+y');
      const { searchParams } = await linkTo(redirectUrl, { users, sentLinks });

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
    async ({ magicLink, users, sentLinks }) => {
      const redirectUrl = withPath(magicLink.redirectUrl, '/Another/a%20b/');
      const { pathname } = await linkTo(redirectUrl, { users, sentLinks });

      expect(pathname, 'the path of the link').toBe('/Another/a%20b/');
    },
  );

  test(
    'keep a long URL whole',
    covers('redirects.link-keeps-long-url'),
    async ({ magicLink, users, sentLinks }) => {
      const long = 'long'.repeat(100);
      const redirectUrl = withQuery(magicLink.redirectUrl, `?long=${long}&last=1`);
      const { searchParams } = await linkTo(redirectUrl, { users, sentLinks });

      expect(searchParams.get('long'), 'the query parameter `long` of the link').toBe(long);
      expect(searchParams.get('last'), 'the query parameter `last` of the link').toBe('1');
    },
  );

  test(
    'keep the scheme of the URL',
    covers('redirects.link-keeps-scheme'),
    async ({ magicLink, users, sentLinks }, testInfo) => {
      const url = new URL(magicLink.redirectUrl);
      url.protocol = url.protocol === 'https:' ? 'http:' : 'https:';
      const link = await linkTo(url.href, { users, sentLinks }, answer =>
        skipIfRefused([answer], 'the target approves no other scheme', testInfo),
      );

      expect(link.protocol, 'the scheme of the link').toBe(url.protocol);
    },
  );
  test(
    'carry the token before the fragment of the URL',
    covers('redirects.link-with-fragment-carries-token'),
    async ({ magicLink, users, sentLinks }, testInfo) => {
      const link = await linkTo(`${magicLink.redirectUrl}#login`, { users, sentLinks }, answer =>
        skipIfRefused([answer], 'the target takes no URL with a fragment', testInfo),
      );

      expect(link.searchParams.has('t'), 'whether the query holds `t`').toBe(true);
    },
  );
});
