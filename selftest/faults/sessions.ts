import type { Context } from 'hono';
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import type { Caller } from '../../reference/core.ts';
import { Reference } from '../../reference/reference.ts';
import type { Claims } from '../../reference/sessions.ts';

/** Says something else in the claims of session JWTs. */
export const claims = (change: (usual: JWTPayload, claims: Claims) => JWTPayload) =>
  class extends Reference {
    protected override sessionClaims(asked: Claims): JWTPayload {
      return change(super.sessionClaims(asked), asked);
    }
  };

interface CallerAt extends Caller {
  path: string;
}

/** Believes some JWTs at one operation, whoever has signed them. */
export const believes = (at: string, isBelieved: (jwt: string) => boolean) =>
  class extends Reference {
    protected override authorize(context: Context): CallerAt {
      return { ...super.authorize(context), path: context.req.path };
    }

    protected override async signedIn(caller: Caller) {
      const [jwt = ''] = caller.credentials;
      const isHere = (caller as CallerAt).path === at && isBelieved(jwt);
      const credentials = isHere ? [await this.sign(decodeJwt(jwt))] : caller.credentials;
      return super.signedIn({ ...caller, credentials });
    }
  };

/** Whether a JWT says that it needs no signature, in a spelling that a comparison of texts overlooks. */
export function isOddlyUnsigned(jwt: string): boolean {
  const alg = headerIn(jwt).alg ?? '';
  return alg !== 'none' && alg.toLowerCase() === 'none';
}

/** The header of a text that may be a JWT. */
export function headerIn(jwt: string): { alg?: string; kid?: string } {
  try {
    return decodeProtectedHeader(jwt);
  } catch {
    return {};
  }
}

/** The claims of a text that may be a JWT. */
export function claimsIn(jwt: string): JWTPayload {
  try {
    return decodeJwt(jwt);
  } catch {
    return {};
  }
}
