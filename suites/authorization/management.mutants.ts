import type { Context } from 'hono';
import type { Project } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Needs no management key at one path. */
const needsNoKeyAt = (path: string) =>
  class extends Reference {
    protected override isManager(project: Project, credentials: string[], context: Context) {
      return context.req.path === path || super.isManager(project, credentials, context);
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
