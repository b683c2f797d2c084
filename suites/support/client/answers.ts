import { userFieldNames } from '../../../spec/contract.ts';
import { fieldsIn } from '../../../spec/wire/received.ts';

/** An answer's fields, as a script edits them. */
type Fields = Record<string, unknown>;

/** An answer of verify in which every documented field of the user says something. */
export const fullUser = (fields: Fields): Fields => ({
  ...fields,
  user: {
    ...fieldsIn(fields['user']),
    picture: 'https://pictures.example/grace.png',
    roleNames: ['Editor'],
    permissions: ['Publish'],
    ssoAppIds: ['app-1'],
    externalIds: ['external-1'],
    customAttributes: { tier: 'gold', note: 'Größe '.repeat(12_000) },
    userTenants: [{ tenantId: 'T1', tenantName: 'Tenant', roleNames: ['Editor'], permissions: [] }],
    OAuth: { google: true },
    TOTP: true,
    SAML: true,
    webauthn: true,
    password: true,
    verifiedEmail: true,
  },
});

/** An answer of verify with fields that no document names, and nulls where the user has nothing. */
export const toleratedUser = (fields: Fields): Fields => ({
  ...fields,
  newField: { a: [1, null] },
  user: {
    ...fieldsIn(fields['user']),
    name: null,
    email: null,
    picture: null,
    givenName: null,
    customAttributes: null,
    newField: 'new',
  },
});

/** An answer of verify whose session JWT says that it is of somebody else, with the signature of the right one. */
export function forged(fields: Fields): Fields {
  const [header, payload = '', signature] = String(fields['sessionJwt']).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const altered = Buffer.from(JSON.stringify({ ...claims, sub: 'U2Forged' })).toString('base64url');
  return { ...fields, sessionJwt: [header, altered, signature].join('.') };
}

/** The same, with a header that asks for no signature, and without one. */
export function forgedWithoutSignature(fields: Fields): Fields {
  const [, payload] = String(forged(fields)['sessionJwt']).split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return { ...fields, sessionJwt: `${header}.${payload}.` };
}

/** The documented fields of a user, without those that are not there. */
export const userFields = (user: Fields): Fields =>
  Object.fromEntries(
    Object.entries(user).filter(
      ([name, value]) => userFieldNames().includes(name) && value !== null,
    ),
  );

/** An edit that leaves a field of an answer out. */
export const without =
  (name: string) =>
  (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([each]) => each !== name));
