import type { Context } from 'hono';
import { decodeJwt, type JWTPayload } from 'jose';
import type { Body, Caller } from '../../reference/core.ts';
import type { Project, Session, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { unauthorized } from '../../reference/refusal.ts';

/** Remembers which sessions were renewed. */
class WithRenewals extends Reference {
  protected readonly renewed = new Set<Session>();

  protected override async refresher(caller: Caller) {
    const signedIn = await super.refresher(caller);
    this.renewed.add(signedIn.session);
    return signedIn;
  }
}

interface SignedIn {
  session: Session;
  user: User;
}

/** The session and user that a JWT names, proven or not. */
function namedBy({ sid, sub }: JWTPayload, { sessions, users }: Project): SignedIn {
  const session = sessions.get(String(sid));
  const user = users.get(String(sub));
  if (!session || !user) throw unauthorized('The session has ended');
  return { session, user };
}

/** Refuses to refresh any session. */
export class RefreshRefusesEverybody extends Reference {
  static readonly breaks = 'sessions.refresh-renews';
  static readonly also = [
    'sessions.logout-leaves-other-users',
    'sessions.logout-leaves-others',
  ] as const;

  protected override refresher(): Promise<SignedIn> {
    throw unauthorized('Refreshing is over');
  }
}

/** Renews a session in a cookie alone. */
export class RefreshAnswersNoJwt extends Reference {
  static readonly breaks = 'sessions.refresh-renews';
  static readonly also = ['sessions.refresh-answers-as-documented'] as const;

  protected override async refresh(context: Context): Promise<Response> {
    const renewed = (await (await super.refresh(context)).json()) as object;
    return Response.json({ ...renewed, sessionJwt: '' });
  }
}

/** Renews the session of whoever was signed in last. */
export class RefreshRenewsLatestSession extends Reference {
  static readonly breaks = 'sessions.refresh-renews';

  protected override async refresher(caller: Caller): Promise<SignedIn> {
    await super.refresher(caller);
    const session = [...caller.project.sessions.values()].at(-1)!;
    return { session, user: caller.project.users.get(session.userId)! };
  }
}

/** Renews some session where no JWT is presented. */
export class RefreshNeedsNoJwt extends Reference {
  static readonly breaks = 'sessions.refresh-refuses-missing-jwt';

  protected override async refresher(caller: Caller): Promise<SignedIn> {
    const { credentials, project } = caller;
    if (credentials.length > 0) return super.refresher(caller);
    const session = [...project.sessions.values()].at(-1)!;
    return { session, user: project.users.get(session.userId)! };
  }
}

/** Answers a refresh without a JWT 200, with empty JWTs. */
export class RefreshWithoutJwtAnswersEmpty extends Reference {
  static readonly breaks = 'sessions.refresh-refuses-missing-jwt';

  protected override async refresh(context: Context): Promise<Response> {
    const { credentials } = this.authorize(context);
    return credentials.length > 0 ? super.refresh(context) : this.loggedOut();
  }
}

/** Decodes the JWT of a refresh and looks at no signature. */
export class RefreshDecodesOnly extends Reference {
  static readonly breaks = 'sessions.refresh-refuses-altered-jwt';
  static readonly also = [
    'sessions.refresh-refuses-forged-jwt',
    'sessions.refresh-refuses-missing-jwt',
    'sessions.refresh-refuses-session-jwt',
  ] as const;

  protected override async refresher({ project, credentials }: Caller): Promise<SignedIn> {
    const [jwt = ''] = credentials;
    return namedBy(decodeJwt(jwt), project);
  }
}

/** Refreshes a session by its session JWT. */
export class SessionJwtRefreshes extends Reference {
  static readonly breaks = 'sessions.refresh-refuses-session-jwt';
  static readonly also = [
    'concurrency.logout-ends-session-beside-refresh',
    'concurrency.logout-ends-session-being-refreshed',
    'sessions.logout-ends-renewed-session',
    'sessions.logout-ends-session',
  ] as const;

  protected override async refresher({ project, credentials }: Caller): Promise<SignedIn> {
    const [jwt = ''] = credentials;
    return namedBy(await this.readJwt(jwt), project);
  }
}

/** Renews sessions of whatever project. */
export class RefreshServesOtherProjects extends Reference {
  static readonly breaks = 'sessions.refresh-refuses-other-project';
  static readonly also = [
    'sessions.refresh-refuses-forged-jwt',
    'sessions.refresh-refuses-missing-jwt',
  ] as const;

  protected override refresher(caller: Caller) {
    const own = this.projects.get(String(decodeJwt(caller.credentials[0] ?? '').iss));
    return super.refresher({ ...caller, project: own ?? caller.project });
  }
}

/** Nests the own details. */
export class MeIsNested extends Reference {
  static readonly breaks = 'sessions.me-tells-the-user';
  static readonly also = ['update-phone.me-tells-new-phone'] as const;

  protected override async me(context: Context): Promise<Response> {
    const { user } = await this.signedIn(this.authorize(context));
    return Response.json({ user: this.userBody(user) });
  }
}

/** Tells everybody the details of the newest user. */
export class MeTellsNewestUser extends Reference {
  static readonly breaks = 'sessions.me-tells-the-user';
  static readonly also = [
    'sessions.me-refuses-forged-jwt',
    'sessions.me-refuses-other-project',
    'sessions.me-refuses-wrong-jwts',
  ] as const;

  protected override async me(context: Context): Promise<Response> {
    const { project } = this.authorize(context);
    return Response.json(this.userBody([...project.users.values()].at(-1)!));
  }
}

/** Answers nobody with an empty user. */
export class MeNeedsNoJwt extends Reference {
  static readonly breaks = 'sessions.me-refuses-wrong-jwts';
  static readonly also = [
    'sessions.me-refuses-forged-jwt',
    'sessions.me-refuses-other-project',
  ] as const;

  protected override me(context: Context): Promise<Response> {
    return super.me(context).catch(() => Response.json({ userId: '', loginIds: [] }));
  }
}

/** Decodes the JWT of whoever asks for the own details, and looks at no signature. */
export class MeDecodesOnly extends Reference {
  static readonly breaks = 'sessions.me-refuses-wrong-jwts';
  static readonly also = ['sessions.me-refuses-forged-jwt'] as const;

  protected override async me(context: Context): Promise<Response> {
    const { project, credentials } = this.authorize(context);
    const [jwt = ''] = credentials;
    const user = jwt.includes('.') ? project.users.get(decodeJwt(jwt).sub ?? '') : undefined;
    return user ? Response.json(this.userBody(user)) : super.me(context);
  }
}

/** Shows users of whatever project. */
export class MeServesOtherProjects extends Reference {
  static readonly breaks = 'sessions.me-refuses-other-project';
  static readonly also = [
    'sessions.me-refuses-forged-jwt',
    'sessions.me-refuses-wrong-jwts',
  ] as const;

  protected override async me(context: Context): Promise<Response> {
    const caller = this.authorize(context);
    const own = this.projects.get(String(decodeJwt(caller.credentials[0] ?? '').iss));
    const { user } = await this.signedIn({ ...caller, project: own ?? caller.project });
    return Response.json(this.userBody(user));
  }
}

/** Accepts a logout and ends nothing. */
export class LogoutEndsNothing extends Reference {
  static readonly breaks = 'sessions.logout-ends-session';
  static readonly also = [
    'concurrency.logout-ends-session-beside-refresh',
    'concurrency.logout-ends-session-being-refreshed',
    'sessions.logout-ends-me',
    'sessions.logout-ends-renewed-session',
    'update-phone.refuses-logged-out-jwt',
  ] as const;

  protected override endSession(): void {}
}

/** Refreshes sessions that were logged out. */
export class RefreshForgetsLogout extends Reference {
  static readonly breaks = 'sessions.logout-ends-session';
  static readonly also = [
    'concurrency.logout-ends-session-beside-refresh',
    'concurrency.logout-ends-session-being-refreshed',
    'sessions.logout-ends-renewed-session',
  ] as const;

  protected override async refresher({ project, credentials }: Caller): Promise<SignedIn> {
    const [jwt = ''] = credentials;
    const payload = await this.readJwt(jwt);
    if (!this.isRefreshJwt(payload)) throw unauthorized('The JWT is not a refresh JWT');
    return namedBy(payload, project);
  }
}

/** Ends all sessions of a user at logout. */
export class LogoutEndsAllSessions extends Reference {
  static readonly breaks = 'sessions.logout-leaves-others';

  protected override endSession(project: Project, session: Session): void {
    this.revokeOtherSessions(project, session);
    session.revoked = true;
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
  static readonly also = ['sessions.logout-refuses-forged-jwt'] as const;

  protected override logout(context: Context): Promise<Response> {
    return super.logout(context).catch(() => this.loggedOut());
  }
}

/** Refuses a logout by an altered JWT when the session has ended. */
export class RefusedLogoutEndsSession extends Reference {
  static readonly breaks = 'sessions.logout-refuses-wrong-jwts';
  static readonly also = ['sessions.logout-refuses-forged-jwt'] as const;

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

/** Ends a session as it was begun, not as it was renewed. */
export class LogoutLeavesRenewedSession extends WithRenewals {
  static readonly breaks = 'sessions.logout-ends-renewed-session';
  static readonly also = ['concurrency.logout-ends-session-being-refreshed'] as const;

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

/** Ends the sessions of others whose login ID begins with that of whoever logs out. */
export class LogoutByNamePrefix extends Reference {
  static readonly breaks = 'sessions.logout-leaves-other-users';

  protected override endSession(project: Project, session: Session): void {
    super.endSession(project, session);
    const { userId } = session;
    const [name = ''] = project.users.get(userId)?.loginIds ?? [];
    for (const each of project.sessions.values()) {
      const names = project.users.get(each.userId)?.loginIds ?? [];
      if (each.userId !== userId && names.some(other => other.startsWith(name)))
        each.revoked = true;
    }
  }
}
