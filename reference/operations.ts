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
    const redirectUrl = this.redirectUrl(project, body, 'signUp');
    if (this.findUser(project, loginId)) this.refuseRegistered(project, loginId, body);
    const user = this.createUser(project, loginId, phone, this.object(body['user']));
    const options = this.options(body);
    return this.send({ operation: 'signUp', project, user, redirectUrl, options });
  }

  protected signUpLoginId(body: Body): string {
    return this.requiredText(body, 'loginId');
  }

  protected signUpPhone(body: Body, loginId: string): string {
    const phone = this.text(body, 'phone') ?? this.text(this.object(body['user']), 'phone');
    return this.phoneNumber(phone ?? loginId);
  }

  protected refuseRegistered(_project: Project, _loginId: string, _body: Body): void {
    throw new Refusal(409, 'E062107', 'User already exists');
  }

  protected async signIn(context: Context): Promise<Response> {
    const caller = this.authorize(context);
    const { project } = caller;
    const body = await this.body(context);
    const loginId = this.signInLoginId(body);
    const redirectUrl = this.redirectUrl(project, body, 'signIn');
    const user =
      this.findUser(project, loginId) ?? this.unregistered(project, loginId, redirectUrl);
    const options = this.options(body);
    await this.requireSignedIn(caller, user, options);
    return this.send({ operation: 'signIn', project, user, redirectUrl, options });
  }

  protected signInLoginId(body: Body): string {
    return this.requiredText(body, 'loginId');
  }

  protected unregistered(_project: Project, _loginId: string, _redirectUrl: string): User {
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
    const { project } = caller;
    const body = await this.body(context);
    const loginId = this.signUpOrInLoginId(body);
    const redirectUrl = this.redirectUrl(project, body, 'signUpOrIn');
    const user = await this.findOrCreateUser(project, loginId);
    const options = this.options(body);
    await this.requireSignedIn(caller, user, options);
    return this.send({ operation: 'signUpOrIn', project, user, redirectUrl, options });
  }

  protected signUpOrInLoginId(body: Body): string {
    return this.requiredText(body, 'loginId');
  }

  protected findOrCreateUser(project: Project, loginId: string): User | Promise<User> {
    return (
      this.findUser(project, loginId) ??
      this.createUser(project, loginId, this.newUsersPhone(loginId), {})
    );
  }

  /** The phone of somebody whom a sign-up or in makes. */
  protected newUsersPhone(loginId: string): string {
    return this.phoneNumber(loginId);
  }

  protected async updatePhone(context: Context): Promise<Response> {
    const caller = this.authorize(context);
    const { project } = caller;
    const body = await this.body(context);
    const user = await this.updater(caller, body);
    const redirectUrl = this.redirectUrl(project, body, 'updatePhone');
    const change = this.phoneChange(body);
    this.refuseConflict(project, user, change);
    this.beforeUpdateIsVerified(project, user, change);
    return this.send({ operation: 'updatePhone', project, user, redirectUrl, change });
  }

  /** Whose phone is updated: the user's whose refresh JWT is presented, who has to be the one that is named. */
  protected async updater(caller: Caller, body: Body): Promise<User> {
    const { user } = await this.signedIn(caller);
    const loginId = this.requiredText(body, 'loginId');
    if (!user.loginIds.includes(loginId)) throw badRequest('The loginId is of another user');
    return user;
  }

  protected phoneChange(body: Body): PhoneChange {
    return {
      phone: this.newPhone(body),
      addToLoginIDs: body['addToLoginIDs'] === true,
      onMergeUseExisting: body['onMergeUseExisting'] === true,
      failOnConflict: body['failOnConflict'] === true,
    };
  }

  protected newPhone(body: Body): string {
    return this.phoneNumber(this.requiredText(body, 'phone'));
  }

  /** Refuses a change that is to fail where the number is a login ID of another user, when it is asked for and at verify. */
  protected refuseConflict(project: Project, user: User, change: PhoneChange): void {
    const owner = this.findUser(project, change.phone);
    if (change.failOnConflict && change.addToLoginIDs && owner && owner !== user) {
      throw new Refusal(409, 'E062125', 'The phone number is a login ID of another user');
    }
  }

  /** What an update changes at once: nothing. */
  protected beforeUpdateIsVerified(_project: Project, _user: User, _change: PhoneChange): void {}

  protected async verify(context: Context): Promise<Response> {
    const { project } = this.authorize(context);
    const token = this.tokenToVerify(await this.body(context));
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

  protected tokenToVerify(body: Body): string {
    return this.requiredText(body, 'token');
  }

  protected verified(answer: Body, _link: Link): Response {
    return Response.json(answer);
  }

  protected refuseToken(
    _project: Project,
    _token: string,
    _link: Link | undefined,
  ): Response | Promise<Response> {
    throw new Refusal(401, 'E062504', 'Token expired', 'Failed to load magic link token');
  }

  protected isFirstSeen(user: User): boolean {
    return !user.seen;
  }

  /** Does what the link was sent for and gives the user who is signed in by it. */
  protected complete(project: Project, link: Link): User {
    const user = project.users.get(link.userId);
    if (!user) throw new Refusal(401, 'E062504', 'Token expired', 'The user is gone');
    if (link.change) {
      this.refuseConflict(project, user, link.change);
      return this.changePhone(project, user, link.change);
    }
    user.verifiedPhone = true;
    return user;
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
