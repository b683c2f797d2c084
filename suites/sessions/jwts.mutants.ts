import { randomBytes } from 'node:crypto';
import {
  type CryptoKey,
  generateKeyPair,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';
import type { SigningKey } from '../../reference/keys.ts';
import { Reference } from '../../reference/reference.ts';
import type { Claims } from '../../reference/sessions.ts';
import { without } from '../../selftest/faults/answers.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

let stray: Promise<CryptoKey> | undefined;

/** A private key that nobody has published; made once, since that takes a while. */
function strayKey(): Promise<CryptoKey> {
  stray ??= generateKeyPair('RS256').then(({ privateKey }) => privateKey);
  return stray;
}

type Kind = 'DS' | 'DSR';

const inPaddedBase64 = (text: string) => Buffer.from(text, 'base64url').toString('base64');

/** Publishes other keys than it ought to. */
const publishes = (change: (jwk: object) => object[]) =>
  class extends Reference {
    protected override async publicKeys(): Promise<{ keys: object[] }> {
      return { keys: (await super.publicKeys()).keys.flatMap(change) };
    }
  };

/** Signs the JWTs of a kind with a key that is not published, under the name of one that is. */
const signsWithStrayKey = (kind: Kind) =>
  class extends Reference {
    protected override async keyFor(claims: JWTPayload): Promise<SigningKey> {
      const key = await super.keyFor(claims);
      return claims['drn'] === kind ? { ...key, privateKey: await strayKey() } : key;
    }
  };

/** Says something else in the headers of JWTs. */
const headsWith = (change: (usual: JWTHeaderParameters, kind: unknown) => JWTHeaderParameters) =>
  class extends Reference {
    protected override jwtHeader(key: SigningKey, claims: JWTPayload): JWTHeaderParameters {
      return change(super.jwtHeader(key, claims), claims['drn']);
    }
  };

/** Says something else in the claims of session JWTs. */
const claimsInSession = (change: (usual: JWTPayload, claims: Claims) => JWTPayload) =>
  class extends Reference {
    protected override sessionClaims(claims: Claims): JWTPayload {
      return change(super.sessionClaims(claims), claims);
    }
  };

/** Says something else in the claims of refresh JWTs. */
const claimsInRefresh = (change: (usual: JWTPayload, claims: Claims) => JWTPayload) =>
  class extends Reference {
    protected override refreshClaims(claims: Claims): JWTPayload {
      return change(super.refreshClaims(claims), claims);
    }
  };

/** Wants a bearer for the public keys. */
export class KeysNeedBearer extends Reference {
  static readonly breaks = 'sessions.keys-are-published';

  protected override keys(...[context]: Parameters<Reference['keys']>): Promise<Response> {
    this.authorize(context);
    return super.keys(context);
  }
}

/** Publishes the keys as a bare array. */
export class KeysAreBareArray extends Reference {
  static readonly breaks = 'sessions.keys-are-published';

  protected override async keys(): Promise<Response> {
    return Response.json((await this.publicKeys()).keys);
  }
}

/** Signs session JWTs with a shared secret. */
export class SessionJwtHasSharedSecret extends Reference {
  static readonly breaks = 'sessions.session-jwt-verifies';
  static readonly also = ['sessions.jwts-name-their-key'] as const;

  protected override sign(claims: JWTPayload): Promise<string> {
    if (claims['drn'] !== 'DS') return super.sign(claims);
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(randomBytes(32));
  }
}

export const rows: Rows = {
  KeySetIsEmpty: {
    sentence: 'Publishes a key set without a key.',
    breaks: 'sessions.keys-are-published',
    fault: publishes(() => []),
  },
  PublishesPrivateExponent: {
    sentence: 'Publishes the exponent of the private key.',
    breaks: 'sessions.keys-are-public-only',
    fault: publishes(jwk => [{ ...jwk, d: randomBytes(256).toString('base64url') }]),
  },
  PublishesPrimes: {
    sentence: 'Publishes the primes of the private key.',
    breaks: 'sessions.keys-are-public-only',
    fault: publishes(jwk => [
      {
        ...jwk,
        p: randomBytes(128).toString('base64url'),
        q: randomBytes(128).toString('base64url'),
      },
    ]),
  },
  PublishesSecret: {
    sentence: 'Publishes a shared secret beside the public key.',
    breaks: 'sessions.keys-are-public-only',
    fault: publishes(jwk => [
      jwk,
      { kty: 'oct', alg: 'HS256', kid: 'SK2Secret', k: randomBytes(32).toString('base64url') },
    ]),
  },
  PublishesPaddedModulus: {
    sentence: 'Publishes the modulus of its key in padded base64.',
    breaks: 'sessions.keys-are-published',
    fault: publishes(jwk => [{ ...jwk, n: inPaddedBase64((jwk as JWK).n ?? '') }]),
  },
  SessionJwtBeginsLater: {
    sentence: 'Lets session JWTs begin in five minutes.',
    breaks: 'sessions.jwts-begin-at-once',
    fault: claimsInSession(each => ({ ...each, nbf: Number(each.iat) + 300 })),
  },
  RefreshJwtIsOfLater: {
    sentence: 'Says that refresh JWTs were issued five minutes from now.',
    breaks: 'sessions.jwts-begin-at-once',
    fault: claimsInRefresh(each => ({ ...each, iat: Number(each.iat) + 300 })),
  },
  SessionJwtIsOfLater: {
    sentence: 'Says that session JWTs were issued five minutes from now.',
    breaks: 'sessions.jwts-begin-at-once',
    fault: claimsInSession(each => ({ ...each, iat: Number(each.iat) + 300 })),
  },
  SessionJwtHasOtherKey: {
    sentence: 'Signs session JWTs with a key that is not published.',
    breaks: 'sessions.session-jwt-verifies',
    fault: signsWithStrayKey('DS'),
  },
  RefreshJwtHasOtherKey: {
    sentence: 'Signs refresh JWTs with a key that is not published.',
    breaks: 'sessions.refresh-jwt-verifies',
    fault: signsWithStrayKey('DSR'),
    also: [
      'sessions.me-tells-the-user',
      'sessions.refresh-renews',
      'sessions.step-up-takes-jwt',
      'update-phone.accepts-signed-in-user',
    ],
  },
  JwtsNameNoKey: {
    sentence: 'Names no key in JWTs.',
    breaks: 'sessions.jwts-name-their-key',
    fault: headsWith(({ alg }) => ({ alg, typ: 'JWT' })),
  },
  RefreshJwtNamesOtherKey: {
    sentence: 'Names a key in refresh JWTs that is not published.',
    breaks: 'sessions.jwts-name-their-key',
    fault: headsWith((usual, kind) => (kind === 'DSR' ? { ...usual, kid: 'SK2Another' } : usual)),
    also: [
      'sessions.me-tells-the-user',
      'sessions.refresh-jwt-verifies',
      'sessions.refresh-renews',
      'sessions.step-up-takes-jwt',
      'update-phone.accepts-signed-in-user',
    ],
  },
  KeysTellNoAlgorithm: {
    sentence: 'Publishes its keys without their algorithm.',
    breaks: 'sessions.jwts-name-their-key',
    fault: publishes(jwk => [{ ...jwk, alg: undefined }]),
  },
  SessionJwtNeverExpires: {
    sentence: 'Lets session JWTs live for ever.',
    breaks: 'sessions.session-jwt-expires',
    fault: claimsInSession(each => without(each, 'exp')),
    also: ['sessions.session-ends-before-refresh'],
  },
  SessionJwtExpiresAtOnce: {
    sentence: 'Lets session JWTs expire when they are made.',
    breaks: 'sessions.session-jwt-expires',
    fault: claimsInSession(each => ({
      ...each,
      exp: each.iat!,
    })),
  },
  SessionJwtExpiresInMilliseconds: {
    sentence: 'Counts the expiry of session JWTs in milliseconds.',
    breaks: 'sessions.session-jwt-expires',
    fault: claimsInSession(each => ({
      ...each,
      exp: each.exp! * 1000,
    })),
    also: ['sessions.session-ends-before-refresh'],
  },
  RefreshJwtNeverExpires: {
    sentence: 'Lets refresh JWTs live for ever.',
    breaks: 'sessions.refresh-jwt-expires',
    fault: claimsInRefresh(each => without(each, 'exp')),
  },
  RefreshJwtExpiresIn1970: {
    sentence: 'Counts the expiry of refresh JWTs from 1970.',
    breaks: 'sessions.refresh-jwt-expires',
    fault: claimsInRefresh(each => ({
      ...each,
      exp: each.exp! - each.iat!,
    })),
    also: [
      'sessions.me-tells-the-user',
      'sessions.refresh-renews',
      'sessions.session-ends-before-refresh',
      'sessions.step-up-takes-jwt',
      'update-phone.accepts-signed-in-user',
    ],
  },
  SessionOutlivesRefresh: {
    sentence: 'Lets session JWTs live longer than refresh JWTs.',
    breaks: 'sessions.session-ends-before-refresh',
    fault: claimsInSession(each => ({
      ...each,
      exp: each.iat! + 365 * 24 * 3600,
    })),
  },
  SessionSubjectIsLoginId: {
    sentence: 'Makes the login ID the subject of session JWTs.',
    breaks: 'sessions.subject-is-user',
    fault: claimsInSession((each, { user }) => ({
      ...each,
      sub: user.loginIds[0]!,
    })),
  },
  RefreshSubjectIsSession: {
    sentence: 'Makes the session the subject of refresh JWTs.',
    breaks: 'sessions.subject-is-user',
    fault: claimsInRefresh((each, { session }) => ({
      ...each,
      sub: session.id,
    })),
    also: [
      'sessions.me-tells-the-user',
      'sessions.refresh-renews',
      'sessions.step-up-takes-jwt',
      'update-phone.accepts-signed-in-user',
    ],
  },
  SessionJwtHasNoIssuer: {
    sentence: 'Tells no issuer in session JWTs.',
    breaks: 'sessions.issuer-is-project',
    fault: claimsInSession(each => without(each, 'iss')),
  },
  RefreshIssuerIsServer: {
    sentence: 'Tells the server as the issuer of refresh JWTs.',
    breaks: 'sessions.issuer-is-project',
    fault: claimsInRefresh(each => ({
      ...each,
      iss: 'https://api.example.com',
    })),
    also: [
      'sessions.me-tells-the-user',
      'sessions.refresh-renews',
      'sessions.step-up-takes-jwt',
      'update-phone.accepts-signed-in-user',
    ],
  },
  SessionAudienceIsElsewhere: {
    sentence: 'Makes session JWTs out for somebody else.',
    breaks: 'sessions.audience-is-project',
    fault: claimsInSession(each => ({
      ...each,
      aud: 'https://api.example.com',
    })),
  },
  RefreshAudienceIsUser: {
    sentence: 'Makes refresh JWTs out for the user.',
    breaks: 'sessions.audience-is-project',
    fault: claimsInRefresh((each, { user }) => ({
      ...each,
      aud: [user.userId],
    })),
  },
  SessionJwtIsCalledRefresh: {
    sentence: 'Calls session JWTs refresh JWTs.',
    breaks: 'sessions.jwts-tell-their-kind',
    fault: claimsInSession(each => ({ ...each, drn: 'DSR' })),
    also: [
      'sessions.refresh-refuses-session-jwt',
      'sessions.step-up-needs-jwt',
      'update-phone.refuses-session-jwt',
    ],
  },
  RefreshJwtTellsNoKind: {
    sentence: 'Does not tell of what kind a refresh JWT is.',
    breaks: 'sessions.jwts-tell-their-kind',
    fault: claimsInRefresh(each => without(each, 'drn')),
    also: [
      'sessions.me-tells-the-user',
      'sessions.refresh-renews',
      'sessions.step-up-takes-jwt',
      'update-phone.accepts-signed-in-user',
    ],
  },
  TellsNoMethod: {
    sentence: 'Tells no method of authentication.',
    breaks: 'sessions.tells-the-method',
    fault: claimsInSession(each => without(each, 'amr')),
  },
  TellsAnotherMethod: {
    sentence: 'Tells another method of authentication.',
    breaks: 'sessions.tells-the-method',
    fault: claimsInSession(each => ({ ...each, amr: ['email'] })),
  },
};
