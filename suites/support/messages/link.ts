import { formsOf } from '../../../spec/wire/texts.ts';
import { withoutQuery } from '../../../spec/wire/urls.ts';

/** A magic link as it arrived, with the token that verify takes. */
export interface SentLink {
  url: string;
  token: string;
  /** The operation that has sent it, where that is known. */
  sentBy?: string;
}

/** The link of a URL, or undefined where the URL carries no token. */
export function linkOf(url: string): SentLink | undefined {
  const raw = /[?&]t=([^&#]*)/.exec(url)?.[1];
  if (!raw) return undefined;
  try {
    return { url, token: decodeURIComponent(raw) };
  } catch {
    return { url, token: raw };
  }
}

/** Whether the query of a URL has a token as the parameter `t`. */
export const carriesToken = (url: string): boolean =>
  URL.canParse(url) && Boolean(new URL(url).searchParams.get('t'));

/**
 * URLs as they may be shown, each once: with the names of their parameters, which may be the cause, but no value, nor a
 * long end of a path, since any of these may be the token.
 */
export function shownUrls(urls: readonly string[]): string {
  const shown = urls
    .filter(each => URL.canParse(each))
    .map(each => {
      const path = withoutQuery(each).replaceAll(/[^/]{20,}$/g, '…');
      const rest = /[?#].*$/s.exec(each)?.[0] ?? '';
      const values = rest.replaceAll(/([?&#/][\w.-]+=)[^&#]+/g, '$1…');
      return path + values.replaceAll(/#[^=]{8,}$/g, '#…');
    });
  return [...new Set(shown)].join(', ');
}

/** Whether two URLs lead to the same place, whatever their queries. */
export function samePlace(one: string, other: string): boolean {
  return withoutQuery(one) === withoutQuery(other);
}

/** The URL of a link without its token, wherever that stands in it: what a check may compare by matchers that quote. */
export function withoutToken({ url, token }: SentLink): URL {
  return new URL(formsOf(token).reduce((text, form) => text.replaceAll(form, 'TOKEN'), url));
}

/** The links among some URLs, each token once. */
export function linksIn(urls: readonly string[]): SentLink[] {
  const links = urls.flatMap(url => linkOf(url) ?? []);
  return [...new Map(links.map(each => [each.token, each])).values()];
}

/** How often each token stands in some URLs: a message may hold its link more than once. */
export function copiesIn(urls: readonly string[]): Map<string, number> {
  const copies = new Map<string, number>();
  for (const { token } of urls.flatMap(each => linkOf(each) ?? []))
    copies.set(token, (copies.get(token) ?? 0) + 1);
  return copies;
}
