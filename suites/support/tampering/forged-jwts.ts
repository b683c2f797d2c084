import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { claimsOf, headerOf } from '../../../spec/wire/jwt.ts';
import type { Entry } from './entries.ts';
import { encoded, partsOf } from './jwt-forgery.ts';
import { publicKeyTexts } from './public-key-texts.ts';

/** RFC 8725 asks for a comparison that minds the case; libraries that do not take each of these for `none`. */
const spellingsOfNone = ['none', 'None', 'NONE', 'nOnE'];

/** Copies that say that they need no signature: the algorithm in each spelling, and signatures that nobody looks at. */
export function unsignedJwts(jwt: string): Entry[] {
  const [, payload, signature] = partsOf(jwt);
  const headed = (alg: string) => `${encoded({ ...headerOf(jwt), alg })}.${payload}`;
  return [
    ...spellingsOfNone.map(alg => ({
      name: `a copy of a refresh JWT with "alg":"${alg}" and no signature`,
      value: `${headed(alg)}.`,
    })),
    {
      name: 'a copy of a refresh JWT with "alg":"nOnE" and the old signature',
      value: `${headed('nOnE')}.${signature}`,
    },
    {
      name: 'a copy of a refresh JWT with "alg":"none" and without the last dot',
      value: headed('none'),
    },
  ];
}

/**
 * Copies that another key has signed: under the same header, under one that brings the key or names none, and by HMAC with
 * a published key as the secret (RFC 8725).
 */
export async function forgedJwts(jwt: string, published: readonly JWK[]): Promise<Entry[]> {
  partsOf(jwt);
  const { kid } = headerOf(jwt);
  const { alg, privateKey, publicKey } = await unpublishedKey(headerOf(jwt).alg);
  const header = { alg, typ: 'JWT', ...(kid !== undefined && { kid }) };
  const signed = (extra: object) =>
    new SignJWT(claimsOf(jwt)).setProtectedHeader({ ...header, ...extra }).sign(privateKey);
  const nameless = new SignJWT(claimsOf(jwt)).setProtectedHeader({ alg, typ: 'JWT' });
  return [
    { name: 'a copy of a refresh JWT signed with another key', value: await signed({}) },
    {
      name: 'a copy that brings its own key along',
      value: await signed({ jwk: await exportJWK(publicKey) }),
    },
    {
      name: 'a copy signed with another key, without a key ID',
      value: await nameless.sign(privateKey),
    },
    ...published.flatMap(key => signedByPublicKey(jwt, key)),
  ];
}

/** Copies signed by HMAC, with a published key as the secret, in each of its encodings. */
function signedByPublicKey(jwt: string, key: JWK): Entry[] {
  const [, payload] = partsOf(jwt);
  const { kid } = headerOf(jwt);
  const header = encoded({ alg: 'HS256', typ: 'JWT', ...(kid !== undefined && { kid }) });
  return publicKeyTexts(key).map(({ name, value }) => {
    const signature = createHmac('sha256', value).update(`${header}.${payload}`);
    return {
      name: `a copy signed by HMAC with the public key as the secret, ${name}`,
      value: `${header}.${payload}.${signature.digest('base64url')}`,
    };
  });
}

const made = new Map<string, ReturnType<typeof makeKey>>();

/** A key pair that nobody has published, for an algorithm, or for RS256 where there is no pair for it: made once. */
function unpublishedKey(alg = 'RS256') {
  const key = made.get(alg) ?? makeKey(alg).catch(() => makeKey('RS256'));
  made.set(alg, key);
  return key;
}

const makeKey = async (alg: string) => ({
  alg,
  ...(await generateKeyPair(alg, { extractable: true })),
});
