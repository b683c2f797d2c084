/** A value as a finding shows it. */
export const shown = (value: unknown): string =>
  visible((JSON.stringify(value) as string | undefined) ?? 'nothing');

/** What stands in a text and cannot be seen: control characters but those of white space, and marks that only format. */
const unseen =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

const codeOf = (character: string) =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text with what cannot be seen named in its place: `⟨U+FEFF⟩`. */
export const visible = (text: string): string =>
  text.replaceAll(unseen, each => `⟨${codeOf(each)}⟩`);

/** What is wrong with a body that may look right, in sentences: what cannot be seen in it. */
export function unseenIn(text: string): string[] {
  const codes = [...new Set(text.replace(/^\ufeff/, '').match(unseen))].map(codeOf);
  const isRaw = !isJsonText(text) && isJsonText(text.replaceAll(/[\t\n\r]/g, ' '));
  return [
    ...(text.startsWith('\ufeff') ? ['the body begins with a byte order mark (U+FEFF)'] : []),
    ...(codes.includes('U+0000') ? ['the body looks like UTF-16, and JSON is UTF-8'] : []),
    ...(text.includes('\ufffd') ? ['the body holds bytes that are no UTF-8'] : []),
    ...(isRaw ? ['a text in the body holds a line break or a tab that is not escaped'] : []),
    ...(codes.length > 0 ? [`the body holds what cannot be seen: ${codes.join(', ')}`] : []),
  ];
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The digits of a phone number, however it is written. */
export function digitsOf(phone: unknown): string {
  return String(phone).replaceAll(/\D/g, '');
}

/** Whether the digits of a text stand in a number in their order, others between them perhaps: as those of its mask do. */
export function standsIn(text: string, phone: string): boolean {
  const shown = digitsOf(text).split('');
  for (const digit of digitsOf(phone)) if (digit === shown[0]) shown.shift();
  return shown.length === 0;
}

/** A secret as it is, and as it looks in JSON, in a URL and in base64. */
export function formsOf(value: string): readonly string[] {
  const known = forms.get(value);
  if (known) return known;
  if (forms.size >= mostForms) forms.clear();
  const made = newForms(value);
  forms.set(value, made);
  return made;
}

const forms = new Map<string, readonly string[]>();
const mostForms = 5000;

function newForms(value: string): string[] {
  const bytes = Buffer.from(value);
  const json = JSON.stringify(value).slice(1, -1);
  return [
    ...new Set([
      value,
      json,
      encoded(value),
      bytes.toString('base64'),
      bytes.toString('base64').replace(/=+$/, ''),
      bytes.toString('base64url'),
    ]),
  ];
}

/** A text as it looks in a URL; half of a surrogate pair cannot look like anything there. */
function encoded(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    return value;
  }
}

/** A text that is searched for many values: two look-ups each tell most of those that are not in it. */
class Searched {
  private readonly text: string;
  private pieces: Uint8Array | undefined;

  constructor(text: string) {
    this.text = text;
  }

  holds(value: string): boolean {
    if (value.length < pieceLength) return this.text.includes(value);
    this.pieces ??= piecesIn(this.text);
    const last = value.length - pieceLength;
    return (
      this.pieces[hashAt(value, 0)] === 1 &&
      this.pieces[hashAt(value, last)] === 1 &&
      this.text.includes(value)
    );
  }
}

const pieceLength = 6;
const hashes = 2 ** 16;
const shortest = 5;

/** Which hashes the pieces of a text have. */
function piecesIn(text: string): Uint8Array {
  const found = new Uint8Array(hashes);
  for (let at = 0; at + pieceLength <= text.length; at++) found[hashAt(text, at)] = 1;
  return found;
}

/** The hash of the piece that begins at a place. */
function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let n = at; n < at + pieceLength; n++) hash = Math.imul(hash, 31) + text.charCodeAt(n);
  return (hash ^ (hash >>> 16)) & (hashes - 1);
}

/** All that an answer or a message says, with what it says in base64, to be searched for values of others. */
export class Contents {
  private readonly text: string;
  private readonly exact: Searched;
  private folded: Searched | undefined;
  private phones: Set<string> | undefined;

  constructor(...texts: readonly string[]) {
    const decoded = texts.flatMap(each => each.match(base64) ?? []).map(decodedFrom);
    this.text = [...texts, ...decoded].join('\n');
    this.exact = new Searched(this.text);
  }

  /** Whether a secret stands in it, plain or encoded. */
  holds(secret: string): boolean {
    return formsOf(secret).some(each => this.exact.holds(each));
  }

  /** Whether a value stands in it: a phone number in any spelling, another text in any case, either plain or encoded. */
  mentions(value: string): boolean {
    if (value.length < shortest) return false; // what is shorter stands anywhere by chance
    if (isPhone(value) && this.hasPhone(digitsOf(value))) return true;
    this.folded ??= new Searched(this.text.toLowerCase());
    return this.holds(value) || this.folded.holds(value.toLowerCase());
  }

  private hasPhone(digits: string): boolean {
    this.phones ??= new Set((this.text.match(phoneNumber) ?? []).map(significant));
    return this.phones.has(digits) || (digits.startsWith('1') && this.phones.has(digits.slice(1)));
  }
}

const base64 = /[\w+/-]{16,}/g;
const phoneNumber =
  /(?<![A-Za-z0-9.])\+?\(?\d(?:[\s().\u2010-\u2015-]{0,3}\d){6,14}(?![A-Za-z0-9])/g;

const decodedFrom = (text: string) => Buffer.from(text, 'base64').toString();

/** The digits of a number as it was found, without a leading zero of a long-distance call. */
const significant = (found: string) => digitsOf(found).replace(/^0+/, '');

/** Whether a text is a phone number as a client writes it. */
export const isPhone = (value: unknown): value is string =>
  typeof value === 'string' && /^\+?\d[\d\s().-]{5,20}$/.test(value);
