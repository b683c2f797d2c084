import type { SendRequest } from '../../reference/links.ts';
import type { Link, Project, Session, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';

/** Overlooks revokeOtherSessions. */
export class RevokesNobody extends Reference {
  static readonly breaks = 'sessions.revokes-others-when-asked';
  static readonly also = ['sessions.sign-up-or-in-revokes-others'] as const;

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

/** Overlooks revokeOtherSessions at a sign-up or in. */
export class SignUpOrInRevokesNobody extends Reference {
  static readonly breaks = 'sessions.sign-up-or-in-revokes-others';

  protected override makeLink(request: SendRequest): Link | Promise<Link> {
    const { operation, options } = request;
    if (operation !== 'signUpOrIn' || !options) return super.makeLink(request);
    return super.makeLink({ ...request, options: { ...options, revokeOtherSessions: false } });
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

  protected override send(request: SendRequest): Promise<Response> {
    if (request.options?.revokeOtherSessions) {
      for (const each of request.project.sessions.values()) {
        if (each.userId === request.user.userId) each.revoked = true;
      }
    }
    return super.send(request);
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
  static readonly also = ['bad-input.null-fields-change-nothing'] as const;

  protected override startSession(project: Project, user: User): Session {
    const session = super.startSession(project, user);
    this.revokeOtherSessions(project, session);
    return session;
  }
}

/** Revokes the sessions of whoever shares the phone, too. */
export class RevokesWhoSharesThePhone extends Reference {
  static readonly breaks = 'sessions.revoking-keeps-other-users';
  static readonly by = 'tour';

  protected override revokeOtherSessions(project: Project, kept: Session): void {
    super.revokeOtherSessions(project, kept);
    const phone = project.users.get(kept.userId)?.phone;
    for (const each of project.sessions.values())
      if (each !== kept && project.users.get(each.userId)?.phone === phone) each.revoked = true;
  }
}
