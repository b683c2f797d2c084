import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import type { Known, WireExchange } from '../../spec/wire.ts';

/** An exchange that a rule is to judge, and what is known around it. */
export interface Case {
  what: string;
  exchange: WireExchange;
  known: Known;
}

export const phone = '+12025550142';
export const project = 'P2ReferenceProject0000000One';
export const token = 'Zt8vQ2mXa0LrK9pBHq3nYw7DeFgHiJkL';
export const otherToken = 'u5TgE1sJc6WdM4oNaBcDeFgHiJkLmNoP';

const at = Date.UTC(2027, 0, 1);
const seconds = at / 1000;
const keyPair = await generateKeyPair('ES256', { extractable: true });
const { privateKey: strange } = await generateKeyPair('ES256');

export const keys: object[] = [
  { kty: 'RSA', kid: 'SK2Old', alg: 'RS256', use: 'sig', n: 'AQAB', e: 'AQAB' },
  { ...(await exportJWK(keyPair.publicKey)), kid: 'SK2New', alg: 'ES256' },
];

/** Claims of a JWT; one that is undefined is left out. */
export type Claims = Readonly<Record<string, unknown>>;

const signed = (claims: Claims, { kid = 'SK2New', key = keyPair.privateKey } = {}) =>
  new SignJWT(claims as JWTPayload).setProtectedHeader({ alg: 'ES256', kid }).sign(key);

const usual = { iss: project, sub: 'U2a', iat: seconds, amr: ['sms'] };

/** A session JWT with other claims than usual; undefined leaves one out. */
export const sessionJwt = (claims: Claims = {}, otherwise = {}) =>
  signed({ ...usual, drn: 'DS', exp: seconds + 600, ...claims }, otherwise);

/** A refresh JWT likewise. */
export const refreshJwt = (claims: Claims = {}, otherwise = {}) =>
  signed({ ...usual, drn: 'DSR', exp: seconds + 86_400, ...claims }, otherwise);

export const withStrangeKey = { key: strange };
export const withUnknownKid = { kid: 'SK2Never' };

/** The JWTs of an ordinary sign-in, and those of another user. */
export const session = await sessionJwt();
export const refresh = await refreshJwt();
export const sessionOfOther = await sessionJwt({ sub: 'U2b' });

export const user = { userId: 'U2a', loginIds: [phone], status: 'enabled', createdTime: 1 };

const paths: Readonly<Record<string, string>> = {
  'sign-up': '/v1/auth/magiclink/signup/sms',
  'sign-in': '/v1/auth/magiclink/signin/sms',
  'sign-up-or-in': '/v1/auth/magiclink/signup-in/sms',
  'update-phone': '/v1/auth/magiclink/update/phone/sms',
  verify: '/v1/auth/magiclink/verify',
};

const json = { name: 'Content-Type', value: 'application/json; charset=utf-8' };

interface Parts {
  status?: number;
  /** The body of the answer: JSON, or a text as it is. */
  body?: unknown;
  headers?: { name: string; value: string }[];
  asked?: object;
  bearer?: string;
  known?: Partial<Known>;
}

/** A case: a call of an operation with what differs from the usual. */
export function call(operation: string, what: string, parts: Parts = {}): Case {
  const { status = 200, body = {}, headers = [json], asked = {}, bearer, known = {} } = parts;
  const authorization = `Bearer ${bearer ? `${project}:${bearer}` : project}`;
  const exchange = {
    operation,
    request: {
      method: operation === 'me' ? 'GET' : 'POST',
      url: `http://localhost:4500${paths[operation] ?? `/v1/auth/${operation}`}`,
      headers: [{ name: 'Authorization', value: authorization }],
      body: JSON.stringify(asked),
    },
    status,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
  const nothing = { tokens: [], jwts: [], strangers: [] };
  return { what, exchange, known: { project, at, namedByPhone: true, ...nothing, ...known } };
}

/** An accepted send that texts the usual phone. */
export const sent = (operation: string, what: string, fields: object, parts: Parts = {}) =>
  call(operation, what, {
    asked: { loginId: phone },
    body: { maskedPhone: '+1******0142', ...fields },
    ...parts,
    known: { to: phone, tokens: [token], ...parts.known },
  });

/** An accepted verify. */
export const verified = (what: string, fields: object = {}, parts: Parts = {}) =>
  call('verify', what, {
    asked: { token },
    body: { sessionJwt: session, refreshJwt: refresh, user, ...fields },
    ...parts,
    known: { keys, ...parts.known },
  });

/** A refusal in the documented shape, with other fields than usual. */
export const refusedCall = (
  operation: string,
  what: string,
  fields: object = {},
  parts: Parts = {},
) =>
  call(operation, what, {
    status: 401,
    body: { errorCode: 'E062504', errorDescription: 'Token expired', ...fields },
    ...parts,
  });
