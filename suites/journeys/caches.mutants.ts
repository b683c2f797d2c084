import type { Context } from 'hono';
import { decodeJwt, type JWTPayload } from 'jose';
import type { Body, Caller } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, LinkOptions, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { Refusal } from '../../reference/refusal.ts';
import { WithHistory } from '../../selftest/faults/users.ts';

/** Caches whom a sign-in has found by the login ID, whatever the project. */
export class UserCacheLacksProject extends WithHistory {
  static readonly breaks = 'authorization.projects-share-no-users';
  static readonly by = 'tour';
  private readonly cached = new Map<string, User>();

  protected override makeLink(request: SendRequest): Link | Promise<Link> {
    const { operation, user } = request;
    if (operation === 'signIn') this.cached.set(this.nameOf(user), user);
    return super.makeLink(request);
  }

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    return this.cached.get(loginId) ?? super.unregistered(project, loginId, redirectUrl);
  }
}

/** Caches that nobody was found by a login ID, also when somebody signs up by it. */
export class UnknownPersonCached extends WithHistory {
  static readonly breaks = 'sign-in.accepts-registered';
  static readonly by = 'tour';
  private readonly unknown = new Map<string, number>();

  protected override async signIn(context: Context): Promise<Response> {
    const loginId = await this.loginIdIn(context);
    const since = this.unknown.get(loginId) ?? -Infinity;
    if (this.now() - since < 60_000) throw new Refusal(404, 'E062108', 'User not found');
    return super.signIn(context);
  }

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    this.unknown.set(loginId, this.now());
    return super.unregistered(project, loginId, redirectUrl);
  }
}

/** Caches the phone by the login ID that a sign-in names, also when an update changes it. */
export class OldPhoneFromCache extends WithHistory {
  static readonly breaks = 'update-phone.moves-links-to-new-phone';
  static readonly also = [
    'sign-in.masks-the-right-phone',
    'update-phone.moves-links-after-adding',
  ] as const;
  static readonly by = 'tour';
  private readonly phones = new Map<string, string>();

  protected override recipient(request: SendRequest): string {
    const { operation, project, user } = request;
    if (operation !== 'signIn') return super.recipient(request);
    const key = `${project.projectId} ${this.nameOf(user)}`;
    const phone = this.phones.get(key) ?? user.phone;
    this.phones.set(key, phone);
    return phone;
  }
}

/** Caches the phone by the login ID that a sign-in names, whatever the project. */
export class PersonCacheLacksProject extends WithHistory {
  static readonly breaks = 'sign-in.texts-phone-of-login-id';
  static readonly also = ['sign-in.masks-the-right-phone', 'sign-in.texts-the-phone'] as const;
  static readonly by = 'tour';
  private readonly phones = new Map<string, string>();

  protected override recipient(request: SendRequest): string {
    const { operation, user } = request;
    if (operation !== 'signIn') return super.recipient(request);
    const phone = this.phones.get(this.nameOf(user)) ?? user.phone;
    this.phones.set(this.nameOf(user), phone);
    return phone;
  }

  protected override setPhone(user: User, phone: string): void {
    for (const each of user.loginIds) this.phones.delete(each);
    super.setPhone(user, phone);
  }
}

/** Caches which JWTs were right by header and payload, without the signature. */
export class SignatureLeftOutOfCacheKey extends Reference {
  static readonly breaks = 'update-phone.refuses-altered-signature';
  static readonly also = ['sessions.logout-refuses-wrong-jwts'] as const;
  private readonly checked = new Set<string>();

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    const key = jwt.slice(0, jwt.lastIndexOf('.'));
    if (this.checked.has(key)) return decodeJwt(jwt);
    const payload = await super.readJwt(jwt);
    this.checked.add(key);
    return payload;
  }
}

/** Adds the custom claims of each call to the default ones. */
export class CustomClaimsLeakToNext extends Reference {
  static readonly breaks = 'privacy.jwts-tell-of-nobody-else';
  static readonly by = 'random';
  private readonly defaults: Body = {};

  protected override options(body: Body): LinkOptions {
    const options = super.options(body);
    Object.assign(this.defaults, options.customClaims);
    return { ...options, customClaims: { ...this.defaults } };
  }
}

/** Keeps the options of a call with the user, where the next one replaces them. */
export class OptionsStoredOnPerson extends Reference {
  static readonly breaks = 'sessions.custom-claims-arrive';
  static readonly also = [
    'sessions.logout-leaves-others',
    'sessions.plain-sign-in-is-no-step-up',
    'sessions.revokes-others-when-asked',
    'sessions.sign-up-or-in-revokes-others',
    'sessions.step-up-marks-session',
  ] as const;
  static readonly by = 'tour';
  private readonly latest = new Map<string, LinkOptions>();

  protected override async makeLink(request: SendRequest): Promise<Link> {
    const link = await super.makeLink(request);
    this.latest.set(link.userId, link.options);
    return link;
  }

  protected override complete(project: Project, link: Link): User {
    link.options = this.latest.get(link.userId) ?? link.options;
    return super.complete(project, link);
  }
}

/** Takes the custom claims of the youngest link of a user that is out, whichever link is used. */
export class ClaimsOfYoungestLink extends Reference {
  static readonly breaks = 'sessions.custom-claims-arrive';
  static readonly by = 'tour';

  protected override complete(project: Project, link: Link): User {
    const out = [...project.links.values()].filter(
      each => each.userId === link.userId && (each === link || !each.used),
    );
    const { customClaims } = (out.at(-1) ?? link).options;
    link.options = { ...link.options, customClaims };
    return super.complete(project, link);
  }
}

/** Caches by the session what me has shown; an update clears that of the session that has asked for it. */
export class MeIsCachedBySession extends Reference {
  static readonly breaks = 'update-phone.me-tells-new-phone';
  static readonly also = ['sessions.me-tells-the-user'] as const;
  static readonly by = 'tour';
  private readonly cached = new Map<string, Body>();

  protected override async me(context: Context): Promise<Response> {
    const { session, user } = await this.signedIn(this.authorize(context));
    const body = this.cached.get(session.id) ?? this.userBody(user);
    this.cached.set(session.id, body);
    return Response.json(body);
  }

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    const user = await super.updater(caller, body);
    const { session } = await this.signedIn(caller);
    this.cached.delete(session.id);
    return user;
  }
}
