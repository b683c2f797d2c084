import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet } from 'jose';
import type { Answer } from './answer.ts';

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
    await jwtVerify(jwt, createLocalJWKSet(keySet), { clockTolerance: 5 });
    return undefined;
  } catch (error) {
    const claimsOnly = [errors.JWTExpired, errors.JWTClaimValidationFailed];
    if (claimsOnly.some(each => error instanceof each)) return undefined;
    return (error as Error).message;
  }
}
