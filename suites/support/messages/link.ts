/** A magic link as it arrived, with the token that verify takes. */
export interface Link {
  url: string;
  token: string;
}

/** The link of a URL, or undefined where the URL carries no token. */
export function linkOf(url: string): Link | undefined {
  const raw = /[?&]t=([^&#]*)/.exec(url)?.[1];
  if (!raw) return undefined;
  try {
    return { url, token: decodeURIComponent(raw) };
  } catch {
    return { url, token: raw };
  }
}

/** Whether two URLs have the same scheme, host, port and path. */
export function samePlace(one: string, other: string): boolean {
  return place(one) === place(other);
}

function place(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
