/** An apostrophe belongs to a URL, unless it ends a quotation. */
const url = /\b[a-z][a-z0-9+.-]*:\/\/(?:[^\s"'<>\\^`{|}]|'(?=[\w%~-]))+/gi;
const encodedUrl = /\b[a-z][a-z0-9+.-]*%3a%2f%2f(?:[^\s"'<>\\^`{|}&]|'(?=[\w%~-]))+/gi;
const trailing = /[.,;:!?)\]]+$/;
const entities: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };

/** The URLs in a text, in order, without the punctuation that ends a sentence; also those that are escaped or encoded. */
export function urlsIn(text: string): string[] {
  const plain = unescaped(text);
  const found = [...plain.matchAll(url)].map(match => ({ at: match.index, url: match[0] }));
  const encoded = [...plain.matchAll(encodedUrl)].map(match => ({
    at: match.index,
    url: decoded(match[0]),
  }));
  return [...found, ...encoded]
    .sort((one, other) => one.at - other.at)
    .map(each => each.url.replace(trailing, ''));
}

/** Without the escapes of JSON and HTML. */
function unescaped(text: string): string {
  return text
    .replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) => character(code, 16))
    .replaceAll('\\/', '/')
    .replaceAll(/&#(\d{1,6});/g, (_, code: string) => character(code, 10))
    .replaceAll(/&#x([\da-f]{1,5});/gi, (_, code: string) => character(code, 16))
    .replaceAll(/&(amp|quot|apos|lt|gt);/g, (_, name: string) => entities[name]!);
}

const character = (code: string, base: number) => String.fromCodePoint(Number.parseInt(code, base));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
