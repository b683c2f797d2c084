import type { Context } from 'hono';
import type { Body, Caller } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, PhoneChange, Project, Session, User } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';

/** A number that a second update adds takes the place of the one that the first has added. */
export class SecondAddedNumberReplacesFirst extends Reference {
  static readonly breaks = 'update-phone.makes-phone-a-login-id';
  static readonly also = ['sessions.me-tells-the-user'] as const;
  static readonly by = 'tour';

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    const isFree = !this.findUser(project, change.phone);
    if (change.addToLoginIDs && isFree) user.loginIds = user.loginIds.slice(0, 1);
    return super.changePhone(project, user, change);
  }
}

/** A merge takes the number alone from whoever has added it, and leaves that user there. */
export class MergeTakesAddedNumberAlone extends Reference {
  static readonly breaks = 'update-phone.makes-phone-a-login-id';
  static readonly also = ['update-phone.keeps-old-login-id'] as const;
  static readonly by = 'tour';

  protected override merge(project: Project, user: User, owner: User, change: PhoneChange): User {
    if (change.onMergeUseExisting || owner.loginIds[0] === change.phone)
      return super.merge(project, user, owner, change);
    owner.loginIds = owner.loginIds.filter(each => each !== change.phone);
    this.addLoginId(user, change.phone);
    this.setPhone(user, change.phone);
    return user;
  }
}

/** Shows a user by me as the last time, as long as the phone is the same. */
export class MeIsCachedByPhone extends Reference {
  static readonly breaks = 'sessions.me-tells-the-user';
  static readonly by = 'tour';
  private readonly shown = new Map<string, Body>();

  protected override async me(context: Context): Promise<Response> {
    const { user } = await this.signedIn(this.authorize(context));
    const key = `${user.userId} ${user.phone}`;
    const body = this.shown.get(key) ?? this.userBody(user);
    this.shown.set(key, body);
    return Response.json(body);
  }
}

/** Takes an update in the name of another user who has the same phone, and updates that one. */
export class UpdateReachesWhoSharesPhone extends Reference {
  static readonly breaks = 'privacy.sessions-tell-of-nobody-else';
  static readonly by = 'tour';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    const { user } = await this.signedIn(caller);
    const named = this.findUser(caller.project, String(body['loginId']));
    return named?.phone === user.phone ? named : super.updater(caller, body);
  }
}

/** Approves any redirect URL of a sign-in that shows a session. */
export class SessionApprovesRedirect extends Reference {
  static readonly breaks = 'redirects.sign-in-refuses-unapproved';
  static readonly by = 'tour';

  protected override async signIn(context: Context): Promise<Response> {
    const caller = this.authorize(context);
    const { project, credentials } = caller;
    const body = await this.body(context);
    const user = this.findUser(project, String(body['loginId']));
    const redirectUrl = this.askedRedirectUrl(body, 'signIn');
    if (credentials.length === 0 || !user || !redirectUrl) return super.signIn(context);
    const options = this.options(body);
    await this.requireSignedIn(caller, user, options);
    return this.send({ operation: 'signIn', project, user, redirectUrl, options });
  }
}

/** Answers a sign-in by nobody's login ID as usual where it shows a session. */
export class SessionRegistersAnyLoginId extends Reference {
  static readonly breaks = 'sign-in.refuses-near-login-ids';
  static readonly by = 'tour';

  protected override async signIn(context: Context): Promise<Response> {
    const { project, credentials } = this.authorize(context);
    const body = await this.body(context);
    const isNobody = !this.findUser(project, String(body['loginId']));
    if (credentials.length === 0 || !isNobody) return super.signIn(context);
    return Response.json({ maskedPhone: '+1********99' });
  }
}

/** The session that has asked for an update lives again when the link is used. */
export class UpdateRevivesItsSession extends Reference {
  static readonly breaks = 'sessions.logout-ends-session';
  static readonly also = ['sessions.me-refuses-wrong-jwts'] as const;
  static readonly by = 'tour';
  private readonly askedBy = new Map<string, Session>();

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    const user = await super.updater(caller, body);
    this.askedBy.set(user.userId, (await this.signedIn(caller)).session);
    return user;
  }

  protected override complete(project: Project, link: Link): User {
    const session = link.change && this.askedBy.get(link.userId);
    if (session) session.revoked = false;
    return super.complete(project, link);
  }
}

/** Two who have one phone by an update each have it together: both move when one does. */
export class SharedPhoneMovesTogether extends Reference {
  static readonly breaks = 'privacy.sessions-tell-of-nobody-else';
  static readonly by = 'tour';
  private readonly updated = new Set<User>();

  protected override setPhone(user: User, phone: string): void {
    const others = this.updated.has(user)
      ? [...this.updated].filter(each => each !== user && each.phone === user.phone)
      : [];
    for (const each of others) each.phone = phone;
    super.setPhone(user, phone);
    this.updated.add(user);
  }
}

/** A sign-up or in ends the links of sign-ins that were asked for with options. */
export class SignUpOrInEndsLinksWithOptions extends Reference {
  static readonly breaks = 'links.outlive-the-sign-in-of-others';
  static readonly by = 'tour';

  protected override async send(request: SendRequest): Promise<Response> {
    const { operation, project, user } = request;
    const ends = ({ userId, operation: sentBy, options }: Link) =>
      userId === user.userId && sentBy === 'signIn' && options.stepup;
    if (operation === 'signUpOrIn')
      for (const link of project.links.values()) if (ends(link)) link.used = true;
    return super.send(request);
  }
}

/** A sign-up or in without a redirect URL leads where the last update of that name did. */
export class SignUpOrInLeadsWhereUpdateDid extends Reference {
  static readonly breaks = 'redirects.default-is-not-the-last-url';
  static readonly by = 'tour';
  private readonly last = new Map<string, string>();

  protected override redirectUrl(project: Project, body: Body, operation: SendOperation): string {
    const key = `${project.projectId} ${String(body['loginId'])}`;
    const asked = this.askedRedirectUrl(body, operation);
    const url = super.redirectUrl(project, body, operation);
    if (operation === 'updatePhone' && asked !== undefined) this.last.set(key, asked);
    const last = this.last.get(key);
    return operation === 'signUpOrIn' && asked === undefined && last ? last : url;
  }
}
