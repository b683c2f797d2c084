import { randomBytes } from 'node:crypto';
import {
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';
import type { SigningKey } from '../../reference/keys.ts';
import { Reference } from '../../reference/reference.ts';
import type { Claims } from '../../reference/sessions.ts';
import { without } from './faults.ts';

let stray: Promise<CryptoKey> | undefined;

/** A private key that nobody has published; made once, since that takes a while. */
function strayKey(): Promise<CryptoKey> {
  stray ??= generateKeyPair('RS256').then(({ privateKey }) => privateKey);
  return stray;
}

type Kind = 'DS' | 'DSR';

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

/** Publishes a key set without a key. */
export class KeySetIsEmpty extends publishes(() => []) {
  static readonly breaks = 'sessions.keys-are-published';
}

/** Publishes the exponent of the private key. */
export class PublishesPrivateExponent extends publishes(jwk => [
  { ...jwk, d: randomBytes(256).toString('base64url') },
]) {
  static readonly breaks = 'sessions.keys-are-public-only';
}

/** Publishes the primes of the private key. */
export class PublishesPrimes extends publishes(jwk => [
  { ...jwk, p: randomBytes(128).toString('base64url'), q: randomBytes(128).toString('base64url') },
]) {
  static readonly breaks = 'sessions.keys-are-public-only';
}

/** Publishes a shared secret beside the public key. */
export class PublishesSecret extends publishes(jwk => [
  jwk,
  { kty: 'oct', alg: 'HS256', kid: 'SK2Secret', k: randomBytes(32).toString('base64url') },
]) {
  static readonly breaks = 'sessions.keys-are-public-only';
}

/** Signs session JWTs with a key that is not published. */
export class SessionJwtHasOtherKey extends signsWithStrayKey('DS') {
  static readonly breaks = 'sessions.session-jwt-verifies';
}

/** Signs session JWTs with a shared secret. */
export class SessionJwtHasSharedSecret extends Reference {
  static readonly breaks = 'sessions.session-jwt-verifies';

  protected override sign(claims: JWTPayload): Promise<string> {
    if (claims['drn'] !== 'DS') return super.sign(claims);
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(randomBytes(32));
  }
}

/** Signs refresh JWTs with a key that is not published. */
export class RefreshJwtHasOtherKey extends signsWithStrayKey('DSR') {
  static readonly breaks = 'sessions.refresh-jwt-verifies';
}

/** Names no key in JWTs. */
export class JwtsNameNoKey extends headsWith(({ alg }) => ({ alg, typ: 'JWT' })) {
  static readonly breaks = 'sessions.jwts-name-their-key';
}

/** Names a key in refresh JWTs that is not published. */
export class RefreshJwtNamesOtherKey extends headsWith((usual, kind) =>
  kind === 'DSR' ? { ...usual, kid: 'SK2Another' } : usual,
) {
  static readonly breaks = 'sessions.jwts-name-their-key';
}

/** Publishes its keys without their algorithm. */
export class KeysTellNoAlgorithm extends publishes(jwk => [{ ...jwk, alg: undefined }]) {
  static readonly breaks = 'sessions.jwts-name-their-key';
}

/** Lets session JWTs live for ever. */
export class SessionJwtNeverExpires extends claimsInSession(each => without(each, 'exp')) {
  static readonly breaks = 'sessions.session-jwt-expires';
}

/** Lets session JWTs expire when they are made. */
export class SessionJwtExpiresAtOnce extends claimsInSession(each => ({
  ...each,
  exp: each.iat!,
})) {
  static readonly breaks = 'sessions.session-jwt-expires';
}

/** Counts the expiry of session JWTs in milliseconds. */
export class SessionJwtExpiresInMilliseconds extends claimsInSession(each => ({
  ...each,
  exp: each.exp! * 1000,
})) {
  static readonly breaks = 'sessions.session-jwt-expires';
}

/** Lets refresh JWTs live for ever. */
export class RefreshJwtNeverExpires extends claimsInRefresh(each => without(each, 'exp')) {
  static readonly breaks = 'sessions.refresh-jwt-expires';
}

/** Counts the expiry of refresh JWTs from 1970. */
export class RefreshJwtExpiresIn1970 extends claimsInRefresh(each => ({
  ...each,
  exp: each.exp! - each.iat!,
})) {
  static readonly breaks = 'sessions.refresh-jwt-expires';
}

/** Lets session JWTs live longer than refresh JWTs. */
export class SessionOutlivesRefresh extends claimsInSession(each => ({
  ...each,
  exp: each.iat! + 365 * 24 * 3600,
})) {
  static readonly breaks = 'sessions.session-ends-before-refresh';
}

/** Makes the login ID the subject of session JWTs. */
export class SessionSubjectIsLoginId extends claimsInSession((each, { user }) => ({
  ...each,
  sub: user.loginIds[0]!,
})) {
  static readonly breaks = 'sessions.subject-is-user';
}

/** Makes the session the subject of refresh JWTs. */
export class RefreshSubjectIsSession extends claimsInRefresh((each, { session }) => ({
  ...each,
  sub: session.id,
})) {
  static readonly breaks = 'sessions.subject-is-user';
}

/** Tells no issuer in session JWTs. */
export class SessionJwtHasNoIssuer extends claimsInSession(each => without(each, 'iss')) {
  static readonly breaks = 'sessions.issuer-is-project';
}

/** Tells the server as the issuer of refresh JWTs. */
export class RefreshIssuerIsServer extends claimsInRefresh(each => ({
  ...each,
  iss: 'https://api.example.com',
})) {
  static readonly breaks = 'sessions.issuer-is-project';
}

/** Makes session JWTs out for somebody else. */
export class SessionAudienceIsElsewhere extends claimsInSession(each => ({
  ...each,
  aud: 'https://api.example.com',
})) {
  static readonly breaks = 'sessions.audience-is-project';
}

/** Makes refresh JWTs out for the user. */
export class RefreshAudienceIsUser extends claimsInRefresh((each, { user }) => ({
  ...each,
  aud: [user.userId],
})) {
  static readonly breaks = 'sessions.audience-is-project';
}

/** Calls session JWTs refresh JWTs. */
export class SessionJwtIsCalledRefresh extends claimsInSession(each => ({ ...each, drn: 'DSR' })) {
  static readonly breaks = 'sessions.jwts-tell-their-kind';
}

/** Does not tell of what kind a refresh JWT is. */
export class RefreshJwtTellsNoKind extends claimsInRefresh(each => without(each, 'drn')) {
  static readonly breaks = 'sessions.jwts-tell-their-kind';
}

/** Tells no method of authentication. */
export class TellsNoMethod extends claimsInSession(each => without(each, 'amr')) {
  static readonly breaks = 'sessions.tells-the-method';
}

/** Tells another method of authentication. */
export class TellsAnotherMethod extends claimsInSession(each => ({ ...each, amr: ['email'] })) {
  static readonly breaks = 'sessions.tells-the-method';
}
