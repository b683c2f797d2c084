import { jsonIn } from '../../spec/wire/received.ts';

/** The longest line or value, in characters. */
const longest = 1_000_000;

/** What a value of JSON may begin with, as far as it is there: a line such as `[INFO]` begins none. */
const beginning = /^(?:\{\s*(?:["}]|$)|\[\s*(?:[[{"\]]|$))/;
/** What JSON has outside of its texts: a value that is cut off is not taken to go on in other text. */
const outsideTexts = /[\s{}[\],:"\-+.0-9Etruefalsn]/;

/** Cuts a stream of text into values of JSON, over as many lines as they take, and lines of other text. */
export class Records {
  private rest = '';

  /** What is whole now. @throws where a line or a value is longer than any message */
  add(chunk: string): unknown[] {
    this.rest += chunk;
    const records: unknown[] = [];
    for (let found = this.first(); found; found = this.first()) {
      if (found.record !== '') records.push(found.record);
      this.rest = this.rest.slice(found.length);
    }
    if (this.rest.length > longest)
      throw new Error(`a line or a value of more than ${longest} characters`);
    return records;
  }

  /** What is left when the stream has ended. */
  end(): unknown[] {
    const left = this.rest ? this.add('\n') : [];
    const lines = this.rest.split('\n').filter(each => each.trim());
    this.rest = '';
    return [...left, ...lines];
  }

  /** The first record, and how many characters it takes; an empty one stands for what separates two. */
  private first(): { record: unknown; length: number } | undefined {
    const separator = /^[\s,]+/.exec(this.rest)?.[0];
    if (separator) return { record: '', length: separator.length };
    const length = beginning.test(this.rest) ? lengthOfJson(this.rest) : 0;
    if (length === undefined) return undefined; // the rest of it is still to come
    const record = length > 0 ? jsonIn(this.rest.slice(0, length)) : undefined;
    if (record !== undefined) return { record, length };
    const end = this.rest.indexOf('\n');
    if (end < 0) return undefined;
    return { record: recordOf(this.rest.slice(0, end).trimEnd()), length: end + 1 };
  }
}

/** The values and lines of a whole text; the text itself where one of these is too long. */
export function recordsIn(text: string): unknown[] {
  const records = new Records();
  try {
    return [...records.add(text), ...records.end()];
  } catch {
    return [text];
  }
}

/** What a line holds: a text or a value of JSON, also as an event of a stream, or the line itself. */
function recordOf(line: string): unknown {
  if (!/^(?:data:|")/.test(line)) return line;
  const value = jsonIn(line.replace(/^data:/, ''));
  return typeof value === 'string' || typeof value === 'object' ? (value ?? line) : line;
}

/** How long the value of JSON is that a text begins with; undefined where it has no end yet, 0 where it is none. */
function lengthOfJson(text: string): number | undefined {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (isText) {
      if (character === '\n') return 0;
      if (character === '\\') at += 1;
      else if (character === '"') isText = false;
      continue;
    }
    if (!outsideTexts.test(character)) return 0;
    if (character === '"') isText = true;
    if (character === '{' || character === '[') depth += 1;
    if ((character === '}' || character === ']') && --depth === 0) return at + 1;
  }
  return undefined;
}
