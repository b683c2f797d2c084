import { requires } from '../findings/set-up.ts';
import { claimsOf, headerOf } from '../../../spec/wire/jwt.ts';
import type { UserSession } from '../users/session.ts';
import { altered } from './altered-texts.ts';

/** A copy with one character in the middle of the signature changed. */
export function withAlteredSignature(jwt: string): string {
  const [header, payload, signature] = partsOf(jwt);
  return [header, payload, altered(signature)].join('.');
}

/** A copy with a claim more under the same signature. */
export function withAlteredPayload(jwt: string): string {
  const [header, , signature] = partsOf(jwt);
  return [header, encoded({ ...claimsOf(jwt), altered: true }), signature].join('.');
}

/** A copy that says that it needs no signature, and has none. */
export function unsigned(jwt: string): string {
  partsOf(jwt);
  return [encoded({ ...headerOf(jwt), alg: 'none' }), encoded(claimsOf(jwt)), ''].join('.');
}

/** What does not prove a session, though it resembles what does. */
export function wrongJwts({ refreshJwt, sessionJwt }: UserSession): string[] {
  return ['', 'this-is-no-jwt', withAlteredSignature(refreshJwt), unsigned(refreshJwt), sessionJwt];
}

/** Header, payload and signature of a JWT. @throws as a set-up does, where it has not three parts */
export function partsOf(jwt: string): [string, string, string] {
  const found = jwt.split('.');
  const said = { subject: 'the parts of a JWT', expected: '3', actual: found.length };
  requires('verify.hands-out-refresh-jwt', found.length === 3, said);
  return found as [string, string, string];
}

/** A value as a part of a JWT. */
export const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
