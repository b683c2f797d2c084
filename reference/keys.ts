import { calculateJwkThumbprint, exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';

/** A key pair that signs JWTs, with the public half as it is published. */
export interface SigningKey {
  alg: string;
  privateKey: CryptoKey;
  publicJwk: JWK & { kid: string };
}

const made = new Map<string, Promise<SigningKey>>();

/** The signing key of this process for an algorithm, one of each name: made at first use, then shared, since an RSA key takes a while. */
export function signingKey(alg: string, name = ''): Promise<SigningKey> {
  const known = `${alg} ${name}`;
  const key = made.get(known) ?? makeKey(alg);
  made.set(known, key);
  return key;
}

async function makeKey(alg: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  const jwk = await exportJWK(publicKey);
  const kid = `SK${await calculateJwkThumbprint(jwk)}`;
  return { alg, privateKey, publicJwk: { ...jwk, alg, use: 'sig', kid } };
}
