import { createPublicKey, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import type { Entry } from './entries.ts';

/** A published key in each encoding that a server may keep it in, and so take for the secret of an HMAC. */
export function publicKeyTexts(key: JWK): Entry<string | Buffer>[] {
  const number = key.n ?? key.x ?? '';
  const texts = [
    { name: 'its JSON', value: JSON.stringify(key) },
    { name: 'its number in base64url', value: number },
    {
      name: 'its number in padded base64',
      value: Buffer.from(number, 'base64url').toString('base64'),
    },
    { name: 'the bytes of its number', value: Buffer.from(number, 'base64url') },
    ...fileTexts(key),
  ];
  return texts.filter(({ value }) => value.length > 0);
}

/** The same as a file; none where nobody can read the key. */
function fileTexts(jwk: JWK): Entry<string | Buffer>[] {
  const key = read(jwk);
  if (!key) return [];
  const pem = key.export({ type: 'spki', format: 'pem' }).toString();
  const der = key.export({ type: 'spki', format: 'der' });
  return [
    { name: 'its PEM file', value: pem },
    { name: 'its PEM file without the last line break', value: pem.trimEnd() },
    { name: 'its DER file', value: der },
    ...(jwk.kty === 'RSA'
      ? [
          {
            name: 'its PEM file of PKCS #1',
            value: key.export({ type: 'pkcs1', format: 'pem' }).toString(),
          },
        ]
      : []),
  ];
}

function read(jwk: JWK): KeyObject | undefined {
  try {
    return createPublicKey({ key: { ...jwk }, format: 'jwk' });
  } catch {
    return undefined;
  }
}
