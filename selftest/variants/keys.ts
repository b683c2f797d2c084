import type { JWK, JWTHeaderParameters, JWTPayload } from 'jose';
import { signingKey, type SigningKey } from '../../reference/keys.ts';
import type { Freedom } from './variant.ts';

/** Any algorithm may sign: here ES384 with the project ID as the key ID, as an older service did. */
export const signsWithEs384: Freedom = Base =>
  class extends Base {
    private readonly kid = [...this.projects.keys()][0] ?? '';

    protected override signingAlgorithm(): string {
      return 'ES384';
    }

    protected override jwtHeader({ alg }: SigningKey, _claims: JWTPayload): JWTHeaderParameters {
      return { alg, kid: this.kid };
    }

    protected override async ownKeys(): Promise<JWK[]> {
      const [key] = await super.ownKeys();
      return [{ ...key!, kid: this.kid }];
    }
  };

/** Any algorithm may sign: here EdDSA. */
export const signsWithEdDsa: Freedom = Base =>
  class extends Base {
    protected override signingAlgorithm(): string {
      return 'EdDSA';
    }
  };

/** Any algorithm may sign: here PS256 for the session JWT and ES256 for the refresh JWT, with old keys still published. */
export const signsWithSeveralKeys: Freedom = Base =>
  class extends Base {
    protected override keyFor({ drn }: JWTPayload): Promise<SigningKey> {
      return signingKey(drn === 'DS' ? 'PS256' : 'ES256');
    }

    protected override async ownKeys(): Promise<JWK[]> {
      const keys = await Promise.all(['ES512', 'PS256', 'EdDSA', 'ES256'].map(signingKey));
      return keys.map(({ publicJwk }) => publicJwk);
    }
  };
