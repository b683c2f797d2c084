import { randomBytes } from 'node:crypto';
import { type JWK, type JWTHeaderParameters, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { signingKey, type SigningKey } from '../../reference/keys.ts';
import { unauthorized } from '../../reference/refusal.ts';
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
      const keys = await Promise.all(
        ['ES512', 'PS256', 'EdDSA', 'ES256'].map(each => signingKey(each)),
      );
      return keys.map(({ publicJwk }) => publicJwk);
    }
  };

/** Any algorithm may sign: here a secret, so that there is no key to publish. */
export const signsBySecret: Freedom = Base =>
  class extends Base {
    private readonly secret = randomBytes(32);

    protected override sign(claims: JWTPayload): Promise<string> {
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(this.secret);
    }

    protected override readJwt(jwt: string): Promise<JWTPayload> {
      const options = { algorithms: ['HS256'], currentDate: new Date(this.now()) };
      return jwtVerify(jwt, this.secret, options).then(
        ({ payload }) => payload,
        () => {
          throw unauthorized('The JWT is invalid');
        },
      );
    }

    protected override async keys(): Promise<Response> {
      return new Response('Nothing here', { status: 404 });
    }
  };

/** Published keys may say more, and stand beside keys of kinds that nobody knows yet. */
export const publishesMore: Freedom = Base =>
  class extends Base {
    protected override async publicKeys(): Promise<{ keys: object[] }> {
      const { keys } = await super.publicKeys();
      const own = keys.map(each => ({ ...each, nbf: 0, 'x-issued-by': 'us' }));
      return { keys: [{ kty: 'AKP', alg: 'ML-DSA-44', kid: 'SKnext', pub: 'AAAA' }, ...own] };
    }
  };
