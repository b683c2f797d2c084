/**
 * What a URL in a text is made of: the characters of a URI but quotes and brackets, and letters, marks and digits of any
 * script; so it ends before other punctuation, white space, signs that only format, and emoji. An apostrophe belongs to it
 * unless it ends a quotation.
 */
const character = String.raw`[\w!#$%&()*+,\-./:;=?@\[\]~]|(?![\x00-\x7f])[\p{L}\p{M}\p{N}]|'(?=[\w%~-])`;
/** Scripts that are written without spaces: a query ends where words of theirs go on. */
const unspaced = String.raw`\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Hangul}|\p{sc=Thai}|\p{sc=Lao}|\p{sc=Khmer}|\p{sc=Myanmar}`;

const scheme = String.raw`(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*`;
const url = new RegExp(
  String.raw`${scheme}:\/\/(?:(?!\?)(?:${character}))+(?:\?(?:(?!${unspaced})(?:${character}))*)?`,
  'giu',
);
const encodedUrl = new RegExp(String.raw`${scheme}%3a%2f%2f(?:(?!&)(?:${character}))+`, 'giu');
const trailing = '.,;:!?)]*';
const entities: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };

/** The URLs in a message, in order, without the punctuation that ends a sentence; also those that are percent-encoded. */
export function urlsIn(text: string): string[] {
  const found = [...text.matchAll(url)].map(match => ({ at: match.index, url: match[0] }));
  const encoded = [...text.matchAll(encodedUrl)].map(match => ({
    at: match.index,
    url: decoded(match[0]),
  }));
  return [...found, ...encoded]
    .sort((one, other) => one.at - other.at)
    .map(each => withoutTrailing(each.url));
}

/** Without the punctuation at its end: by hand, since an expression tries each place in a row of it anew. */
function withoutTrailing(text: string): string {
  let end = text.length;
  while (end > 0 && trailing.includes(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

/** The same in a web page or a script, which escape what they show. */
export const urlsInPage = (page: string): string[] => urlsIn(unescaped(page));

/** Without the escapes of HTML, and of strings in scripts. */
function unescaped(text: string): string {
  return text
    .replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) => characterOf(code, 16))
    .replaceAll('\\/', '/')
    .replaceAll(/&#(\d{1,6});/g, (_, code: string) => characterOf(code, 10))
    .replaceAll(/&#x([\da-f]{1,5});/gi, (_, code: string) => characterOf(code, 16))
    .replaceAll(/&(amp|quot|apos|lt|gt);/g, (_, name: string) => entities[name]!);
}

const characterOf = (code: string, base: number) =>
  String.fromCodePoint(Number.parseInt(code, base));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
