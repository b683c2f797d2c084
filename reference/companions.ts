import type { Context } from 'hono';
import type { Caller } from './core.ts';
import { noOptions } from './links.ts';
import type { Project, Session, User } from './model.ts';
import { Operations } from './operations.ts';
import { badRequest, Refusal, unauthorized } from './refusal.ts';

/** What a test of the five operations needs around them: sessions, keys, management calls, the outbox. */
export abstract class Companions extends Operations {
  protected async refresh(context: Context): Promise<Response> {
    const caller = this.authorize(context);
    const { session, user } = await this.refresher(caller);
    const claims = { project: caller.project, user, session, options: noOptions };
    return Response.json(await this.signedInAnswer(claims, false));
  }

  /** Who may refresh a session: whoever presents its refresh JWT. */
  protected refresher(caller: Caller): Promise<{ session: Session; user: User }> {
    return this.signedIn(caller);
  }

  protected async me(context: Context): Promise<Response> {
    const { user } = await this.signedIn(this.authorize(context));
    return Response.json(this.userBody(user));
  }

  protected async logout(context: Context): Promise<Response> {
    const caller = this.authorize(context);
    const { session } = await this.signedIn(caller);
    this.endSession(caller.project, session);
    return this.loggedOut();
  }

  protected endSession(_project: Project, session: Session): void {
    session.revoked = true;
  }

  protected async logoutAll(context: Context): Promise<Response> {
    const caller = this.authorize(context);
    const { session } = await this.signedIn(caller);
    this.revokeOtherSessions(caller.project, session);
    session.revoked = true;
    return this.loggedOut();
  }

  protected loggedOut(): Response {
    return Response.json({ sessionJwt: '', refreshJwt: '' });
  }

  protected async keys(context: Context): Promise<Response> {
    this.projectOf(context.req.param('projectId') ?? '');
    return Response.json(await this.publicKeys());
  }

  protected manage(context: Context): Project {
    const { project, credentials } = this.authorize(context);
    if (!this.isManager(project, credentials, context))
      throw unauthorized('A management key is required');
    return project;
  }

  protected isManager(project: Project, credentials: string[], _context: Context): boolean {
    return credentials.includes(project.managementKey);
  }

  protected createManagedUser(test: boolean) {
    return async (context: Context): Promise<Response> => {
      const project = this.manage(context);
      const body = await this.body(context);
      const loginId = this.requiredText(body, 'loginId');
      if (this.findUser(project, loginId)) this.refuseRegistered(project, loginId, body);
      const phone = this.text(body, 'phone') ?? loginId;
      const isTest = test || body['test'] === true;
      if (isTest) this.refuseTooManyTestUsers(project);
      const user = this.createUser(project, loginId, phone, body);
      user.test = isTest;
      user.verifiedPhone = body['verifiedPhone'] === true;
      return Response.json({ user: this.userBody(user) });
    };
  }

  private refuseTooManyTestUsers({ users }: Project): void {
    const most = this.limits.testUsers ?? Infinity;
    if ([...users.values()].filter(each => each.test).length < most) return;
    this.onLimit(`more than ${most} test users`);
    throw new Refusal(400, 'E111111', 'Test user limit exceeded', '[E013002] Limit exceeded');
  }

  protected async generateMagicLink(context: Context): Promise<Response> {
    const project = this.manage(context);
    const body = await this.body(context);
    const loginId = this.requiredText(body, 'loginId');
    const user = this.findUser(project, loginId);
    if (!user?.test) throw badRequest('The loginId is of no test user');
    const operation = 'signIn';
    const redirectUrl = this.redirectUrl(project, body, operation);
    const options = this.options(body);
    const link = await this.makeLink({ operation, project, user, redirectUrl, options });
    return Response.json({ loginId, link: this.linkUrl(redirectUrl, link.token) });
  }

  protected async loadUser(context: Context): Promise<Response> {
    const project = this.manage(context);
    const { loginId, userId } = context.req.query();
    return Response.json({ user: this.userBody(this.managedUser(project, loginId, userId)) });
  }

  protected async deleteUser(context: Context): Promise<Response> {
    const project = this.manage(context);
    const body = await this.body(context);
    const user = this.managedUser(project, this.text(body, 'loginId'), this.text(body, 'userId'));
    project.users.delete(user.userId);
    return Response.json({});
  }

  /** The users, or the test users alone, the newest first and a page at a time. */
  protected searchUsers(testOnly: boolean) {
    return async (context: Context): Promise<Response> => {
      const { users } = this.manage(context);
      const { limit, page, withTestUser } = await this.body(context);
      const [size, first] = [Number(limit ?? 100), Number(page ?? 0)];
      const isMeant = ({ test }: User) => (testOnly ? test : !test || withTestUser === true);
      const all = [...users.values()].filter(isMeant).toReversed();
      const shown = all.slice(first * size, (first + 1) * size);
      return Response.json({ users: shown.map(each => this.userBody(each)), total: all.length });
    };
  }

  protected async deleteTestUsers(context: Context): Promise<Response> {
    const project = this.manage(context);
    for (const user of [...project.users.values()].filter(each => each.test)) {
      project.users.delete(user.userId);
    }
    return Response.json({});
  }

  private managedUser(project: Project, loginId?: string, userId?: string): User {
    const user = userId ? project.users.get(userId) : this.findUser(project, loginId ?? '');
    if (!user) throw new Refusal(404, 'E112102', 'User not found');
    return user;
  }

  /** The messages to a phone, oldest first, whatever the project. */
  protected async outbox(context: Context): Promise<Response> {
    const phone = context.req.param('phone') ?? '';
    return Response.json(this.messagesTo(phone));
  }

  /** The texts that were "sent" to a phone, oldest first. */
  messagesTo(phone: string): string[] {
    return [...this.projects.values()]
      .flatMap(({ messages }) => messages.filter(each => each.to === phone))
      .toSorted((one, other) => one.sentAt - other.sentAt)
      .map(each => each.text);
  }
}
