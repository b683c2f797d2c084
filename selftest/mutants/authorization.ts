import type { Context } from 'hono';
import type { Caller } from '../../reference/core.ts';
import type { Link, Project, Session, User } from '../../reference/model.ts';
import { paths, type Operation } from '../../reference/operation.ts';
import { Refusal, unauthorized } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';

/** Takes a call for one of the first project, where some condition holds. */
const takesForFirst = (isSo: (context: Context) => boolean) =>
  class extends Reference {
    protected override authorize(context: Context): Caller {
      if (!isSo(context)) return super.authorize(context);
      const [project] = [...this.projects.values()];
      return { project: project!, credentials: [] };
    }
  };

const header = (context: Context) => context.req.header('authorization') ?? '';

/** Takes a call without an authorization header for one of the first project. */
const needsNoBearer = (at: Operation) =>
  takesForFirst(each => each.req.path === paths[at] && header(each) === '');

/** A sign-up needs no bearer. */
export class SignUpNeedsNoBearer extends needsNoBearer('signUp') {
  static readonly breaks = 'authorization.sign-up-needs-bearer';
}

/** A sign-in needs no bearer. */
export class SignInNeedsNoBearer extends needsNoBearer('signIn') {
  static readonly breaks = 'authorization.sign-in-needs-bearer';
}

/** A sign-up or in needs no bearer. */
export class SignUpOrInNeedsNoBearer extends needsNoBearer('signUpOrIn') {
  static readonly breaks = 'authorization.sign-up-or-in-needs-bearer';
}

/** An update needs no bearer: the user is the one who is named. */
export class UpdateNeedsNoBearer extends Reference {
  static readonly breaks = 'authorization.update-phone-needs-bearer';

  protected override async updatePhone(context: Context): Promise<Response> {
    if (header(context)) return super.updatePhone(context);
    const [project] = [...this.projects.values()];
    const body = await this.body(context);
    const user = this.findUser(project!, this.requiredText(body, 'loginId'))!;
    const redirectUrl = this.redirectUrl(project!, body, 'updatePhone');
    const change = this.phoneChange(body);
    return this.send({ operation: 'updatePhone', project: project!, user, redirectUrl, change });
  }
}

/** A verify needs no bearer: the token says enough. */
export class VerifyNeedsNoBearer extends needsNoBearer('verify') {
  static readonly breaks = 'authorization.verify-needs-bearer';
}

/** Takes a header that SDKs send beside the authorization in place of it. */
const readsProjectHeader = (at: Operation) =>
  class extends Reference {
    protected override authorize(context: Context): Caller {
      const projectId = context.req.header('x-descope-project-id');
      const counts = context.req.path === paths[at] && !header(context) && projectId;
      return counts
        ? { project: this.projectOf(projectId), credentials: [] }
        : super.authorize(context);
    }
  };

/** A sign-up needs no bearer where a header names the project. */
export class SignUpReadsProjectHeader extends readsProjectHeader('signUp') {
  static readonly breaks = 'authorization.sign-up-needs-bearer';
}

/** A sign-in needs no bearer where a header names the project. */
export class SignInReadsProjectHeader extends readsProjectHeader('signIn') {
  static readonly breaks = 'authorization.sign-in-needs-bearer';
}

/** A sign-up or in needs no bearer where a header names the project. */
export class SignUpOrInReadsProjectHeader extends readsProjectHeader('signUpOrIn') {
  static readonly breaks = 'authorization.sign-up-or-in-needs-bearer';
}

/** A verify needs no bearer where a header names the project. */
export class VerifyReadsProjectHeader extends readsProjectHeader('verify') {
  static readonly breaks = 'authorization.verify-needs-bearer';
}

/** A missing bearer is a fault of its own. */
export class MissingBearerCrashes extends Reference {
  static readonly breaks = 'authorization.verify-needs-bearer';

  protected override bearer(context: Context): string {
    return context.req.header('authorization')!.split(' ')[1]!;
  }
}

/** Takes an empty project ID for the first project's. */
export class EmptyBearerIsFirstProject extends takesForFirst(each =>
  /^Bearer\W*$/.test(header(each)),
) {
  static readonly breaks = 'authorization.refuses-empty-bearer';
}

/** Takes a colon without a project ID for the first project's. */
export class ColonIsFirstProject extends takesForFirst(each => header(each) === 'Bearer :') {
  static readonly breaks = 'authorization.refuses-empty-bearer';
}

/** Takes any scheme. */
export class AnySchemeIsBearer extends Reference {
  static readonly breaks = 'authorization.refuses-other-scheme';

  protected override isBearerScheme(): boolean {
    return true;
  }
}

/** Takes any scheme at verify. */
export class AnySchemeVerifies extends Reference {
  static readonly breaks = 'authorization.refuses-other-scheme';

  protected override bearer(context: Context): string {
    const [, value] = header(context).split(' ');
    return context.req.path === paths.verify && value ? value : super.bearer(context);
  }
}

/** Takes a project ID without any scheme. */
export class SchemeMayBeMissing extends Reference {
  static readonly breaks = 'authorization.refuses-other-scheme';

  protected override bearer(context: Context): string {
    const value = header(context);
    return value && !value.includes(' ') ? value : super.bearer(context);
  }
}

/** Takes the project ID as the user name of Basic authentication. */
export class BasicCredentialsAreBearer extends Reference {
  static readonly breaks = 'authorization.refuses-other-scheme';

  protected override bearer(context: Context): string {
    const basic = /^Basic (.+)/.exec(header(context))?.[1];
    return basic ? Buffer.from(basic, 'base64').toString() : super.bearer(context);
  }
}

/** Finds a project by what is like its ID. */
const findsProject = (isLike: (projectId: string, given: string) => boolean) =>
  class extends Reference {
    protected override projectOf(given: string): Project {
      const alike = [...this.projects.values()].find(each => isLike(each.projectId, given));
      return alike ?? super.projectOf(given);
    }
  };

/** Takes a project ID that does not exist for the first project's. */
export class UnknownProjectIsFirst extends findsProject(() => true) {
  static readonly breaks = 'authorization.refuses-unknown-project';
}

/** Takes the beginning of a project ID for the ID. */
export class BeginningOfProjectIdCounts extends findsProject(
  (projectId, given) => given !== '' && projectId.startsWith(given),
) {
  static readonly breaks = 'authorization.refuses-unknown-project';
}

/** Takes whatever begins with a project ID for it. */
export class RestOfProjectIdIsIgnored extends findsProject((projectId, given) =>
  given.startsWith(projectId),
) {
  static readonly breaks = 'authorization.refuses-unknown-project';
}

/** Compares the last character of no project ID. */
export class LastCharacterOfProjectIdIsIgnored extends findsProject(
  (projectId, given) =>
    projectId.length === given.length && projectId.slice(0, -1) === given.slice(0, -1),
) {
  static readonly breaks = 'authorization.refuses-unknown-project';
}

/** Looks at no project ID at verify. */
export class VerifyIgnoresProjectId extends takesForFirst(
  each => each.req.path === paths.verify && header(each) !== '',
) {
  static readonly breaks = 'authorization.refuses-unknown-project';
}

/** Looks at the JWT of an update, and at no project ID. */
export class UpdateIgnoresProjectId extends Reference {
  static readonly breaks = 'authorization.refuses-unknown-project';

  protected override authorize(context: Context): Caller {
    const [, jwt] = header(context).split(':');
    if (context.req.path !== paths.updatePhone || !jwt) return super.authorize(context);
    const [project] = [...this.projects.values()];
    return { project: project!, credentials: [jwt] };
  }
}

/** Finds projects without regard to case. */
export class CaseOfProjectIdIsIgnored extends findsProject(
  (projectId, given) => projectId.toLowerCase() === given.toLowerCase(),
) {
  static readonly breaks = 'authorization.refuses-altered-case';
}

/** Does something before a call is refused for its bearer. */
abstract class ActsBeforeItRefuses extends Reference {
  protected abstract act(project: Project, phone: string, context: Context): void;

  protected override async failed(error: Error, context: Context): Promise<Response> {
    const body = await this.body(context).catch(() => ({}));
    const { phone, loginId } = body as Record<string, unknown>;
    const [project] = [...this.projects.values()];
    if (error instanceof Refusal && error.status === 401) {
      this.act(project!, String(phone ?? loginId), context);
    }
    return super.failed(error, context);
  }
}

/** Sends a link before a call is refused for its bearer. */
export class RefusedBearerTexts extends ActsBeforeItRefuses {
  static readonly breaks = 'authorization.refused-texts-nobody';

  protected override act(project: Project, phone: string): void {
    const link = this.linkUrl(`https://${project.approvedDomains[0]}/verify`, 'dead');
    this.deliver(project, phone, this.messageText(link));
  }
}

/** Sends a link before a call is refused for its scheme. */
export class RefusedSchemeTexts extends ActsBeforeItRefuses {
  static readonly breaks = 'authorization.refused-texts-nobody';

  protected override act(project: Project, phone: string, context: Context): void {
    const link = this.linkUrl(`https://${project.approvedDomains[0]}/verify`, 'dead');
    if (header(context)) this.deliver(project, phone, this.messageText(link));
  }
}

/** Makes a user before a call is refused for its bearer. */
export class RefusedBearerMakesUser extends ActsBeforeItRefuses {
  static readonly breaks = 'authorization.refused-makes-nobody';

  protected override act(project: Project, phone: string): void {
    this.createUser(project, phone, phone, {});
  }
}

/** Refuses a verify for its bearer, and hands out a session JWT. */
export class RefusedVerifyGetsJwt extends Reference {
  static readonly breaks = 'authorization.refused-verify-hands-out-nothing';

  protected override async failed(error: Error, context: Context): Promise<Response> {
    const refused = await super.failed(error, context);
    if (context.req.path !== paths.verify || header(context)) return refused;
    const sessionJwt = await this.sign({ drn: 'DS', sub: 'U2Somebody' });
    const body = (await refused.json()) as object;
    return Response.json({ ...body, sessionJwt }, { status: refused.status });
  }
}

/** Keeps the users of all projects together. */
export class ProjectsShareUsers extends Reference {
  static readonly breaks = 'authorization.projects-share-no-users';

  protected override findUser(_project: Project, loginId: string): User | undefined {
    const all = [...this.projects.values()].map(each => super.findUser(each, loginId));
    return all.find(each => each !== undefined);
  }
}

/** Keeps the links of all projects together, with whom they sign in. */
export class ProjectsShareLinks extends Reference {
  static readonly breaks = 'authorization.projects-share-no-links';

  protected override findLink(project: Project, token: string): Link | undefined {
    const home = [...this.projects.values()].find(each => each.links.has(token)) ?? project;
    const link = super.findLink(home, token);
    const user = home.users.get(link?.userId ?? '');
    if (user) project.users.set(user.userId, user);
    return link;
  }
}

/** Keeps the sessions of all projects together. */
export class ProjectsShareSessions extends Reference {
  static readonly breaks = 'authorization.projects-share-no-sessions';

  protected override async signedIn(caller: Caller): Promise<{ session: Session; user: User }> {
    const { sid, iss = '' } = await this.readJwt(caller.credentials[0] ?? '');
    const home = this.projects.get(iss);
    if (!home?.sessions.has(String(sid))) throw unauthorized('The session has ended');
    return super.signedIn({ ...caller, project: home });
  }
}

/** Refuses a project ID with a colon behind it. */
export class TrailingColonIsRefused extends Reference {
  static readonly breaks = 'authorization.takes-trailing-colon';

  protected override bearer(context: Context): string {
    const bearer = super.bearer(context);
    if (bearer.endsWith(':')) throw unauthorized('The bearer is malformed');
    return bearer;
  }
}

/** Refuses a management key where none is needed. */
export class ManagementKeyIsRefused extends Reference {
  static readonly breaks = 'authorization.takes-management-key';

  protected override authorize(context: Context): Caller {
    const caller = super.authorize(context);
    const isManaging = context.req.path.startsWith('/v1/mgmt/');
    if (!isManaging && caller.credentials.includes(caller.project.managementKey)) {
      throw unauthorized('The JWT is invalid');
    }
    return caller;
  }
}

/** Needs no management key at one path. */
const needsNoKeyAt = (path: string) =>
  class extends Reference {
    protected override isManager(project: Project, credentials: string[], context: Context) {
      return context.req.path === path || super.isManager(project, credentials, context);
    }
  };

/** Anybody makes test users. */
export class AnybodyMakesTestUsers extends needsNoKeyAt('/v1/mgmt/user/create/test') {
  static readonly breaks = 'authorization.management-makes-users-by-key-only';
}

/** Refuses to make a test user without the key, when it is done. */
export class RefusedTestUserIsMade extends Reference {
  static readonly breaks = 'authorization.management-makes-users-by-key-only';

  protected override manage(context: Context): Project {
    const { project } = this.authorize(context);
    void this.body(context).then(({ loginId }) =>
      this.createUser(project, String(loginId), String(loginId), {}),
    );
    return super.manage(context);
  }
}

/** Anybody is handed the link of a user. */
export class AnybodyMakesLinks extends Reference {
  static readonly breaks = 'authorization.management-makes-links-by-key-only';

  protected override manage(context: Context): Project {
    const { project } = this.authorize(context);
    if (!context.req.path.endsWith('/generate/magiclink')) return super.manage(context);
    for (const each of project.users.values()) each.test = true;
    return project;
  }
}

/** Refuses to make a link without the key, and hands one out. */
export class RefusedLinkIsHandedOut extends Reference {
  static readonly breaks = 'authorization.management-makes-links-by-key-only';

  protected override async generateMagicLink(context: Context): Promise<Response> {
    const { project } = this.authorize(context);
    const link = this.linkUrl(project.defaultRedirectUrl, 'dead');
    const body = { errorCode: 'E061005', errorDescription: 'Unauthorized', link };
    return Response.json(body, { status: 401 });
  }
}

/** Anybody deletes users. */
export class AnybodyDeletesUsers extends needsNoKeyAt('/v1/mgmt/user/delete') {
  static readonly breaks = 'authorization.management-deletes-by-key-only';
}

/** Refuses to delete a user without the key, when it is done. */
export class RefusedDeletionDeletes extends Reference {
  static readonly breaks = 'authorization.management-deletes-by-key-only';

  protected override async deleteUser(context: Context): Promise<Response> {
    const { project } = this.authorize(context);
    const loginId = this.requiredText(await this.body(context), 'loginId');
    project.users.delete(this.findUser(project, loginId)?.userId ?? '');
    return super.deleteUser(context);
  }
}
