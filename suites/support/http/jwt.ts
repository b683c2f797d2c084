import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';

/** The claims of a JWT, unverified; none where it is no JWT. */
export function claimsOf(jwt: string): JWTPayload {
  try {
    return decodeJwt(jwt);
  } catch {
    return {};
  }
}

/** The header of a JWT; empty where it is no JWT. */
export function headerOf(jwt: string): { alg?: string; kid?: string } {
  try {
    return decodeProtectedHeader(jwt);
  } catch {
    return {};
  }
}
