import type { Context } from 'hono';
import type { Caller } from '../../reference/core.ts';
import type { Link, Project, Session, User } from '../../reference/model.ts';
import { paths } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { unauthorized } from '../../reference/refusal.ts';
import { header, takesForFirst } from '../../selftest/faults/authorization.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Finds a project by what is like its ID. */
const findsProject = (isLike: (projectId: string, given: string) => boolean) =>
  class extends Reference {
    protected override projectOf(given: string): Project {
      const alike = [...this.projects.values()].find(each => isLike(each.projectId, given));
      return alike ?? super.projectOf(given);
    }
  };

/** Looks at the JWT of an update, and at no project ID. */
export class UpdateIgnoresProjectId extends Reference {
  static readonly breaks = 'authorization.refuses-unknown-project';
  static readonly also = [
    'authorization.projects-share-no-sessions',
    'authorization.refuses-altered-case',
    'authorization.refuses-empty-bearer',
    'authorization.refuses-other-scheme',
  ] as const;

  protected override authorize(context: Context): Caller {
    const [, jwt] = header(context).split(':');
    if (context.req.path !== paths.updatePhone || !jwt) return super.authorize(context);
    const [project] = [...this.projects.values()];
    return { project: project!, credentials: [jwt] };
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
  static readonly also = [
    'sessions.me-refuses-other-project',
    'sessions.refresh-refuses-other-project',
  ] as const;

  protected override async signedIn(caller: Caller): Promise<{ session: Session; user: User }> {
    const { sid, iss = '' } = await this.readJwt(caller.credentials[0] ?? '');
    const home = this.projects.get(iss);
    if (!home?.sessions.has(String(sid))) throw unauthorized('The session has ended');
    return super.signedIn({ ...caller, project: home });
  }
}

export const rows: Rows = {
  UnknownProjectIsFirst: {
    sentence: "Takes a project ID that does not exist for the first project's.",
    breaks: 'authorization.refuses-unknown-project',
    fault: findsProject(() => true),
    also: [
      'authorization.projects-share-no-links',
      'authorization.projects-share-no-sessions',
      'authorization.projects-share-no-users',
      'authorization.refuses-altered-case',
      'authorization.refuses-empty-bearer',
      'sessions.me-refuses-other-project',
      'sessions.refresh-refuses-other-project',
    ],
  },
  BeginningOfProjectIdCounts: {
    sentence: 'Takes the beginning of a project ID for the ID.',
    breaks: 'authorization.refuses-unknown-project',
    fault: findsProject((projectId, given) => given !== '' && projectId.startsWith(given)),
  },
  RestOfProjectIdIsIgnored: {
    sentence: 'Takes whatever begins with a project ID for it.',
    breaks: 'authorization.refuses-unknown-project',
    fault: findsProject((projectId, given) => given.startsWith(projectId)),
  },
  LastCharacterOfProjectIdIsIgnored: {
    sentence: 'Compares the last character of no project ID.',
    breaks: 'authorization.refuses-unknown-project',
    fault: findsProject(
      (projectId, given) =>
        projectId.length === given.length && projectId.slice(0, -1) === given.slice(0, -1),
    ),
  },
  VerifyIgnoresProjectId: {
    sentence: 'Looks at no project ID at verify.',
    breaks: 'authorization.refuses-unknown-project',
    fault: takesForFirst(each => each.req.path === paths.verify && header(each) !== ''),
    also: [
      'authorization.projects-share-no-links',
      'authorization.refuses-altered-case',
      'authorization.refuses-empty-bearer',
      'authorization.refuses-other-scheme',
    ],
  },
  CaseOfProjectIdIsIgnored: {
    sentence: 'Finds projects without regard to case.',
    breaks: 'authorization.refuses-altered-case',
    fault: findsProject((projectId, given) => projectId.toLowerCase() === given.toLowerCase()),
  },
};
