/** A value as a finding shows it. */
export const shown = (value: unknown): string =>
  (JSON.stringify(value) as string | undefined) ?? 'nothing';

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
