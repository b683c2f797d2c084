import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Body, Caller } from './core.ts';
import { Links, noOptions } from './links.ts';
import type { Link, LinkOptions, PhoneChange, Project, User } from './model.ts';
import { badRequest, Refusal, unauthorized } from './refusal.ts';

/** The five operations of the contract. */
export abstract class Operations extends Links {
  protected async signUp(context: Context): Promise<Response> {
    const { project } = this.authorize(context);
    const body = await this.body(context);
    const loginId = this.signUpLoginId(body);
    const phone = this.signUpPhone(body, loginId);
    const redirectUrl = this.redirectUrl(project, body);
    if (this.findUser(project, loginId)) this.refuseRegistered(project, loginId);
    const user = this.createUser(project, loginId, phone, this.object(body['user']));
    return this.send({ project, user, redirectUrl, options: this.options(body) });
  }

  protected signUpLoginId(body: Body): string {
    return this.requiredText(body, 'loginId');
  }

  protected signUpPhone(body: Body, loginId: string): string {
    const phone = this.text(body, 'phone') ?? this.text(this.object(body['user']), 'phone');
    return this.phoneNumber(phone ?? loginId);
  }

  protected refuseRegistered(_project: Project, _loginId: string): void {
    throw new Refusal(409, 'E062107', 'User already exists');
  }

  protected async signIn(context: Context): Promise<Response> {
    const caller = this.authorize(context);
    const body = await this.body(context);
    const loginId = this.requiredText(body, 'loginId');
    const redirectUrl = this.redirectUrl(caller.project, body);
    const user =
      this.findUser(caller.project, loginId) ?? this.unregistered(caller.project, loginId);
    const options = this.options(body);
    await this.requireSignedIn(caller, user, options);
    return this.send({ project: caller.project, user, redirectUrl, options });
  }

  protected unregistered(_project: Project, _loginId: string): User {
    throw new Refusal(404, 'E062108', 'User not found');
  }

  /** A step-up or a second factor builds on a session of the same user. */
  protected async requireSignedIn(caller: Caller, user: User, options: LinkOptions): Promise<void> {
    if (!options.stepup && !options.mfa) return;
    const signedIn = await this.signedIn(caller);
    if (signedIn.user !== user) throw unauthorized('The refresh JWT is of another user');
  }

  protected async signUpOrIn(context: Context): Promise<Response> {
    const caller = this.authorize(context);
    const body = await this.body(context);
    const loginId = this.requiredText(body, 'loginId');
    const redirectUrl = this.redirectUrl(caller.project, body);
    const user = await this.findOrCreateUser(caller.project, loginId);
    const options = this.options(body);
    await this.requireSignedIn(caller, user, options);
    return this.send({ project: caller.project, user, redirectUrl, options });
  }

  protected findOrCreateUser(project: Project, loginId: string): User | Promise<User> {
    return (
      this.findUser(project, loginId) ??
      this.createUser(project, loginId, this.phoneNumber(loginId), {})
    );
  }

  protected async updatePhone(context: Context): Promise<Response> {
    const caller = this.authorize(context);
    const { project } = caller;
    const { user } = await this.updater(caller);
    const body = await this.body(context);
    const loginId = this.requiredText(body, 'loginId');
    const phone = this.phoneNumber(this.requiredText(body, 'phone'));
    const redirectUrl = this.redirectUrl(project, body);
    this.requireOwnLoginId(user, loginId);
    const change: PhoneChange = {
      phone,
      addToLoginIDs: body['addToLoginIDs'] === true,
      onMergeUseExisting: body['onMergeUseExisting'] === true,
    };
    if (body['failOnConflict'] === true) this.refuseConflict(project, user, change);
    this.beforeUpdateIsVerified(project, user, change);
    return this.send({ project, user, redirectUrl, change });
  }

  /** Who may update a phone: the user whose refresh JWT is presented. */
  protected updater(caller: Caller): Promise<{ user: User }> {
    return this.signedIn(caller);
  }

  protected requireOwnLoginId(user: User, loginId: string): void {
    if (!user.loginIds.includes(loginId)) throw badRequest('The loginId is of another user');
  }

  protected refuseConflict(project: Project, user: User, change: PhoneChange): void {
    const owner = this.findUser(project, change.phone);
    if (change.addToLoginIDs && owner && owner !== user) {
      throw new Refusal(409, 'E062125', 'The phone number is a login ID of another user');
    }
  }

  /** What an update changes at once: nothing. */
  protected beforeUpdateIsVerified(_project: Project, _user: User, _change: PhoneChange): void {}

  protected async verify(context: Context): Promise<Response> {
    const { project } = this.authorize(context);
    const token = this.requiredText(await this.body(context), 'token');
    const link = this.findLink(project, token);
    if (!link || this.isExpired(project, link) || !(await this.claim(link))) {
      return this.refuseToken(project, token, link);
    }
    const user = this.complete(project, link);
    const session = this.startSession(project, user);
    if (link.options.revokeOtherSessions) this.revokeOtherSessions(project, session);
    const firstSeen = this.isFirstSeen(user);
    user.seen = true;
    const claims = { project, user, session, options: link.options };
    return this.verified(await this.signedInAnswer(claims, firstSeen), link);
  }

  protected verified(answer: Body, _link: Link): Response {
    return Response.json(answer);
  }

  protected refuseToken(_project: Project, _token: string, _link: Link | undefined): Response {
    throw new Refusal(401, 'E062504', 'Token expired', 'Failed to load magic link token');
  }

  protected isFirstSeen(user: User): boolean {
    return !user.seen;
  }

  /** Does what the link was sent for and gives the user who is signed in by it. */
  protected complete(project: Project, link: Link): User {
    const user = project.users.get(link.userId);
    if (!user) throw new Refusal(401, 'E062504', 'Token expired', 'The user is gone');
    if (link.change) return this.changePhone(project, user, link.change);
    user.verifiedPhone = true;
    return user;
  }

  protected changePhone(project: Project, user: User, change: PhoneChange): User {
    const owner = this.findUser(project, change.phone);
    if (change.addToLoginIDs && owner && owner !== user) {
      return this.merge(project, user, owner, change);
    }
    this.setPhone(user, change.phone);
    if (change.addToLoginIDs) this.addLoginId(user, change.phone);
    return user;
  }

  /** One of the two stays and takes the login IDs of the other, who is deleted. */
  protected merge(project: Project, user: User, owner: User, change: PhoneChange): User {
    const [kept, gone] = change.onMergeUseExisting ? [owner, user] : [user, owner];
    project.users.delete(gone.userId);
    for (const loginId of gone.loginIds) this.addLoginId(kept, loginId);
    this.setPhone(kept, change.phone);
    return kept;
  }

  protected setPhone(user: User, phone: string): void {
    user.phone = phone;
    user.verifiedPhone = true;
  }

  protected addLoginId(user: User, loginId: string): void {
    if (!user.loginIds.includes(loginId)) user.loginIds = [...user.loginIds, loginId];
  }

  protected createUser(project: Project, loginId: string, phone: string, details: Body): User {
    const user: User = {
      userId: `U${randomUUID().replaceAll('-', '').slice(0, 27)}`,
      loginIds: [loginId],
      phone,
      verifiedPhone: false,
      ...this.userDetails(details),
      test: false,
      createdTime: this.seconds(),
      seen: false,
    };
    project.users.set(user.userId, user);
    return user;
  }

  protected userDetails(details: Body) {
    const detail = (name: string) => (typeof details[name] === 'string' ? details[name] : '');
    return {
      name: detail('name'),
      email: detail('email'),
      givenName: detail('givenName'),
      middleName: detail('middleName'),
      familyName: detail('familyName'),
    };
  }

  protected options(body: Body): LinkOptions {
    const asked = this.object(body['loginOptions']);
    return {
      ...noOptions,
      stepup: asked['stepup'] === true,
      mfa: asked['mfa'] === true,
      customClaims: this.object(asked['customClaims']),
      revokeOtherSessions: asked['revokeOtherSessions'] === true,
    };
  }
}
