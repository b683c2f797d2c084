import { fieldsOf, requestFields, type OperationId, type Schema } from '../../../spec/contract.ts';
import type { Fields } from '../http/magic-link.ts';
import type { Entry } from './entries.ts';

/** Fields that an operation acts on: these have checks of their own. */
const actedOn = ['loginId', 'phone', 'token', 'redirectUrl', 'URI'];

/** Values in place of a text: some that careless code takes for the text itself. */
export function noText(text: string): unknown[] {
  return [...noTextOfItsOwn(text), true, { value: text }, { $ne: null }];
}

/**
 * The same where careless code would make a user with such a value as the login ID: each holds the text, so that the user
 * is nobody whom another check, or another run, could mean. A user named `true` would be.
 */
export function noTextOfItsOwn(text: string): unknown[] {
  return [Number(text.replaceAll(/\D/g, '')) || 1, [text]];
}

/** One set of fields for each field of the document that an operation does not act on, with a value of the wrong type. */
export function otherFieldsWithWrongTypes(operation: OperationId): Fields[] {
  const fields = requestFields(operation);
  return Object.entries(fields)
    .filter(([name]) => !actedOn.includes(name))
    .flatMap(([name, schema]) => wrongValues(schema).map(value => ({ [name]: value })));
}

function wrongValues(schema: Schema): unknown[] {
  const nested = Object.entries(fieldsOf(schema)).map(([name, each]) => ({
    [name]: wrongValue(each),
  }));
  return [wrongValue(schema), ...(nested.length > 0 ? [Object.assign({}, ...nested)] : [])];
}

function wrongValue({ type }: Schema): unknown {
  if (type === 'object') return ['no object'];
  if (type === 'array') return 'no array';
  if (type === 'boolean') return 'no boolean';
  return { no: 'text' };
}

/** Bodies that are no JSON object, whoever reads them: of another kind or of another format. */
export function noObjects(fields: Fields): Entry[] {
  const good = JSON.stringify(fields);
  return [
    { name: 'an empty body', value: '' },
    { name: 'a form', value: new URLSearchParams(fields as Record<string, string>).toString() },
    { name: 'an array around the object', value: `[${good}]` },
    { name: 'a JSON text that holds the object', value: JSON.stringify(good) },
    { name: 'null', value: 'null' },
    { name: 'a number', value: '17' },
  ];
}

/** Bodies that are nearly a JSON object, and that a lenient parser may take for one: cut off, with a rest, in single quotes. */
export function nearlyObjects(fields: Fields): Entry[] {
  const good = JSON.stringify(fields);
  return [
    { name: 'a body without its last brace', value: good.slice(0, -1) },
    { name: 'a body with one brace too many', value: `${good}}` },
    { name: 'a body in single quotes', value: good.replaceAll('"', "'") },
  ];
}
