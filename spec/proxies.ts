/** An answer, as far as it tells who has made it. */
export interface Answered {
  status: number;
  headers: readonly { name: string; value: string }[];
  body: string;
}

/** The names under which proxies and load balancers sign their answers. */
const signatures =
  /^(nginx|openresty|tengine|apache|haproxy|varnish|squid|caddy|traefik|envoy|istio|kong|cloudflare|cloudfront|akamai|awselb|microsoft-azure-application-gateway|litespeed)/i;
/** The pages of HAProxy, which signs nothing. */
const ofHaProxy = /^<html><body><h1>\d{3} /;
/** What a proxy answers where the server behind it closes the connection, or is silent. */
const lostBehind = [502, 504];

/**
 * What is said where a proxy in front of the API has made an error itself, as words that follow the status; undefined where
 * the API may have made it: a framework's own page names the framework, or nobody.
 */
export function proxyIn(answered: Answered): string | undefined {
  const { status, body } = answered;
  if (status < 400 || isOfTheApi(body)) return undefined;
  const isPage = isHtml(answered);
  const isSigned = signatures.test(headerIn(answered, 'server') ?? '') || ofHaProxy.test(body);
  const isPageOfProxy = isPage && isSigned && !headerIn(answered, 'x-powered-by');
  if (!isPageOfProxy && !lostBehind.includes(status)) return undefined;
  return `answered by a proxy in front${signs(answered)}, not by the API`;
}

/** Whether an answer is what a connection that was closed, or a server that is silent, looks like from behind a proxy. */
export const isLostBehindProxy = (answered: Answered): boolean =>
  lostBehind.includes(answered.status) && proxyIn(answered) !== undefined;

/** What headers say of a cache that has answered: `Age: 4`, `X-Cache: HIT`; undefined where they say nothing. */
export function cachedBy(headers: Answered['headers']): string | undefined {
  const signs = headers.filter(
    ({ name, value }) =>
      (/^age$/i.test(name) && Number(value) > 0) ||
      (/^(x-cache|x-cache-status|cf-cache-status|x-proxy-cache)$/i.test(name) &&
        /\bhit\b/i.test(value)),
  );
  return signs.length > 0
    ? signs.map(({ name, value }) => `\`${name}: ${value.slice(0, 40)}\``).join(', ')
    : undefined;
}

/** The Server header of an answer, fit to be shown. */
export const serverIn = (answered: Pick<Answered, 'headers'>): string | undefined =>
  headerIn(answered, 'server')
    ?.replaceAll(/[^\w ./()-]/g, '')
    .slice(0, 40);

function signs(answered: Answered): string {
  const server = serverIn(answered);
  const all = [server && `\`Server: ${server}\``, isHtml(answered) && 'HTML'].filter(Boolean);
  return all.length > 0 ? ` (${all.join(', ')})` : '';
}

const isHtml = (answered: Answered) =>
  /html/i.test(headerIn(answered, 'content-type') ?? '') ||
  /^\s*<(!doctype )?html/i.test(answered.body);

/** Whether a body has the shape of the API's errors. */
export function isOfTheApi(body: string): boolean {
  try {
    const { errorCode } = JSON.parse(body) as { errorCode?: unknown };
    return typeof errorCode === 'string';
  } catch {
    return false;
  }
}

const headerIn = ({ headers }: Pick<Answered, 'headers'>, name: string) =>
  headers.find(each => each.name.toLowerCase() === name)?.value;
