import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from 'hono';
import type { Caller } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, Project, Session, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';

/** In ms: long enough for what is sent at once to arrive, on a busy machine too. */
const moment = 30;
/** In ms: what lies this near together in a check does so on a busy machine, too. */
const close = 10_000;

/** A link counts as used a moment after its use. */
export class UseIsWrittenLate extends Reference {
  static readonly breaks = 'concurrency.one-verify-wins';

  protected override async claim(link: Link): Promise<boolean> {
    if (this.isUsed(link)) return false;
    await wait(moment);
    link.used = true;
    return true;
  }
}

/** Refuses all uses of one moment, so that nobody gets through. */
export class UsesOfOneMomentBlockEachOther extends Reference {
  static readonly breaks = 'concurrency.one-verify-wins';
  private readonly tries = new Map<Link, number>();

  protected override async claim(link: Link): Promise<boolean> {
    this.tries.set(link, (this.tries.get(link) ?? 0) + 1);
    await wait(moment);
    return this.tries.get(link) === 1 && super.claim(link);
  }
}

/** Dies of a second use that comes within a moment of the first. */
export class UsesOfOneMomentCrash extends Reference {
  static readonly breaks = 'concurrency.one-verify-wins';
  static readonly also = [
    'verify.link-of-sign-up-or-in-works-once',
    'verify.link-of-sign-up-works-once',
    'verify.link-of-update-works-once',
    'verify.link-works-once',
  ] as const;
  private readonly usedAt = new Map<Link, number>();

  protected override claim(link: Link): boolean | Promise<boolean> {
    const usedAt = this.usedAt.get(link) ?? -Infinity;
    if (this.now() - usedAt < close) throw new Error('deadlock detected');
    this.usedAt.set(link, this.now());
    return super.claim(link);
  }
}

/** Looks for a user, and makes one a moment later. */
export class UserIsMadeLate extends Reference {
  static readonly breaks = 'concurrency.one-user-is-made';

  protected override async findOrCreateUser(project: Project, loginId: string): Promise<User> {
    const found = this.findUser(project, loginId);
    await wait(moment);
    return found ?? this.createUser(project, loginId, this.newUsersPhone(loginId), {});
  }
}

/** Looks whether a login ID is taken, and makes its user a moment later. */
export class SignUpsMakeUsersLate extends Reference {
  static readonly breaks = 'concurrency.sign-ups-make-one-user';

  protected override async signUp(context: Context): Promise<Response> {
    const { project } = this.authorize(context);
    const body = await this.body(context);
    const loginId = this.signUpLoginId(body);
    const phone = this.signUpPhone(body, loginId);
    const redirectUrl = this.redirectUrl(project, body, 'signUp');
    if (this.findUser(project, loginId)) this.refuseRegistered(project, loginId, body);
    await wait(moment);
    const user = this.createUser(project, loginId, phone, this.object(body['user']));
    const options = this.options(body);
    return this.send({ operation: 'signUp', project, user, redirectUrl, options });
  }
}

/** Dies of a second sign-up of a login ID that comes while the first is on its way. */
export class EqualSignUpsCrash extends Reference {
  static readonly breaks = 'concurrency.sign-ups-make-one-user';
  private readonly onTheirWay = new Set<string>();

  protected override async signUp(context: Context): Promise<Response> {
    this.authorize(context); // whom it refuses does not get that far
    const call = JSON.stringify(await this.body(context));
    if (this.onTheirWay.has(call)) throw new Error('deadlock detected');
    this.onTheirWay.add(call);
    await wait(moment);
    return super.signUp(context).finally(() => this.onTheirWay.delete(call));
  }
}

/** Registers a user at the first verify: looks for one, and makes one a moment later. */
export class UserIsRegisteredLate extends Reference {
  static readonly breaks = 'concurrency.verifies-make-one-user';
  static readonly also = [
    'links.updates-belong-to-their-user',
    'sessions.step-up-takes-jwt',
    'sign-up.keeps-user-details',
    'update-phone.keeps-user',
    'update-phone.makes-phone-a-login-id',
    'update-phone.merge-ends-session',
    'update-phone.merge-keeps-existing-user',
    'update-phone.merge-keeps-updated-user',
    'update-phone.merged-session-is-of-kept-user',
    'update-phone.moves-links-after-adding',
    'update-phone.moves-links-of-sign-up-or-in',
    'update-phone.moves-links-to-new-phone',
    'update-phone.older-links-keep-new-phone',
  ] as const;
  private readonly registered = new Map<string, string>();

  protected override async claim(link: Link): Promise<boolean> {
    const { userId } = link;
    const known = this.registered.get(userId);
    await wait(moment);
    link.userId = known ?? this.register(userId);
    this.registered.set(userId, link.userId);
    return super.claim(link);
  }

  private register(userId: string): string {
    const project = [...this.projects.values()].find(({ users }) => users.has(userId))!;
    const { loginIds, phone } = project.users.get(userId)!;
    return this.createUser(project, loginIds[0]!, phone, {}).userId;
  }
}

/** Reads the links of a user, adds one, and writes them back a moment later. */
export class LinksAreWrittenBack extends Reference {
  static readonly breaks = 'concurrency.links-of-one-moment-all-work';

  protected override async makeLink(request: SendRequest): Promise<Link> {
    const { links } = request.project;
    const own = () => [...links].filter(([, { userId }]) => userId === request.user.userId);
    const read = new Map(own());
    await wait(moment);
    const link = await super.makeLink(request);
    for (const [token] of own()) if (!read.has(token) && token !== link.token) links.delete(token);
    return link;
  }
}

/** Takes two calls of one moment for one, and ends the link of the first. */
export class LinksOfOneMomentCountOnce extends Reference {
  static readonly breaks = 'concurrency.links-of-one-moment-all-work';
  static readonly also = [
    'links.middle-of-three-works',
    'links.older-of-two-updates-works',
    'links.older-of-two-works',
    'links.oldest-of-six-works',
    'links.oldest-of-three-works',
    'links.outlive-another-redirect',
    'links.sign-in-link-outlives-sign-up-or-in',
    'links.sign-in-link-outlives-update',
    'links.sign-up-link-outlives-sign-up-or-in',
    'links.sign-up-or-in-link-outlives-sign-in',
    'links.two-for-a-new-user-work',
    'links.update-link-outlives-sign-in',
    'links.work-in-order',
    'links.work-in-reverse',
    'update-phone.fails-on-conflict',
    'update-phone.merge-waits-for-verify',
    'update-phone.older-links-live-on',
  ] as const;

  protected override makeLink(request: SendRequest): Link | Promise<Link> {
    const { links } = request.project;
    const own = [...links.values()].filter(each => each.userId === request.user.userId);
    const recent = own.filter(each => !each.used && this.now() - each.madeAt < close);
    for (const { token } of recent) links.delete(token);
    return super.makeLink(request);
  }
}

/** Reads the sessions of a user at a refresh, and writes them back a moment later. */
export class RefreshRevivesEndedSession extends Reference {
  static readonly breaks = 'concurrency.logout-ends-session-beside-refresh';
  static readonly also = ['concurrency.logout-ends-session-being-refreshed'] as const;

  protected override async refresher(caller: Caller): Promise<{ session: Session; user: User }> {
    const found = await super.refresher(caller);
    const read = [...caller.project.sessions.values()].filter(each => !each.revoked);
    await wait(moment);
    for (const each of read) each.revoked = false;
    return found;
  }
}

/** Writes the session back at the end of its refresh. */
export class RefreshRevivesItsSession extends Reference {
  static readonly breaks = 'concurrency.logout-ends-session-being-refreshed';

  protected override async refresher(caller: Caller): Promise<{ session: Session; user: User }> {
    const found = await super.refresher(caller);
    await wait(moment);
    found.session.revoked = false;
    return found;
  }
}
