/** A text without what looks like a JWT or the token of a link: a net under the redaction of known secrets. */
export const redact = (text: string): string =>
  text
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '<JWT>')
    .replace(/([?&]t=)(?![$<])[\w.~-]{12,}/g, '$1<token>');
