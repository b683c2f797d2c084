import { defaultProjects, type Project, type Session, type User } from '../../reference/model.ts';
import { noOptions } from '../../reference/links.ts';
import { Reference } from '../../reference/reference.ts';
import type { Answers } from '../../reference/serve.ts';

const loginId = '+12025550100';
const token = 'fixed-token-that-always-verifies-0000000001';
const session: Session = { id: 'fixed-session', userId: 'fixed-user', revoked: false };

/** The server that knows one user, one link and one session, each time anew. */
class JustStarted extends Reference {
  constructor() {
    super();
    const [project] = this.projects.values();
    const { userId } = session;
    const user = {
      ...this.createUser(project!, loginId, loginId, {}),
      userId,
      verifiedPhone: true,
      seen: true,
    };
    project!.users.clear();
    project!.users.set(userId, user);
    project!.sessions.set(session.id, { ...session });
    const link = { token, operation: 'signIn', userId, madeAt: this.now(), used: false } as const;
    project!.links.set(token, { ...link, options: noOptions });
  }

  protected override startSession(project: Project, user: User): Session {
    return user.userId === session.userId
      ? project.sessions.get(session.id)!
      : super.startSession(project, user);
  }

  /** The refresh JWT that is always good. */
  fixedJwt(): Promise<string> {
    const [project] = this.projects.values();
    const user = project!.users.get(session.userId)!;
    return this.sign(this.refreshClaims({ project: project!, user, session, options: noOptions }));
  }
}

/** A mock without state that is as good as one can be: what it answers is right, and it forgets each call. */
export class StatelessMock implements Answers {
  fetch(request: Request, env?: object): Response | Promise<Response> {
    return new JustStarted().fetch(request, env);
  }

  /** The settings that declare it, beside its address. */
  async settings() {
    const [project, other] = defaultProjects;
    return {
      DESCOPE_PROJECT_ID: project!.projectId,
      DESCOPE_OTHER_PROJECT_ID: other!.projectId,
      APPROVED_REDIRECT_URL: `https://${project!.approvedDomains[0]}/verify`,
      FIXED_LOGIN_ID: loginId,
      FIXED_TOKEN: token,
      FIXED_REFRESH_JWT: await new JustStarted().fixedJwt(),
    };
  }
}
