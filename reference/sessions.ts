import { randomUUID } from 'node:crypto';
import {
  createLocalJWKSet,
  jwtVerify,
  SignJWT,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';
import type { Body, Caller } from './core.ts';
import { signingKey, type SigningKey } from './keys.ts';
import type { LinkOptions, Project, Session, User } from './model.ts';
import { unauthorized } from './refusal.ts';
import { Users } from './users.ts';

const sessionLifetime = 600;
const refreshLifetime = 28 * 24 * 3600;

const reservedClaims =
  'iss sub aud exp nbf iat jti drn rexp amr sid su tu dct roles permissions tenants'.split(' ');

/** What one JWT is to say. */
export interface Claims {
  project: Project;
  user: User;
  session: Session;
  options: LinkOptions;
}

/** Sessions and their JWTs: how they begin, how they are recognised, how they end. */
export abstract class Sessions extends Users {
  protected signingAlgorithm(): string {
    return 'RS256';
  }

  protected startSession(project: Project, user: User): Session {
    const session = { id: randomUUID(), userId: user.userId, revoked: false };
    project.sessions.set(session.id, session);
    return session;
  }

  protected revokeOtherSessions(project: Project, kept: Session): void {
    for (const session of project.sessions.values()) {
      if (session.userId === kept.userId && session.id !== kept.id) session.revoked = true;
    }
  }

  protected sessionClaims({ project, user, session, options }: Claims): JWTPayload {
    return {
      ...this.customClaims(options),
      ...(options.stepup ? { su: true } : {}),
      ...this.commonClaims(project, user, session),
      drn: 'DS',
      exp: this.seconds() + sessionLifetime,
    };
  }

  protected refreshClaims({ project, user, session }: Claims): JWTPayload {
    return {
      ...this.commonClaims(project, user, session),
      drn: 'DSR',
      exp: this.seconds() + refreshLifetime,
    };
  }

  protected customClaims(options: LinkOptions): Body {
    const own = Object.entries(options.customClaims).filter(([name]) => !this.isReserved(name));
    return Object.fromEntries(own);
  }

  /** Whether a claim is this server's to make: who signs in cannot ask for it. */
  protected isReserved(name: string): boolean {
    return reservedClaims.includes(name);
  }

  protected commonClaims(project: Project, user: User, session: Session): JWTPayload {
    return {
      iss: project.projectId,
      sub: user.userId,
      iat: this.seconds(),
      amr: ['sms'],
      rexp: new Date(this.now() + refreshLifetime * 1000).toISOString(),
      sid: session.id,
      ...(user.test ? { tu: true } : {}),
    };
  }

  protected async sign(claims: JWTPayload): Promise<string> {
    const key = await this.keyFor(claims);
    return new SignJWT(claims).setProtectedHeader(this.jwtHeader(key, claims)).sign(key.privateKey);
  }

  /** The key that signs a JWT with these claims. */
  protected keyFor(_claims: JWTPayload): Promise<SigningKey> {
    return signingKey(this.signingAlgorithm());
  }

  protected jwtHeader({ alg, publicJwk }: SigningKey, _claims: JWTPayload): JWTHeaderParameters {
    return { alg, kid: publicJwk.kid, typ: 'JWT' };
  }

  /** The public halves of the keys that sign, as this server itself knows them. */
  protected async ownKeys(): Promise<JWK[]> {
    return [(await signingKey(this.signingAlgorithm())).publicJwk];
  }

  protected async publicKeys(): Promise<{ keys: object[] }> {
    return { keys: await this.ownKeys() };
  }

  /** The session that the caller proves with a refresh JWT; refuses when it proves none. */
  protected async signedIn(caller: Caller): Promise<{ session: Session; user: User }> {
    const [jwt] = caller.credentials;
    if (!jwt) throw unauthorized('A refresh JWT is required');
    const payload = await this.readJwt(jwt);
    if (!this.isRefreshJwt(payload)) throw unauthorized('The JWT is not a refresh JWT');
    if (!this.isOfProject(payload, caller.project)) throw unauthorized('The JWT is of elsewhere');
    const session = caller.project.sessions.get(String(payload['sid']));
    const user = caller.project.users.get(String(payload.sub));
    if (!session || !user || this.isRevoked(session)) throw unauthorized('The session has ended');
    return { session, user };
  }

  protected async readJwt(jwt: string): Promise<JWTPayload> {
    const keys = await this.ownKeys();
    const algorithms = keys.map(({ alg }) => alg ?? '');
    const currentDate = new Date(this.now());
    return jwtVerify(jwt, createLocalJWKSet({ keys }), { algorithms, currentDate }).then(
      ({ payload }) => payload,
      () => {
        throw unauthorized('The JWT is invalid');
      },
    );
  }

  protected isRefreshJwt(payload: JWTPayload): boolean {
    return payload['drn'] === 'DSR';
  }

  protected isOfProject(payload: JWTPayload, project: Project): boolean {
    return payload.iss === project.projectId;
  }

  protected isRevoked(session: Session): boolean {
    return session.revoked;
  }

  /** The answer of verify and refresh: the user with both JWTs. */
  protected async signedInAnswer(claims: Claims, firstSeen: boolean): Promise<Body> {
    return {
      sessionJwt: await this.sign(this.sessionClaims(claims)),
      refreshJwt: await this.sign(this.refreshClaims(claims)),
      cookieDomain: '',
      cookiePath: '/',
      cookieMaxAge: refreshLifetime,
      cookieExpiration: this.seconds() + refreshLifetime,
      user: this.userBody(claims.user),
      firstSeen,
    };
  }
}
