import {
  exportJWK,
  exportSPKI,
  importJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
} from 'jose';
import { requires } from '../findings/set-up.ts';
import { claimsOf, headerOf } from '../http/jwt.ts';
import type { UserSession } from '../users/session.ts';
import { altered } from './altered-texts.ts';

/** A copy with one character in the middle of the signature changed. */
export function withAlteredSignature(jwt: string): string {
  const [header, payload, signature] = parts(jwt);
  return [header, payload, altered(signature)].join('.');
}

/** A copy with a claim more under the same signature. */
export function withAlteredPayload(jwt: string): string {
  const [header, , signature] = parts(jwt);
  return [header, encoded({ ...claimsOf(jwt), altered: true }), signature].join('.');
}

/** A copy that says that it needs no signature, and has none. */
export function unsigned(jwt: string): string {
  parts(jwt);
  return [encoded({ ...headerOf(jwt), alg: 'none' }), encoded(claimsOf(jwt)), ''].join('.');
}

/**
 * Copies with the same claims that another key has signed: under the same header, under one that brings the key or
 * names none, and by a secret that everybody knows, since it is a published key (RFC 8725).
 */
export async function forgeries(jwt: string, published: readonly JWK[]): Promise<string[]> {
  parts(jwt);
  const { kid } = headerOf(jwt);
  const { alg, privateKey, publicKey } = await unpublishedKey(headerOf(jwt).alg);
  const header = { alg, typ: 'JWT', ...(kid !== undefined && { kid }) };
  const sign = (extra: object) =>
    new SignJWT(claimsOf(jwt)).setProtectedHeader({ ...header, ...extra }).sign(privateKey);
  const nameless = new SignJWT(claimsOf(jwt)).setProtectedHeader({ alg, typ: 'JWT' });
  return [
    await sign({}),
    await sign({ jwk: await exportJWK(publicKey) }),
    await nameless.sign(privateKey),
    ...(await signedByPublicKeys(jwt, published)),
  ];
}

/** A key pair that nobody has published, for an algorithm, or for RS256 where there is no pair for it. */
async function unpublishedKey(alg = 'RS256') {
  const make = (each: string) => generateKeyPair(each, { extractable: true });
  return make(alg).then(
    pair => ({ alg, ...pair }),
    async () => ({ alg: 'RS256', ...(await make('RS256')) }),
  );
}

/** Copies signed by HMAC, with each published key as the secret. */
async function signedByPublicKeys(jwt: string, published: readonly JWK[]): Promise<string[]> {
  const { kid } = headerOf(jwt);
  const header = { alg: 'HS256', typ: 'JWT', ...(kid !== undefined && { kid }) };
  const secrets = await Promise.all(published.map(textsOf));
  return Promise.all(
    secrets
      .flat()
      .map(each =>
        new SignJWT(claimsOf(jwt)).setProtectedHeader(header).sign(new TextEncoder().encode(each)),
      ),
  );
}

/** A public key as a server may keep it: as a PEM file, with and without its last line break, as JSON, and its number alone. */
async function textsOf(key: JWK): Promise<string[]> {
  const pem = await pemOf(key);
  const texts: unknown[] = [pem, pem && `${pem}\n`, JSON.stringify(key), key.n ?? key.x];
  return texts.filter(each => typeof each === 'string').filter(each => each !== '');
}

/** A public key as a PEM file; undefined where it is none that can be read. */
async function pemOf(key: JWK): Promise<string | undefined> {
  try {
    return await exportSPKI(
      (await importJWK(key, key.alg ?? 'RS256', { extractable: true })) as CryptoKey,
    );
  } catch {
    return undefined;
  }
}

/** What does not prove a session, though it resembles what does. */
export function wrongJwts({ refreshJwt, sessionJwt }: UserSession): string[] {
  return ['', 'this-is-no-jwt', withAlteredSignature(refreshJwt), unsigned(refreshJwt), sessionJwt];
}

function parts(jwt: string): [string, string, string] {
  const found = jwt.split('.');
  const said = { subject: 'the parts of a JWT', expected: '3', actual: found.length };
  requires('verify.hands-out-refresh-jwt', found.length === 3, said);
  return found as [string, string, string];
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
