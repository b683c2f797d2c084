import { isIP } from 'node:net';

/** An approved redirect URL with query parameters of its own. */
export function withQuery(redirectUrl: string, query: string): string {
  const url = new URL(redirectUrl);
  url.search = query;
  return url.href;
}

/** An approved redirect URL with a path of its own. */
export function withPath(redirectUrl: string, path: string): string {
  const url = new URL(redirectUrl);
  url.pathname = path;
  return url.href;
}

/** The same approved domain with another path, so that it is no project's default. */
export function elsewhere(redirectUrl: string): string {
  const url = new URL(redirectUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/Another/path`;
  return url.href;
}

/** URLs on no approved domain that resemble one; empty where the approved host has no such lookalike. */
export function lookalikesOf(approved: string, unapproved: string) {
  const { protocol, hostname: host } = new URL(approved);
  const other = new URL(unapproved).hostname;
  const at = (authority: string, rest = '/verify') => `${protocol}//${authority}${rest}`;
  const named = isIP(host.replaceAll(/[[\]]/g, '')) === 0;
  const [label = '', ...parents] = host.split('.');
  const hasParent = named && parents.length > 0;
  return {
    suffix: named ? [at(`${host}.${other}`), at(`${host}${other}`)] : [at(`${host}.${other}`)],
    prefix: named ? [at(`not${host}`), at(`not-${host}`)] : [],
    dot: hasParent ? [at([`${label}x${parents[0]}`, ...parents.slice(1)].join('.'))] : [],
    sibling: hasParent ? [at(['sibling', ...parents].join('.'))] : [],
    letters: named ? othersLike(host).map(each => at(each)) : [],
    userInfo: [at(`${host}@${other}`), at(`${host}:443@${other}`)],
    path: [at(other, `/${host}/verify`), at(other, `//${host}/verify`)],
    query: [
      at(other, `/verify?next=${at(host)}`),
      at(other, `/verify#@${host}/`),
      at(other, `?.${host}/verify`),
      at(other, `#.${host}/verify`),
    ],
    backslash: [at(`${other}\\@${host}`), at(`${other}\\.${host}`)],
    script: [
      `javascript://${host}/%0aalert(1)`,
      `JavaScript://${host}/%0aalert(1)`,
      `data://${host}/text/html,hello`,
      `vbscript://${host}/verify`,
      `javascript:alert(1)//${host}/verify`,
    ],
  };
}

export type Lookalikes = ReturnType<typeof lookalikesOf>;

/** The kinds of lookalikes whose host is another one, however it is read; beside those with an approved host in the query. */
export const onOtherHosts = [
  'suffix',
  'prefix',
  'dot',
  'sibling',
  'letters',
  'userInfo',
  'path',
] as const satisfies (keyof Lookalikes)[];

const accented = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', c: 'ç', n: 'ñ' };
const cyrillic = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', y: 'у' };

/** Hosts of other letters that look like those of a host, or lose a mark on the way: such a domain is another one. */
function othersLike(host: string): string[] {
  const replaced = [accented, cyrillic].map(letters =>
    host.replace(new RegExp(`[${Object.keys(letters).join('')}]`), each => {
      return letters[each as keyof typeof letters];
    }),
  );
  return [...replaced, `${host}\u0301`].filter(each => each !== host);
}

/** A URL on no approved domain in other spellings: with another scheme or port, and as only some readers understand it. */
export function spellingsOf(unapproved: string): string[] {
  const { host, pathname } = new URL(unapproved);
  const rest = `${host}${pathname}`;
  return [
    ...['http', 'HTTPS', 'someapp'].map(scheme => `${scheme}://${rest}`),
    `https://${host}:8443${pathname}`,
    `//${rest}`,
    `https:${rest}`,
    `https:/${rest}`,
    `https:///${rest}`,
    `https:\\\\${rest}`,
    `https://${host}.${pathname}`,
  ];
}

/** What is no URL with a host, though an approved one stands in some. */
export function withoutHost(approved: string): string[] {
  const { hostname } = new URL(approved);
  return [
    '/verify',
    'no URL at all',
    'https://',
    '?t=',
    `mailto:ada@${hostname}`,
    `tel:${hostname}`,
    'javascript:alert(1)',
  ];
}

const breaks = { 'a line break': '\r\n', 'a line feed': '\n', 'a space': ' ' };

/** Approved URLs with another URL behind what ends a URL in a text: what it is, and where the other one leads. */
export function brokenUrls(approved: string, unapproved: string) {
  return Object.entries(breaks).map(([name, character], n) => {
    const target = `https://${new URL(unapproved).host}/${n}`;
    return { name, value: `${approved}${character}${target}`, target };
  });
}

/** Headers by which careless code finds out where a caller seems to come from: each names a host of its own. */
export function hostHeaders(unapproved: string): Record<string, string> {
  const { host, pathname } = new URL(unapproved);
  return {
    Referer: `https://referer.${host}${pathname}`,
    Origin: `https://origin.${host}`,
    'X-Forwarded-Host': `forwarded.${host}`,
  };
}

/** URLs without a host, and such whose host depends on who reads them: one of each kind. */
export function oddUrls(approved: string, unapproved: string): string[] {
  const { hostname } = new URL(approved);
  const { host, pathname } = new URL(unapproved);
  return [
    `//${host}${pathname}`,
    `https:${host}${pathname}`,
    `https://${host}\\@${hostname}${pathname}`,
    `tel:${hostname}`,
    'javascript:alert(1)',
  ];
}
