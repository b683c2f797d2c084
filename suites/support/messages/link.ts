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
