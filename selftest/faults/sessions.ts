import type { JWTPayload } from 'jose';
import { Reference } from '../../reference/reference.ts';
import type { Claims } from '../../reference/sessions.ts';

/** Says something else in the claims of session JWTs. */
export const claims = (change: (usual: JWTPayload, claims: Claims) => JWTPayload) =>
  class extends Reference {
    protected override sessionClaims(asked: Claims): JWTPayload {
      return change(super.sessionClaims(asked), asked);
    }
  };
