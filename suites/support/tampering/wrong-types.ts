import { fieldsOf, requestFields, type OperationId, type Schema } from '../../../spec/contract.ts';
import type { Fields } from '../http/magic-link.ts';

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
export function noObjects(fields: Fields): string[] {
  const good = JSON.stringify(fields);
  return [
    '',
    new URLSearchParams(fields as Record<string, string>).toString(),
    `[${good}]`,
    JSON.stringify(good),
    'null',
    '17',
  ];
}

/** Bodies that are nearly a JSON object, and that a lenient parser may take for one: cut off, with a rest, in single quotes. */
export function nearlyObjects(fields: Fields): string[] {
  const good = JSON.stringify(fields);
  return [good.slice(0, -1), `${good}}`, good.replaceAll('"', "'")];
}
