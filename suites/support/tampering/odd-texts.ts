import { fieldsOf, requestFields, type OperationId, type Schema } from '../../../spec/contract.ts';
import { isAccepted, tolerate, type Answer } from '../http/answer.ts';
import type { Fields } from '../http/magic-link.ts';
import type { Entry } from './entries.ts';

/** Texts that code gets wrong which expects none of them, each with what it is. */
const mild: readonly Entry[] = [
  { name: 'a percent sign', value: '%' },
  { name: 'an escaped NUL', value: '%00' },
  { name: 'quotation marks', value: `'"\\;--` },
  { name: 'a template', value: '${7*7}{{7*7}}' },
  { name: 'a format', value: '%s%n%x' },
  { name: 'a path', value: '../../etc' },
  { name: 'a tag', value: '<b>' },
  { name: 'an emoji', value: '😀' },
  { name: 'letters with marks', value: 'Åé\u0301ßİ' },
  { name: 'marks of direction', value: '\u202e\u200b\ufeff' },
  { name: 'line breaks', value: '\r\n\t\u2028' },
];

/** Odd texts, in groups that go into one text: what is in a group hides nothing of the others in it. */
export const oddTexts: readonly (readonly Entry[])[] = [
  mild,
  [{ name: 'a NUL', value: '\u0000' }],
  [{ name: 'half a character', value: '\ud800' }],
  [{ name: '2,000 letters', value: 'x'.repeat(2000) }],
];

/** A text field of a body by its path, and how a text is put there. */
interface Field {
  name: string;
  put: (text: string) => Fields;
}

/** Fields that an operation acts on: a text in them decides more than whether it can be stored. */
const actedOn = ['loginId', 'phone', 'token', 'redirectUrl', 'URI'];

/** The text fields of an operation that it does not act on, those in objects and lists among them. */
export function optionalTexts(operation: OperationId): Field[] {
  return Object.entries(requestFields(operation)).flatMap(([name, schema]) =>
    fieldsIn(name, schema).map(each => ({ ...each, put: text => ({ [name]: each.put(text) }) })),
  );
}

interface Nested {
  name: string;
  put: (text: string) => unknown;
}

function fieldsIn(name: string, schema: Schema): Nested[] {
  if (actedOn.includes(name)) return [];
  const nested = Object.entries(fieldsOf(schema));
  if (nested.length > 0)
    return nested.flatMap(([inner, each]) =>
      fieldsIn(inner, each).map(field => ({
        name: `${name}.${field.name}`,
        put: (text: string) => ({ [inner]: field.put(text) }),
      })),
    );
  if (schema.type === 'string') return [{ name, put: text => text }];
  if (schema.type === 'array') return [{ name, put: text => [text] }];
  if (schema.type === 'object') return [{ name, put: text => ({ odd: text }) }];
  return [];
}

/** Makes a call with some fields, and gives its answer. */
type Ask = (fields: Fields) => Promise<Answer>;

/**
 * Puts odd texts into fields, all into all where the answer is an acceptance; where it is not, into each field alone, and
 * where a field then ends in a server error, each text alone: an answer says what it is for.
 */
export async function askOddly(
  fields: readonly Field[],
  texts: readonly Entry[],
  ask: Ask,
): Promise<Answer[]> {
  const body = fields.reduce<Fields>((all, { put }) => merged(all, put(joined(texts))), {});
  const whole = (await ask(body)).of(`${namesIn(texts)} in ${fields.map(inCode).join(', ')}`);
  if (isAccepted(tolerate(whole))) return [whole];
  if (fields.length > 1) {
    const alone = fields.map(each => askOddly([each], texts, ask));
    return [...(await Promise.all(alone)).flat(), whole];
  }
  if (texts.length === 1 || whole.status < 500) return [whole];
  const alone = texts.map(each => askOddly(fields, [each], ask));
  return [...(await Promise.all(alone)).flat(), whole];
}

/** Puts each group of odd texts into one field, which may be refused. */
export async function askOddlyOf(name: string, ask: (text: string) => Promise<Answer>) {
  const field = { name, put: (text: string) => ({ [name]: text }) };
  const asked = oddTexts.map(group => askOddly([field], group, body => ask(String(body[name]))));
  return (await Promise.all(asked)).flat();
}

/** All odd texts, whatever their group. */
export const allOddTexts = oddTexts.flat();

const joined = (texts: readonly Entry[]) => texts.map(({ value }) => value).join(' ');

const namesIn = (texts: readonly Entry[]) => texts.map(({ name }) => name).join(', ');

const inCode = ({ name }: Field) => `\`${name}\``;

function merged(one: Fields, other: Fields): Fields {
  const both = Object.entries(other).map(([name, value]) => {
    const inOne = one[name];
    return [name, isObject(inOne) && isObject(value) ? merged(inOne, value) : value];
  });
  return { ...one, ...(Object.fromEntries(both) as Fields) };
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
