/** A text with the character in its middle changed: a change at the end may decode to the same bytes. */
export function altered(text: string): string {
  const middle = Math.floor(text.length / 2);
  const other = text[middle] === 'A' ? 'B' : 'A';
  return text.slice(0, middle) + other + text.slice(middle + 1);
}

/** The text with the case of each letter swapped. */
export function withSwappedCase(text: string): string {
  return text.replaceAll(/[a-z]/gi, each =>
    each === each.toLowerCase() ? each.toUpperCase() : each.toLowerCase(),
  );
}

/** Whether the case of a text's letters says something: it has both. */
export const hasBothCases = (text: string) => /[a-z]/.test(text) && /[A-Z]/.test(text);

/** The text without the padding of base64 at its end, which says nothing. */
const unpadded = (text: string) => text.replace(/=+$/, '');

/** The text without its last character. */
export const withoutLast = (text: string) => unpadded(text).slice(0, -1);

/** The text with its first character changed. */
export const withFirstAltered = (text: string) =>
  (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

/** The text with its last character changed, by so much that a base64 decoder cannot overlook it. */
export function withLastAltered(text: string): string {
  const last = unpadded(text).length - 1;
  const other = /[w-z0-9_-]/.test(text[last] ?? '') ? 'A' : 'w';
  return text.slice(0, last) + other + text.slice(last + 1);
}

/** A phone number as people write it: `+1-202-555-0101`. */
export const withSeparators = (phone: string): string =>
  phone.replace(/^(\+\d)(\d{3})(\d{3})(\d+)$/, '$1-$2-$3-$4');
