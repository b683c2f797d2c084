import type { Context } from 'hono';
import { decodeJwt, type JWTPayload } from 'jose';
import type { Body, Caller } from '../../reference/core.ts';
import type { Errand } from '../../reference/links.ts';
import type { LinkOptions, Project, Session, User } from '../../reference/model.ts';
import { unauthorized } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';
import type { Claims } from '../../reference/sessions.ts';
import { without } from './faults.ts';

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

  protected override refresher(): Promise<SignedIn> {
    throw unauthorized('Refreshing is over');
  }
}

/** Renews a session in a cookie alone. */
export class RefreshAnswersNoJwt extends Reference {
  static readonly breaks = 'sessions.refresh-renews';

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

  protected override async refresher({ project, credentials }: Caller): Promise<SignedIn> {
    const [jwt = ''] = credentials;
    return namedBy(decodeJwt(jwt), project);
  }
}

/** Refreshes a session by its session JWT. */
export class SessionJwtRefreshes extends Reference {
  static readonly breaks = 'sessions.refresh-refuses-session-jwt';

  protected override async refresher({ project, credentials }: Caller): Promise<SignedIn> {
    const [jwt = ''] = credentials;
    return namedBy(await this.readJwt(jwt), project);
  }
}

/** Nests the own details. */
export class MeIsNested extends Reference {
  static readonly breaks = 'sessions.me-tells-the-user';

  protected override async me(context: Context): Promise<Response> {
    const { user } = await this.signedIn(this.authorize(context));
    return Response.json({ user: this.userBody(user) });
  }
}

/** Tells everybody the details of the newest user. */
export class MeTellsNewestUser extends Reference {
  static readonly breaks = 'sessions.me-tells-the-user';

  protected override async me(context: Context): Promise<Response> {
    const { project } = this.authorize(context);
    return Response.json(this.userBody([...project.users.values()].at(-1)!));
  }
}

/** Accepts a logout and ends nothing. */
export class LogoutEndsNothing extends Reference {
  static readonly breaks = 'sessions.logout-ends-session';

  protected override endSession(): void {}
}

/** Refreshes sessions that were logged out. */
export class RefreshForgetsLogout extends Reference {
  static readonly breaks = 'sessions.logout-ends-session';

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

/** Steps up without a JWT. */
export class StepUpNeedsNoJwt extends Reference {
  static readonly breaks = 'sessions.step-up-needs-jwt';

  protected override requireSignedIn(caller: Caller, user: User, options: LinkOptions) {
    return super.requireSignedIn(caller, user, { ...options, stepup: false });
  }
}

/** Steps up by a session JWT as well. */
export class StepUpTakesSessionJwt extends Reference {
  static readonly breaks = 'sessions.step-up-needs-jwt';

  protected override async requireSignedIn(caller: Caller, user: User, options: LinkOptions) {
    const [jwt] = caller.credentials;
    const isSession = jwt !== undefined && (await this.readJwt(jwt))['drn'] === 'DS';
    if (!isSession) await super.requireSignedIn(caller, user, options);
  }
}

/** Takes a second factor without a first one. */
export class MfaNeedsNoJwt extends Reference {
  static readonly breaks = 'sessions.mfa-needs-jwt';

  protected override requireSignedIn(caller: Caller, user: User, options: LinkOptions) {
    return super.requireSignedIn(caller, user, { ...options, mfa: false });
  }
}

/** Steps up by a session JWT only. */
export class StepUpWantsSessionJwt extends Reference {
  static readonly breaks = 'sessions.step-up-takes-jwt';

  protected override async requireSignedIn(caller: Caller, _user: User, { stepup }: LinkOptions) {
    const [jwt = ''] = caller.credentials;
    if (stepup && (await this.readJwt(jwt))['drn'] !== 'DS') throw unauthorized('No session JWT');
  }
}

/** Refuses a sign-in with anything behind the project ID. */
export class SignInRefusesJwt extends Reference {
  static readonly breaks = 'sessions.step-up-takes-jwt';

  protected override async requireSignedIn({ credentials }: Caller): Promise<void> {
    if (credentials.length > 0) throw unauthorized('The project ID is unknown');
  }
}

/** Says something else in the claims of session JWTs. */
const claims = (change: (usual: JWTPayload, claims: Claims) => JWTPayload) =>
  class extends Reference {
    protected override sessionClaims(asked: Claims): JWTPayload {
      return change(super.sessionClaims(asked), asked);
    }
  };

/** Steps up and does not say so. */
export class StepUpIsNotTold extends claims(each => without(each, 'su')) {
  static readonly breaks = 'sessions.step-up-marks-session';
}

/** Says that it has stepped up in words. */
export class StepUpIsToldInWords extends claims(usual => ({ ...usual, su: String(usual['su']) })) {
  static readonly breaks = 'sessions.step-up-marks-session';
}

/** Says after every sign-in that it has stepped up. */
export class EverySignInIsStepUp extends claims(usual => ({ ...usual, su: true })) {
  static readonly breaks = 'sessions.plain-sign-in-is-no-step-up';
}

/** Says after a sign-in by somebody who is signed in that it has stepped up. */
export class SecondSignInIsStepUp extends claims((usual, { user }) => ({
  ...usual,
  su: user.seen,
})) {
  static readonly breaks = 'sessions.plain-sign-in-is-no-step-up';
}

/** Says after a plain sign-in that it has stepped up, when the user has done so before. */
export class StepUpSticksToUser extends Reference {
  static readonly breaks = 'sessions.plain-sign-in-is-no-step-up';
  private readonly steppedUp = new Set<User>();

  protected override sessionClaims(asked: Claims): JWTPayload {
    if (asked.options.stepup) this.steppedUp.add(asked.user);
    const stepup = this.steppedUp.has(asked.user);
    return super.sessionClaims({ ...asked, options: { ...asked.options, stepup } });
  }
}

/** Puts something else in the place of the custom claims. */
const customClaims = (change: (asked: Body) => Body) =>
  class extends Reference {
    protected override customClaims({ customClaims: asked }: LinkOptions): Body {
      return change(asked);
    }
  };

/** Loses custom claims. */
export class LosesCustomClaims extends customClaims(() => ({})) {
  static readonly breaks = 'sessions.custom-claims-arrive';
}

/** Turns custom claims into text. */
export class CustomClaimsBecomeText extends customClaims(asked =>
  Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)])),
) {
  static readonly breaks = 'sessions.custom-claims-arrive';
}

/** Puts custom claims where nobody looks for them. */
export class CustomClaimsAreNested extends customClaims(custom => ({ custom })) {
  static readonly breaks = 'sessions.custom-claims-arrive';
}

/** Lets custom claims replace all others. */
export class CustomClaimsReplaceSubject extends claims((usual, { options }) => ({
  ...usual,
  ...options.customClaims,
})) {
  static readonly breaks = 'sessions.custom-claims-keep-identity';
}

/** Overlooks revokeOtherSessions. */
export class RevokesNobody extends Reference {
  static readonly breaks = 'sessions.revokes-others-when-asked';

  protected override revokeOtherSessions(): void {}
}

/** Revokes the latest of the other sessions only. */
export class RevokesOneOtherSession extends Reference {
  static readonly breaks = 'sessions.revokes-others-when-asked';

  protected override revokeOtherSessions({ sessions }: Project, kept: Session): void {
    const all = [...sessions.values()].filter(each => each.userId === kept.userId);
    const latest = all.findLast(each => each !== kept);
    if (latest) latest.revoked = true;
  }
}

/** Revokes the new session with the others. */
export class RevokesNewSessionToo extends Reference {
  static readonly breaks = 'sessions.revoking-keeps-the-new';

  protected override revokeOtherSessions(project: Project, kept: Session): void {
    super.revokeOtherSessions(project, kept);
    kept.revoked = true;
  }
}

/** Revokes the other sessions when the link is asked for. */
export class RevokesAtOnce extends Reference {
  static readonly breaks = 'sessions.revoking-waits-for-verify';

  protected override send(errand: Errand): Promise<Response> {
    if (errand.options?.revokeOtherSessions) {
      for (const each of errand.project.sessions.values()) {
        if (each.userId === errand.user.userId) each.revoked = true;
      }
    }
    return super.send(errand);
  }
}

/** Revokes the sessions of everybody else. */
export class RevokesSessionsOfEverybody extends Reference {
  static readonly breaks = 'sessions.revoking-keeps-other-users';

  protected override revokeOtherSessions(project: Project, kept: Session): void {
    for (const each of project.sessions.values()) each.revoked ||= each !== kept;
  }
}

/** Revokes the other sessions at every sign-in. */
export class AlwaysRevokesOthers extends Reference {
  static readonly breaks = 'sessions.keeps-others-unasked';

  protected override startSession(project: Project, user: User): Session {
    const session = super.startSession(project, user);
    this.revokeOtherSessions(project, session);
    return session;
  }
}
