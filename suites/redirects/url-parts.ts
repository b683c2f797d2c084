import { type Entries, places } from '../../spec/requirement.ts';
import { page, parts, to } from './group.ts';

const withQuery = `${page}?from=cart`;

const withEncoding = `${page}?back=%2Fcart%3Fa%3Db`;

const withOddQuery = `${page}?id=1&id=2&empty=`;

const withPath = 'https://app.example.com/a%20b/';

const long = `${page}?state=xxxx…`;

const withPort = 'https://app.example.com:8443/verify';

export const entries = {
  'redirects.link-keeps-query': {
    level: 'MUST',
    text: 'Keeps the query parameters of the redirect URL in the link.',
    quote: parts,
    source: places.signIn,
    why: 'Applications put into the redirect URL where the user came from. A link that loses it brings the user to the wrong place.',
    causes: [
      'The token is appended with "?t=", whether there is a query already or not.',
      'The query is replaced by that of the token.',
    ],
    good: [to(withQuery), `→ SMS: ${withQuery}&t=<token>`],
    bad: [to(withQuery), `→ SMS: ${withQuery}?t=<token>`],
  },
  'redirects.link-keeps-encoding': {
    level: 'MUST',
    text: 'Keeps the meaning of percent-encoded values of the redirect URL in the link.',
    quote: parts,
    source: places.signIn,
    why: 'A parameter that holds a URL of its own is split if it is decoded, and unusable if it is encoded twice.',
    causes: [
      'The URL is decoded once too often, and its values split at & and =.',
      'The whole URL is encoded again when the message is made.',
      'A plus sign and a space are mixed up.',
    ],
    good: [to(withEncoding), `→ SMS: ${withEncoding}&t=<token>`],
    bad: [to(withEncoding), `→ SMS: ${page}?back=/cart?a=b&t=<token>`],
  },
  'redirects.link-keeps-port': {
    level: 'MUST',
    text: 'Keeps the port of the redirect URL in the link, if URLs with a port are accepted.',
    quote: parts,
    source: places.signIn,
    why: 'On a developer machine or behind a special port, the link without the port leads nowhere.',
    causes: [
      'The link is put together from the host name, which has no port.',
      'Ports are stripped before the comparison with the approved domains, and not put back.',
    ],
    good: [to(withPort), `→ SMS: ${withPort}?t=<token>`],
    bad: [to(withPort), `→ SMS: ${page}?t=<token>`],
  },
  'redirects.link-keeps-odd-parameters': {
    level: 'MUST',
    text: 'Keeps empty and repeated query parameters of the redirect URL in the link.',
    quote: parts,
    source: places.signIn,
    why: 'Lists and flags are sent as parameters that occur twice, or are empty. A link without them means something else.',
    causes: [
      'The query is read into a map, in which the last of a name wins.',
      'Empty values are dropped when the query is written again.',
    ],
    good: [to(withOddQuery), `→ SMS: ${withOddQuery}&t=<token>`],
    bad: [to(withOddQuery), `→ SMS: ${page}?id=2&t=<token>`],
  },
  'redirects.link-keeps-path': {
    level: 'MUST',
    text: 'Keeps the path of the redirect URL in the link, with its escapes and trailing slash.',
    quote: parts,
    source: places.signIn,
    why: 'Servers distinguish a path with a trailing slash or an escape from one without. The link leads to a page that does not exist.',
    causes: [
      'The slash at the end is cut off, to append a query to the path.',
      'The path is decoded, and not encoded again.',
    ],
    good: [to(withPath), `→ SMS: ${withPath}?t=<token>`],
    bad: [to(withPath), '→ SMS: https://app.example.com/a b?t=<token>'],
  },
  'redirects.link-keeps-long-url': {
    level: 'MUST',
    text: 'Keeps a redirect URL of hundreds of characters complete in the link.',
    quote: parts,
    source: places.signIn,
    why: 'Applications keep a state in the URL. A truncated link lacks its end, where the token is.',
    causes: [
      'The column for the URL is too short.',
      'The text is cut to the length of one message.',
    ],
    good: [to(long), `→ SMS: ${long}&t=<token>`],
    bad: [to(long), `→ SMS: ${page}?state=xxxx`],
  },
  'redirects.link-keeps-scheme': {
    level: 'MUST',
    text: 'Keeps the scheme of the redirect URL in the link, if both http and https are accepted.',
    quote: parts,
    source: places.signIn,
    why: 'On a developer machine or behind a proxy, the page listens to one of the two schemes only.',
    causes: [
      'The link is put together from the host and a fixed scheme.',
      'https replaces http for safety, without a rejection.',
    ],
    good: [to('http://app.example.com/verify'), '→ SMS: http://app.example.com/verify?t=<token>'],
    bad: [to('http://app.example.com/verify'), `→ SMS: ${page}?t=<token>`],
  },
  'redirects.link-with-fragment-carries-token': {
    level: 'MUST',
    text: 'Puts the token in the query of the link if a redirect URL with a fragment is accepted.',
    quote: '?t=magic-link-token',
    source: places.signIn,
    why: 'The text after the number sign never reaches a server, and is no parameter for the page either: the link opens, and nothing happens.',
    causes: [
      'The link is put together as a string, with the token at its end.',
      'The fragment is thought to be part of the path.',
    ],
    good: [to(`${page}#login`), `→ SMS: ${page}?t=<token>#login`],
    bad: [to(`${page}#login`), `→ SMS: ${page}#login?t=<token>`],
  },
} as const satisfies Entries;
