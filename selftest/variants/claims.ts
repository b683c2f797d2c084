import type { JWTHeaderParameters, JWTPayload } from 'jose';
import type { Body } from '../../reference/core.ts';
import type { SigningKey } from '../../reference/keys.ts';
import type { LinkOptions, Project } from '../../reference/model.ts';
import type { Reference } from '../../reference/reference.ts';
import type { Claims } from '../../reference/sessions.ts';
import type { Freedom } from './variant.ts';

/** The issuer may be a URL that ends in the project ID, and an audience may name the project. */
export const issuesAsUrl: Freedom = Base =>
  class extends Base {
    protected override commonClaims(...all: Parameters<Reference['commonClaims']>): JWTPayload {
      const [{ projectId }] = all;
      const iss = `https://auth.example.com/v1/apps/${projectId}`;
      return { ...super.commonClaims(...all), iss, aud: [projectId] };
    }

    protected override isOfProject(payload: JWTPayload, project: Project): boolean {
      return payload.iss?.endsWith(`/${project.projectId}`) ?? false;
    }
  };

/** Custom claims may stand under nsec, other claims beside the known ones, and optional ones may be missing. */
export const claimsMoreAndLess: Freedom = Base =>
  class extends Base {
    protected override customClaims({ customClaims }: LinkOptions): Body {
      return Object.keys(customClaims).length > 0 ? { nsec: customClaims } : {};
    }

    protected override commonClaims(...all: Parameters<Reference['commonClaims']>): JWTPayload {
      const { rexp: _, ...usual } = super.commonClaims(...all);
      return {
        ...usual,
        amr: ['magiclink', 'sms'],
        dct: 'T1',
        roles: [],
        permissions: [],
        tenants: {},
      };
    }

    protected override jwtHeader({ alg, publicJwk }: SigningKey): JWTHeaderParameters {
      return { alg, kid: publicJwk.kid };
    }
  };

/** A session JWT may live as long as the refresh JWT. */
export const sessionsLastAsLong: Freedom = Base =>
  class extends Base {
    protected override sessionClaims(claims: Claims): JWTPayload {
      const { exp } = this.refreshClaims(claims);
      return { ...super.sessionClaims(claims), exp: exp! };
    }
  };
