import type { Context } from 'hono';
import { decodeJwt, type JWTPayload } from 'jose';
import type { Body, Caller } from '../../reference/core.ts';
import type { Errand } from '../../reference/links.ts';
import type { Link, Project, Session, User } from '../../reference/model.ts';
import { unauthorized } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';
import type { Claims } from '../../reference/sessions.ts';

/** Answers nobody with an empty user. */
export class MeNeedsNoJwt extends Reference {
  static readonly breaks = 'sessions.me-refuses-wrong-jwts';

  protected override me(context: Context): Promise<Response> {
    return super.me(context).catch(() => Response.json({ userId: '', loginIds: [] }));
  }
}

/** Decodes the JWT of whoever asks for the own details, and looks at no signature. */
export class MeDecodesOnly extends Reference {
  static readonly breaks = 'sessions.me-refuses-wrong-jwts';

  protected override async me(context: Context): Promise<Response> {
    const { project, credentials } = this.authorize(context);
    const [jwt = ''] = credentials;
    const user = jwt.includes('.') ? project.users.get(decodeJwt(jwt).sub ?? '') : undefined;
    return user ? Response.json(this.userBody(user)) : super.me(context);
  }
}

/** Knows by the JWT alone who asks for the own details. */
export class MeOutlivesLogout extends Reference {
  static readonly breaks = 'sessions.logout-ends-me';

  protected override async me(context: Context): Promise<Response> {
    const { project, credentials } = this.authorize(context);
    const { sub } = await this.readJwt(credentials[0] ?? '');
    const user = project.users.get(String(sub));
    if (!user) throw unauthorized('The user is gone');
    return Response.json(this.userBody(user));
  }
}

/** Says goodbye to everybody. */
export class LogoutTakesAnyJwt extends Reference {
  static readonly breaks = 'sessions.logout-refuses-wrong-jwts';

  protected override logout(context: Context): Promise<Response> {
    return super.logout(context).catch(() => this.loggedOut());
  }
}

/** Refuses a logout by an altered JWT when the session has ended. */
export class RefusedLogoutEndsSession extends Reference {
  static readonly breaks = 'sessions.logout-refuses-wrong-jwts';

  protected override logout(context: Context): Promise<Response> {
    return super.logout(context).catch((error: Error) => {
      const { project, credentials } = this.authorize(context);
      const [jwt = ''] = credentials;
      const sid = jwt.includes('.') ? String(decodeJwt(jwt)['sid']) : '';
      const session = project.sessions.get(sid);
      if (session) this.endSession(project, session);
      throw error;
    });
  }
}

/** Has nothing to say after a logout. */
export class LogoutAnswersNothing extends Reference {
  static readonly breaks = 'sessions.logout-answers-json';

  protected override loggedOut(): Response {
    return new Response('');
  }
}

/** Says null after a logout. */
export class LogoutAnswersNull extends Reference {
  static readonly breaks = 'sessions.logout-answers-json';

  protected override loggedOut(): Response {
    return Response.json(null);
  }
}

/** Says goodbye in a list. */
export class LogoutAnswersList extends Reference {
  static readonly breaks = 'sessions.logout-answers-json';

  protected override loggedOut(): Response {
    return Response.json([]);
  }
}

/** Remembers which sessions were renewed. */
class WithRenewals extends Reference {
  protected readonly renewed = new Set<Session>();

  protected override async refresher(caller: Caller) {
    const signedIn = await super.refresher(caller);
    this.renewed.add(signedIn.session);
    return signedIn;
  }
}

/** Ends a session as it was begun, not as it was renewed. */
export class LogoutLeavesRenewedSession extends WithRenewals {
  static readonly breaks = 'sessions.logout-ends-renewed-session';

  protected override endSession(project: Project, session: Session): void {
    if (!this.renewed.has(session)) super.endSession(project, session);
  }
}

/** Updates by the session as it was begun only. */
export class RenewedSessionUpdatesNothing extends WithRenewals {
  static readonly breaks = 'sessions.renewed-session-updates-phone';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    const { session } = await this.signedIn(caller);
    if (this.renewed.has(session)) throw unauthorized('The JWT was renewed');
    return super.updater(caller, body);
  }
}

/** Renews sessions of whatever project. */
export class RefreshServesOtherProjects extends Reference {
  static readonly breaks = 'sessions.refresh-refuses-other-project';

  protected override refresher(caller: Caller) {
    const own = this.projects.get(String(decodeJwt(caller.credentials[0] ?? '').iss));
    return super.refresher({ ...caller, project: own ?? caller.project });
  }
}

/** Shows users of whatever project. */
export class MeServesOtherProjects extends Reference {
  static readonly breaks = 'sessions.me-refuses-other-project';

  protected override async me(context: Context): Promise<Response> {
    const caller = this.authorize(context);
    const own = this.projects.get(String(decodeJwt(caller.credentials[0] ?? '').iss));
    const { user } = await this.signedIn({ ...caller, project: own ?? caller.project });
    return Response.json(this.userBody(user));
  }
}

/** Lets custom claims win over those of the session. */
export class CustomClaimsWin extends Reference {
  static readonly breaks = 'sessions.custom-claims-keep-reserved';

  protected override sessionClaims(claims: Claims): JWTPayload {
    const { sub: _sub, ...custom } = claims.options.customClaims;
    return { ...super.sessionClaims(claims), ...custom };
  }
}

/** Lets custom claims say of what kind a session JWT is. */
export class CustomClaimsSayKind extends Reference {
  static readonly breaks = 'sessions.custom-claims-keep-reserved';

  protected override sessionClaims(claims: Claims): JWTPayload {
    const usual = super.sessionClaims(claims);
    return { ...usual, drn: claims.options.customClaims['drn'] ?? usual['drn'] };
  }
}

/** Lets custom claims say when a session JWT expires. */
export class CustomClaimsSayExpiry extends Reference {
  static readonly breaks = 'sessions.custom-claims-keep-reserved';

  protected override sessionClaims(claims: Claims): JWTPayload {
    const exp = Number(claims.options.customClaims['exp']);
    return { ...super.sessionClaims(claims), ...(exp && { exp }) };
  }
}

/** Overlooks revokeOtherSessions at a sign-up or in. */
export class SignUpOrInRevokesNobody extends Reference {
  static readonly breaks = 'sessions.sign-up-or-in-revokes-others';

  protected override makeLink(errand: Errand): Link | Promise<Link> {
    const { operation, options } = errand;
    if (operation !== 'signUpOrIn' || !options) return super.makeLink(errand);
    return super.makeLink({ ...errand, options: { ...options, revokeOtherSessions: false } });
  }
}
