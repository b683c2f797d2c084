import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { JWTHeaderParameters, JWTPayload } from 'jose';
import type { Body, Caller } from '../../reference/core.ts';
import type { Link, Session } from '../../reference/model.ts';
import type { Reference } from '../../reference/reference.ts';
import type { Claims } from '../../reference/sessions.ts';
import { unauthorized } from '../../reference/refusal.ts';
import type { Freedom } from './variant.ts';

/** The JWTs may come in cookies as well as in the body. */
export const setsCookies: Freedom = Base =>
  class extends Base {
    protected override verified(answer: Body, link: Link): Response {
      const response = super.verified(answer, link);
      response.headers.append('Set-Cookie', `DS=${String(answer['sessionJwt'])}; Path=/; Secure`);
      response.headers.append('Set-Cookie', cookieOf(answer));
      return response;
    }
  };

/** The refresh JWT may come in the cookie DSR alone. */
export const keepsRefreshJwtInCookie: Freedom = Base =>
  class extends Base {
    protected override verified(answer: Body, link: Link): Response {
      const { refreshJwt: _, ...rest } = answer;
      const response = super.verified(
        { ...rest, cookieName: 'DSR', cookieDomain: 'localhost' },
        link,
      );
      response.headers.append('Set-Cookie', cookieOf(answer));
      return response;
    }
  };

const cookieOf = ({ refreshJwt }: Body) =>
  `DSR=${String(refreshJwt)}; Path=/; Max-Age=2419200; HttpOnly; Secure; SameSite=Strict`;

/** A refresh may hand out a new refresh JWT, with which the old one is dead. */
export const rotatesRefreshJwts: Freedom = Base =>
  class extends Base {
    private readonly turns = new WeakMap<Session, number>();

    protected override refreshClaims(claims: Claims): JWTPayload {
      return { ...super.refreshClaims(claims), turn: this.turns.get(claims.session) ?? 0 };
    }

    protected override async signedIn(caller: Caller) {
      const found = await super.signedIn(caller);
      const { turn } = await this.readJwt(caller.credentials[0]!);
      if (turn !== (this.turns.get(found.session) ?? 0)) throw unauthorized('The JWT was replaced');
      return found;
    }

    protected override async refresher(caller: Caller) {
      const found = await this.signedIn(caller);
      this.turns.set(found.session, (this.turns.get(found.session) ?? 0) + 1);
      return found;
    }
  };

/** A refresh may answer with a session JWT and no more, and a logout with an empty object. */
export const answersSparingly: Freedom = Base =>
  class extends Base {
    protected override async refresh(context: Context): Promise<Response> {
      const { sessionJwt } = (await (await super.refresh(context)).json()) as Body;
      return Response.json({ sessionJwt });
    }

    protected override loggedOut(): Response {
      return Response.json({});
    }
  };

/** A refresh may hand out a new refresh JWT beside the old one, which lives on. */
export const renewsRefreshJwts: Freedom = Base =>
  class extends Base {
    protected override refreshClaims(claims: Claims): JWTPayload {
      return { ...super.refreshClaims(claims), jti: randomUUID() };
    }
  };

/** Sessions may be as short as the settings of the real service allow. */
export const endsSessionsSoon: Freedom = Base =>
  class extends Base {
    protected override sessionClaims(claims: Claims): JWTPayload {
      return { ...super.sessionClaims(claims), exp: this.seconds() + 180 };
    }

    protected override refreshClaims(claims: Claims): JWTPayload {
      return { ...super.refreshClaims(claims), exp: this.seconds() + 600 };
    }
  };

/** JWTs may say from when they hold, and name themselves and their type. */
export const namesJwts: Freedom = Base =>
  class extends Base {
    protected override commonClaims(...all: Parameters<Reference['commonClaims']>): JWTPayload {
      const usual = super.commonClaims(...all);
      return { ...usual, nbf: usual.iat!, jti: randomUUID(), auth_time: usual.iat! };
    }

    protected override jwtHeader(...all: Parameters<Reference['jwtHeader']>): JWTHeaderParameters {
      return { ...super.jwtHeader(...all), typ: 'at+jwt' };
    }
  };
