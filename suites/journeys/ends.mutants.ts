import type { Body, Caller } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, PhoneChange, Project, Session, User } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import type { Claims } from '../../reference/sessions.ts';

/** Takes a sign-up by a login ID that an update has added, once the phone has changed again. */
export class FormerNumberSignsUpAgain extends Reference {
  static readonly breaks = 'update-phone.added-login-id-is-taken';
  static readonly by = 'tour';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const owner = this.findUser(project, loginId);
    const isFormer = owner && owner.loginIds.indexOf(loginId) > 0 && owner.phone !== loginId;
    if (!isFormer) super.refuseRegistered(project, loginId, body);
  }
}

/** A sign-up or in by an e-mail address or a name signs in whoever has the phone as the login ID. */
export class SignUpOrInFindsUserByPhone extends Reference {
  static readonly breaks = 'sign-up-or-in.keeps-registered-user';
  static readonly also = [
    'sign-up-or-in.masks-the-right-phone',
    'sign-up-or-in.texts-registered-user',
  ] as const;
  static readonly by = 'tour';

  protected override async findOrCreateUser(project: Project, loginId: string): Promise<User> {
    const user = await super.findOrCreateUser(project, loginId);
    return (!user.loginIds.includes(user.phone) && this.findUser(project, user.phone)) || user;
  }
}

/** Sends the link to users with an e-mail address or a name, and refuses the unapproved redirect URL after that. */
export class UnapprovedSignUpOrInTextsNamedUsers extends Reference {
  static readonly breaks = 'redirects.sign-up-or-in-unapproved-texts-nobody';
  static readonly by = 'tour';

  protected override refuseRedirect(project: Project, body: Body, operation: SendOperation): void {
    const loginId = String(body['loginId']);
    const user = this.findUser(project, loginId);
    const redirectUrl = this.askedRedirectUrl(body, operation);
    if (operation === 'signUpOrIn' && user && redirectUrl && !loginId.startsWith('+')) {
      const request: SendRequest = { operation, project, user, redirectUrl };
      this.dispatch(request, this.makeLink(request) as Link);
    }
    super.refuseRedirect(project, body, operation);
  }
}

/** Ends other sessions when a sign-up or in is asked for. */
export class SignUpOrInRevokesAtOnce extends Reference {
  static readonly breaks = 'sessions.revoking-waits-for-verify';
  static readonly by = 'tour';

  protected override async send(request: SendRequest): Promise<Response> {
    const { operation, project, user, options } = request;
    if (operation === 'signUpOrIn' && options?.revokeOtherSessions)
      this.revokeOtherSessions(project, { id: '', userId: user.userId, revoked: false });
    return super.send(request);
  }
}

/** The logout of a session ends the one before it, too, where a step-up has built on that. */
export class LogoutEndsSessionBelowStepUp extends Reference {
  static readonly breaks = 'sessions.logout-leaves-others';
  static readonly by = 'tour';
  private readonly stepUps = new Set<string>();

  protected override sessionClaims(claims: Claims) {
    if (claims.options.stepup) this.stepUps.add(claims.session.id);
    return super.sessionClaims(claims);
  }

  protected override endSession(project: Project, session: Session): void {
    super.endSession(project, session);
    const own = [...project.sessions.values()].filter(each => each.userId === session.userId);
    const below = own[own.indexOf(session) - 1];
    if (below && this.stepUps.has(session.id)) below.revoked = true;
  }
}

/** Changes the phone at once where it is one that the user has had. */
export class FormerNumberNeedsNoVerify extends Reference {
  static readonly breaks = 'update-phone.me-tells-new-phone';
  static readonly by = 'tour';
  private readonly former = new Map<string, string[]>();

  protected override setPhone(user: User, phone: string): void {
    this.former.set(user.userId, [...(this.former.get(user.userId) ?? []), user.phone]);
    super.setPhone(user, phone);
  }

  protected override beforeUpdateIsVerified(_: Project, user: User, { phone }: PhoneChange): void {
    if (this.former.get(user.userId)?.includes(phone)) user.phone = phone;
  }
}

/** A link of a sign-in works in the other project, for whoever has the login ID there. */
export class SignInLinkWorksForNamesake extends Reference {
  static readonly breaks = 'authorization.projects-share-no-links';
  static readonly also = ['verify.link-works-once'] as const;
  static readonly by = 'tour';

  protected override findLink(project: Project, token: string): Link | undefined {
    const own = super.findLink(project, token);
    if (own) return own;
    for (const other of this.projects.values()) {
      const link = other.links.get(token);
      const names =
        link?.operation === 'signIn' ? other.users.get(link.userId)?.loginIds : undefined;
      const namesake = names && this.findUser(project, names[0]!);
      if (link && namesake) return { ...link, userId: namesake.userId };
    }
    return undefined;
  }
}

/** Takes the session JWT of a step-up for an update. */
export class StepUpSessionJwtUpdates extends Reference {
  static readonly breaks = 'update-phone.refuses-session-jwt';
  static readonly by = 'tour';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    const { project, credentials } = caller;
    const { su, sub } = await this.readJwt(credentials[0] ?? '').catch((): Body => ({}));
    const user = su === true ? project.users.get(String(sub)) : undefined;
    return user ?? super.updater(caller, body);
  }
}

/** Remembers of each user the last link that was used: older used links work again. */
export class OlderUsedLinkWorksAgain extends Reference {
  static readonly breaks = 'verify.link-works-once';
  static readonly by = 'tour';
  private readonly last = new Map<string, string>();

  protected override isUsed(link: Link): boolean {
    return link.used && (link.operation !== 'signIn' || this.last.get(link.userId) === link.token);
  }

  protected override claim(link: Link): boolean | Promise<boolean> {
    const isClaimed = super.claim(link);
    if (isClaimed && link.operation === 'signIn') this.last.set(link.userId, link.token);
    return isClaimed;
  }
}
