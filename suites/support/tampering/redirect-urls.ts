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
    userInfo: [at(`${host}@${other}`), at(`${host}:443@${other}`)],
    path: [at(other, `/${host}/verify`), at(other, `//${host}/verify`)],
    query: [at(other, `/verify?next=${at(host)}`), at(other, `/verify#@${host}/`)],
    backslash: [at(`${other}\\@${host}`), at(`${other}\\.${host}`)],
    script: [
      `javascript://${host}/%0aalert(1)`,
      `JavaScript://${host}/%0aalert(1)`,
      `data://${host}/text/html,hello`,
      `vbscript://${host}/verify`,
    ],
  };
}
