import type { Context } from 'hono';
import type { Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { header } from '../../selftest/faults/authorization.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Needs no management key at one path. */
const needsNoKeyAt = (path: string) =>
  class extends Reference {
    protected override isManager(project: Project, credentials: string[], context: Context) {
      return context.req.path === path || super.isManager(project, credentials, context);
    }
  };

/** Asks nobody for the management key who sends no Authorization header. */
const needsNoHeaderAt = (path: string) =>
  class extends Reference {
    protected override manage(context: Context): Project {
      const isOpen = context.req.path === path && header(context) === '';
      const [project] = [...this.projects.values()];
      return isOpen && project ? project : super.manage(context);
    }
  };

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

export const rows: Rows = {
  NoHeaderMakesTestUsers: {
    sentence: 'Makes test users for whoever sends no Authorization header.',
    breaks: 'authorization.management-makes-users-by-key-only',
    fault: needsNoHeaderAt('/v1/mgmt/user/create/test'),
  },
  NoHeaderMakesLinks: {
    sentence: 'Makes the link of a test user for whoever sends no Authorization header.',
    breaks: 'authorization.management-makes-links-by-key-only',
    fault: class extends needsNoHeaderAt('/v1/mgmt/tests/generate/magiclink') {
      protected override createUser(...made: Parameters<Reference['createUser']>): User {
        const user = super.createUser(...made);
        user.test = true; // the link of anybody else is refused in any case
        return user;
      }
    },
  },
  NoHeaderDeletesUsers: {
    sentence: 'Deletes users for whoever sends no Authorization header.',
    breaks: 'authorization.management-deletes-by-key-only',
    fault: needsNoHeaderAt('/v1/mgmt/user/delete'),
  },
  AnybodyMakesTestUsers: {
    sentence: 'Anybody makes test users.',
    breaks: 'authorization.management-makes-users-by-key-only',
    fault: needsNoKeyAt('/v1/mgmt/user/create/test'),
  },
  AnybodyDeletesUsers: {
    sentence: 'Anybody deletes users.',
    breaks: 'authorization.management-deletes-by-key-only',
    fault: needsNoKeyAt('/v1/mgmt/user/delete'),
  },
};
