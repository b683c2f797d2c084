const url = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>\\^`{|}]+/gi;
const trailing = /[.,;:!?)\]]+$/;

/** The URLs in a text, in order, without the punctuation that ends a sentence. */
export function urlsIn(text: string): string[] {
  return (text.match(url) ?? []).map(each => each.replace(trailing, ''));
}
