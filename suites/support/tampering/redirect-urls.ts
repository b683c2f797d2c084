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
