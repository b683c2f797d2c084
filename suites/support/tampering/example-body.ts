import { fieldsOf, requestFields, type OperationId } from '../../../spec/contract.ts';
import type { Fields } from '../http/magic-link.ts';
import type { Entry } from './entries.ts';

/** The login options of the source document's own example body, as they stand there. */
const loginOptions: Fields = {
  stepup: false,
  customClaims: {},
  mfa: false,
  ssoAppId: 'string',
  templateOptions: { property1: 'string', property2: 'string' },
  locale: 'string',
  pkceChallenge: 'string',
  revokeOtherSessions: true,
  revokeOtherSessionsTypes: ['string'],
};

/** Its other options; an update has two of the login options beside them. */
const options: Fields = {
  templateOptions: loginOptions['templateOptions'],
  locale: loginOptions['locale'],
  providerId: 'string',
  ssoAppId: 'string',
};

/** Each option of the example that an operation takes alone, and all of them in one body. */
export function exampleBodies(operation: OperationId): Entry<Fields>[] {
  const { loginOptions: schema, ...others } = requestFields(operation);
  const nested = schema ? only(loginOptions, Object.keys(fieldsOf(schema))) : {};
  const beside = only(options, Object.keys(others));
  const whole = { ...beside, ...(schema && { loginOptions: nested }) };
  return [
    ...alone(nested).map(({ name, value }) => ({ name, value: { loginOptions: value } })),
    ...alone(beside),
    { name: 'the whole example of the document', value: whole },
  ];
}

const only = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));

const alone = (fields: Fields): Entry<Fields>[] =>
  Object.entries(fields).map(([name, value]) => ({
    name: `\`${name}\` of the source document's example`,
    value: { [name]: value },
  }));
