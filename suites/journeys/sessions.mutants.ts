import type { Body, Caller } from '../../reference/core.ts';
import type { Project, Session, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { unauthorized } from '../../reference/refusal.ts';
import { WithHistory } from '../../selftest/faults/users.ts';

/** The session of a JWT whose user was merged away, where it was not ended for another reason. */
class WithSessionsOfTheGone extends WithHistory {
  protected async ofGone({ project, credentials: [jwt] }: Caller) {
    const payload = await this.readJwt(jwt ?? '').catch((): Body => ({}));
    const session = project.sessions.get(String(payload['sid']));
    const user = this.goneUser(payload['sub']);
    const lives = session && user && !this.isRevoked(session) && this.isRefreshJwt(payload);
    return lives ? { session, user } : undefined;
  }
}

/** Renews the session of a user who was merged away. */
export class MergedAwayRefreshLives extends WithSessionsOfTheGone {
  static readonly breaks = 'update-phone.merge-ends-session';
  static readonly by = 'tour';

  protected override async refresher(caller: Caller): Promise<{ session: Session; user: User }> {
    return (await this.ofGone(caller)) ?? super.refresher(caller);
  }
}

/** Renews and shows the session of a user who was merged away, and refuses it for an update. */
export class MergedAwaySessionLives extends WithSessionsOfTheGone {
  static readonly breaks = 'update-phone.merge-ends-session';
  static readonly by = 'tour';

  protected override async signedIn(caller: Caller): Promise<{ session: Session; user: User }> {
    return (await this.ofGone(caller)) ?? super.signedIn(caller);
  }

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    if (await this.ofGone(caller)) throw unauthorized('The session has ended');
    return super.updater(caller, body);
  }
}

/** Takes the refresh JWT of another project for an update, and looks its user up by the login ID. */
export class OtherProjectsRefreshAccepted extends Reference {
  static readonly breaks = 'authorization.projects-share-no-sessions';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    const { iss } = await this.readJwt(caller.credentials[0] ?? '').catch((): Body => ({}));
    const home = this.projects.get(String(iss));
    if (!home || home === caller.project) return super.updater(caller, body);
    const { user } = await this.signedIn({ ...caller, project: home });
    const names = user.loginIds.map(each => this.findUser(caller.project, each));
    const here = names.find(each => each !== undefined);
    return here ?? super.updater(caller, body);
  }
}

/** Takes a session JWT for an update, also when the session has ended. */
export class SessionJwtUpdatesAfterLogout extends Reference {
  static readonly breaks = 'update-phone.refuses-session-jwt';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    const { project, credentials } = caller;
    const payload = await this.readJwt(credentials[0] ?? '').catch((): Body => ({}));
    const user = project.users.get(String(payload['sub']));
    return payload['drn'] === 'DS' && user ? user : super.updater(caller, body);
  }
}

/** Ends the sessions of whoever has the login ID in another project, too. */
export class RevokeAcrossProjects extends Reference {
  static readonly breaks = 'sessions.revoking-keeps-other-users';
  static readonly by = 'tour';

  protected override revokeOtherSessions(project: Project, kept: Session): void {
    const names = project.users.get(kept.userId)?.loginIds ?? [];
    for (const { users, sessions } of this.projects.values())
      for (const each of sessions.values())
        if (each !== kept && users.get(each.userId)?.loginIds.some(name => names.includes(name)))
          each.revoked = true;
  }
}

/** Ends other sessions for updates alone. */
export class RevokedSessionRefreshes extends Reference {
  static readonly breaks = 'sessions.sign-up-or-in-revokes-others';
  static readonly also = ['sessions.revokes-others-when-asked'] as const;
  static readonly by = 'tour';
  private readonly ended = new Set<string>();

  protected override revokeOtherSessions(project: Project, kept: Session): void {
    for (const { id, userId } of project.sessions.values())
      if (userId === kept.userId && id !== kept.id) this.ended.add(id);
  }

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    const { session } = await this.signedIn(caller);
    if (this.ended.has(session.id)) throw unauthorized('The session has ended');
    return super.updater(caller, body);
  }
}

/** Renews the session of another project for whoever has the login ID here. */
export class RefreshFindsNamesake extends Reference {
  static readonly breaks = 'sessions.refresh-refuses-other-project';
  static readonly by = 'tour';

  protected override async refresher(caller: Caller): Promise<{ session: Session; user: User }> {
    const { iss } = await this.readJwt(caller.credentials[0] ?? '').catch((): Body => ({}));
    const home = this.projects.get(String(iss));
    if (!home || home === caller.project) return super.refresher(caller);
    const { session, user } = await this.signedIn({ ...caller, project: home });
    const names = user.loginIds.map(each => this.findUser(caller.project, each));
    const here = names.find(each => each !== undefined);
    return here ? { session, user: here } : super.refresher(caller);
  }
}
