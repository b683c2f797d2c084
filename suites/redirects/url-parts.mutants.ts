import { Reference } from '../../reference/reference.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';
import { joins } from '../../selftest/faults/redirects.ts';

/** Changes the redirect URL on its way into the link. */
const rewrites = (rewrite: (url: URL) => void) =>
  class extends Reference {
    protected override linkUrl(redirectUrl: string, token: string): string {
      const url = new URL(redirectUrl);
      rewrite(url);
      return super.linkUrl(url.href, token);
    }
  };

export const rows: Rows = {
  LinkReplacesQuery: {
    sentence: 'Replaces the query of the redirect URL.',
    breaks: 'redirects.link-keeps-query',
    fault: joins((redirectUrl, token) => {
      const url = new URL(redirectUrl);
      url.search = `?t=${token}`;
      return url.href;
    }),
    also: [
      'redirects.link-keeps-encoding',
      'redirects.link-keeps-long-url',
      'redirects.link-keeps-odd-parameters',
    ],
  },
  LinkHasTwoQuestionMarks: {
    sentence: 'Appends ?t= to a URL that has a query.',
    breaks: 'redirects.link-keeps-query',
    fault: joins((url, token) => `${url}?t=${token}`),
    also: [
      'redirects.line-breaks-add-no-link',
      'redirects.link-keeps-encoding',
      'redirects.link-keeps-long-url',
      'redirects.link-keeps-odd-parameters',
      'redirects.link-with-fragment-carries-token',
    ],
  },
  LinkKeepsFirstParameter: {
    sentence: 'Keeps the first parameter of a query only.',
    breaks: 'redirects.link-keeps-query',
    fault: joins((redirectUrl, token) => {
      const url = new URL(redirectUrl);
      const [first] = url.search.split('&');
      url.search = first ? `${first}&t=${token}` : `t=${token}`;
      return url.href;
    }),
    also: [
      'redirects.link-keeps-encoding',
      'redirects.link-keeps-long-url',
      'redirects.link-keeps-odd-parameters',
    ],
  },
  LinkDecodesUrl: {
    sentence: 'Decodes the redirect URL before it appends the token.',
    breaks: 'redirects.link-keeps-encoding',
    fault: joins((redirectUrl, token) => {
      const { origin, pathname, search } = new URL(redirectUrl);
      const query = search ? `${decodeURIComponent(search)}&` : '?';
      return `${origin}${pathname}${query}t=${token}`;
    }),
    also: [
      'bad-input.sign-in-odd-texts',
      'bad-input.sign-up-odd-texts',
      'bad-input.sign-up-or-in-odd-texts',
      'bad-input.update-phone-odd-texts',
    ],
  },
  LinkEncodesTwice: {
    sentence: 'Encodes the redirect URL once more.',
    breaks: 'redirects.link-keeps-encoding',
    fault: joins((redirectUrl, token) => {
      const { origin, pathname, search } = new URL(redirectUrl);
      const query = search ? `${search.replaceAll('%', '%25')}&` : '?';
      return `${origin}${pathname}${query}t=${token}`;
    }),
  },
  LinkDecodesPlusSign: {
    sentence: 'Decodes a plus sign, which then reads as a space.',
    breaks: 'redirects.link-keeps-encoding',
    fault: joins((redirectUrl, token) => {
      const { origin, pathname, search } = new URL(redirectUrl);
      const query = search ? `${search.replaceAll(/%2B/gi, '+')}&` : '?';
      return `${origin}${pathname}${query}t=${token}`;
    }),
  },
  LinkDropsPort: {
    sentence: 'Drops the port of the redirect URL.',
    breaks: 'redirects.link-keeps-port',
    fault: joins((redirectUrl, token) => {
      const url = new URL(redirectUrl);
      url.port = '';
      url.searchParams.set('t', token);
      return url.href;
    }),
  },
  LinkDropsEmptyParameters: {
    sentence: 'Drops parameters without a value.',
    breaks: 'redirects.link-keeps-odd-parameters',
    fault: rewrites(url => {
      const empty = [...url.searchParams].filter(([, value]) => !value);
      for (const [name] of empty) url.searchParams.delete(name);
    }),
  },
  LinkKeepsLastOfEachParameter: {
    sentence: 'Keeps parameters in a map, so that the last of a name wins.',
    breaks: 'redirects.link-keeps-odd-parameters',
    fault: rewrites(url => {
      url.search = new URLSearchParams(Object.fromEntries(url.searchParams)).toString();
    }),
  },
  LinkLosesLastSlash: {
    sentence: 'Takes the slash at the end of a path for superfluous.',
    breaks: 'redirects.link-keeps-path',
    fault: rewrites(url => (url.pathname = url.pathname.replace(/(.)\/$/, '$1'))),
  },
  LinkEscapesPathTwice: {
    sentence: 'Escapes the escapes of a path.',
    breaks: 'redirects.link-keeps-path',
    fault: rewrites(url => (url.pathname = url.pathname.replaceAll('%', '%25'))),
  },
  LinkIsCut: {
    sentence: 'Cuts what is too long for a text message.',
    breaks: 'redirects.link-keeps-long-url',
    fault: rewrites(url => (url.search = url.search.slice(0, 120))),
  },
  LinkIsUpgraded: {
    sentence: 'Upgrades every link to https.',
    breaks: 'redirects.link-keeps-scheme',
    fault: rewrites(url => (url.protocol = 'https:')),
  },
  FragmentSwallowsToken: {
    sentence: 'Joins URL and token as texts, also where the URL has a fragment.',
    breaks: 'redirects.link-with-fragment-carries-token',
    also: ['redirects.line-breaks-add-no-link'],
    fault: joins((url, token) => `${url}${url.includes('?') ? '&' : '?'}t=${token}`),
  },
};
