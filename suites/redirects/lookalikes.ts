import { newPhone, refused, sent, signUpOrIn, sms, updatePhone } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { approvedDomains } from './group.ts';

const approved = '# approved: app.example.com';

const whyLookalike =
  'A domain that looks like an approved one costs a few dollars. A check that accepts it gives no protection.';

/** A redirect URL that is refused, by an operation where everybody can ask. */
const lookalike = (
  url: string,
  causes: readonly string[],
  { why = whyLookalike, of = 'app.example.com' } = {},
) => {
  const asked = [`# approved: ${of}`, signUpOrIn({ more: `"redirectUrl":"${url}"` })];
  const read = url.replaceAll('\\\\', '\\');
  return {
    why,
    causes,
    good: [...asked, refused],
    bad: [...asked, sent(), `→ SMS: ${read}${url.includes('?') ? '&' : '?'}t=<token>`],
  };
};

const everywhere = updatePhone({ more: '"redirectUrl":"https://app.example.com.evil.example/"' });

const withoutSlashes = updatePhone({ more: '"redirectUrl":"https:evil.example/verify"' });

export const entries = {
  'redirects.refuses-lookalike-suffix': {
    level: 'MUST',
    text: 'Rejects a host that begins with an approved domain but is not on it.',
    quote: approvedDomains,
    source: places.signIn,
    ...lookalike('https://app.example.com.evil.example/verify', [
      'The URL is compared by its beginning.',
      'The host is searched for the domain.',
      'A regular expression lacks its end.',
    ]),
  },
  'redirects.refuses-lookalike-prefix': {
    level: 'MUST',
    text: 'Rejects a host that ends with an approved domain but is not on it.',
    quote: approvedDomains,
    source: places.signIn,
    ...lookalike(
      'https://notshop.example/verify',
      [
        'The host is compared by its end, without the dot before it.',
        'A regular expression lacks its beginning.',
      ],
      { of: 'shop.example' },
    ),
  },
  'redirects.refuses-lookalike-dot': {
    level: 'MUST',
    text: 'Rejects a host with another character in place of a dot of an approved domain.',
    quote: approvedDomains,
    source: places.signIn,
    ...lookalike(
      'https://appxshop.example/verify',
      [
        'The domain is put into a regular expression with its dots unescaped.',
        'A pattern language of the framework means any character by a dot.',
      ],
      { of: 'app.shop.example' },
    ),
  },
  'redirects.refuses-sibling-host': {
    level: 'MUST',
    text: 'Rejects a sibling of an approved host under the same parent domain.',
    quote: approvedDomains,
    source: places.signIn,
    ...lookalike(
      'https://sibling.example.com/verify',
      ['Only the registrable domain is compared.', 'Approving one host approves its parent.'],
      {
        why: 'Hosts under one parent belong to other teams, customers or services. Approving one of them does not approve the rest.',
      },
    ),
  },
  'redirects.refuses-lookalike-letters': {
    level: 'MUST',
    text: 'Rejects a host whose letters only look like those of an approved domain.',
    quote: approvedDomains,
    source: places.signIn,
    ...lookalike('https://ápp.example.com/verify', [
      'Marks above letters are stripped before the comparison.',
      'The column of the approved domains has a collation that takes á for a.',
      'Letters of other scripts are replaced by those that they look like.',
    ]),
  },
  'redirects.refuses-approved-user-info': {
    level: 'MUST',
    text: 'Rejects a URL with an approved domain as its user name.',
    quote: approvedDomains,
    source: places.signIn,
    ...lookalike(
      'https://app.example.com@evil.example/verify',
      [
        'The URL is compared by its beginning.',
        'The host is cut out by hand, up to the first colon, slash or at sign.',
      ],
      {
        why: 'The text before the at sign is a user name, whatever it looks like. The browser goes to the host after it.',
      },
    ),
  },
  'redirects.refuses-approved-path': {
    level: 'MUST',
    text: 'Rejects a URL with an approved domain in its path.',
    quote: approvedDomains,
    source: places.signIn,
    ...lookalike('https://evil.example/app.example.com/verify', [
      'The URL is searched for the domain as a string.',
      'The URL is split at its slashes, and any part may match.',
    ]),
  },
  'redirects.refuses-approved-query': {
    level: 'MUST',
    text: 'Rejects a URL with an approved domain in its query or fragment.',
    quote: approvedDomains,
    source: places.signIn,
    ...lookalike('https://evil.example/verify?next=https://app.example.com', [
      'The URL is searched for the domain as a string.',
      'The last "//" is treated as the beginning of the host.',
    ]),
  },
  'redirects.refuses-backslash-host': {
    level: 'SHOULD',
    text: 'Rejects a URL whose host is disguised by a backslash.',
    quote: 'Sanitize input',
    source: places.owaspRedirects,
    ...lookalike(
      String.raw`https://evil.example\\@app.example.com/verify`,
      [
        'The URL is parsed by rules that are not those of browsers, which read a backslash as a slash.',
        'The host is cut out by a regular expression.',
      ],
      {
        why: 'Browsers and careless parsers find two different hosts in such a URL: one is checked, the other one visited.',
      },
    ),
  },
  'redirects.refuses-script-schemes': {
    level: 'SHOULD',
    text: 'Rejects a redirect URL with a scheme that runs script.',
    quote: 'Sanitize input',
    source: places.owaspRedirects,
    ...lookalike(
      'javascript://app.example.com/%0aalert(1)',
      [
        'Host and scheme are checked by two rules, and the second is missing.',
        'Schemes are compared with a list of bad ones, in one case only.',
      ],
      { why: 'A page that opens the link unchecked runs the script in it.' },
    ),
  },
  'redirects.refuses-lookalikes-everywhere': {
    level: 'MUST',
    text: 'Rejects lookalikes of an approved domain in every operation.',
    quote: approvedDomains,
    source: places.signIn,
    why: 'One operation with a weaker check is enough: attackers choose which one they call.',
    causes: [
      'The comparison is written once for each operation.',
      'An update trusts its URL, since its user is signed in.',
    ],
    good: [approved, everywhere, refused],
    bad: [approved, everywhere, sms(newPhone, 'token', 'https://app.example.com.evil.example/')],
  },
  'redirects.refuses-odd-urls-everywhere': {
    level: 'SHOULD',
    text: 'Rejects a URL without a host, or with a host on which URL parsers disagree, in every operation.',
    quote: 'Sanitize input',
    source: places.owaspRedirects,
    why: 'One operation with a weaker check is enough: attackers choose which one they call.',
    causes: [
      'A URL without a host has no domain that could be unapproved, and passes.',
      'The parser of one operation gives nothing for what it cannot read, and nothing is approved.',
    ],
    good: [approved, withoutSlashes, refused],
    bad: [approved, withoutSlashes, sms(newPhone, 'token', 'https:evil.example/verify')],
  },
} as const satisfies Entries;
