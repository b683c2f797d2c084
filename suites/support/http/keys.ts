import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWK } from 'jose';
import { requires } from '../findings/set-up.ts';
import type { Answer } from './answer.ts';

/** What only the owner of a key knows of it (RFC 7518). */
export const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** Makes sure that there are keys to judge by; accuses nobody. */
export function requirePublished(answer: Answer): void {
  const count = keySetOf(answer).keys.length;
  const said = { subject: 'the number of published keys', expected: '1 or more', actual: count };
  requires('sessions.keys-are-published', count > 0, said);
}

/** The published keys as an answer holds them; none where it is no key set. */
export function keySetOf(answer: Answer): JSONWebKeySet {
  const { keys } = answer.fields;
  return { keys: Array.isArray(keys) ? keys.filter(each => typeof each === 'object' && each) : [] };
}

/** Why the signature of a JWT does not verify with a key set; undefined where it does, expired or not. */
export async function signatureProblem(
  jwt: string,
  keySet: JSONWebKeySet,
): Promise<string | undefined> {
  try {
    const keys = keySet.keys.map(publicPart);
    await jwtVerify(jwt, createLocalJWKSet({ keys }), { clockTolerance: 5 });
    return undefined;
  } catch (error) {
    const claimsOnly = [errors.JWTExpired, errors.JWTClaimValidationFailed];
    if (claimsOnly.some(each => error instanceof each)) return undefined;
    return (error as Error).message;
  }
}

/** A key without what another check accuses of being there. */
function publicPart(key: JWK): JWK {
  const members = Object.entries(key).filter(([name]) => !privateMembers.includes(name));
  return Object.fromEntries(members) as JWK;
}
