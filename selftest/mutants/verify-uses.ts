import type { Hono } from 'hono';
import type { Link, Project } from '../../reference/model.ts';
import { paths, type SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';

/** A link that was used works again. */
export class UsedLinkWorksAgain extends Reference {
  static readonly breaks = 'verify.link-works-once';

  protected override isUsed(): boolean {
    return false;
  }
}

/** A link works for a while after its use, for those who click twice. */
export class UsedLinkWorksForAWhile extends Reference {
  static readonly breaks = 'verify.link-works-once';

  protected override isUsed(link: Link): boolean {
    return link.used && this.now() - link.madeAt > 30_000;
  }
}

/** The links of one operation work again. */
const worksAgain = (operation: SendOperation) =>
  class extends Reference {
    protected override isUsed(link: Link): boolean {
      return link.used && link.operation !== operation;
    }
  };

/** The link of a sign-up works again. */
export class UsedSignUpLinkWorksAgain extends worksAgain('signUp') {
  static readonly breaks = 'verify.link-of-sign-up-works-once';
}

/** The link of a sign-up or in works again. */
export class UsedSignUpOrInLinkWorksAgain extends worksAgain('signUpOrIn') {
  static readonly breaks = 'verify.link-of-sign-up-or-in-works-once';
}

/** The link of an update works again. */
export class UsedUpdateLinkWorksAgain extends Reference {
  static readonly breaks = 'verify.link-of-update-works-once';

  protected override isUsed(link: Link): boolean {
    return link.used && !link.change;
  }
}

/** Refuses the used link of an update, and changes the phone once more. */
export class UsedUpdateLinkChangesPhoneAgain extends Reference {
  static readonly breaks = 'verify.used-link-changes-nothing';

  protected override refuseToken(project: Project, token: string, link?: Link) {
    const user = project.users.get(link?.userId ?? '');
    if (user && link?.change) this.changePhone(project, user, link.change);
    return super.refuseToken(project, token, link);
  }
}

/** Takes the second use of a link for theft, and ends the sessions of the user. */
export class UsedLinkEndsSessions extends Reference {
  static readonly breaks = 'verify.used-link-ends-no-session';

  protected override refuseToken(project: Project, token: string, link?: Link) {
    for (const each of project.sessions.values()) {
      if (each.userId === link?.userId) each.revoked = true;
    }
    return super.refuseToken(project, token, link);
  }
}

/** Links never expire. */
export class LinkNeverExpires extends Reference {
  static readonly breaks = 'verify.link-expires';

  protected override isExpired(): boolean {
    return false;
  }
}

/** Links expire when their lifetime has passed twice. */
export class LinkExpiresLate extends Reference {
  static readonly breaks = 'verify.link-expires';

  protected override isExpired(project: Project, link: Link): boolean {
    return super.isExpired({ ...project, linkLifetime: project.linkLifetime * 2 }, link);
  }
}

/** The links of one operation never expire. */
const neverExpires = (operation: SendOperation) =>
  class extends Reference {
    protected override isExpired(project: Project, link: Link): boolean {
      return link.operation !== operation && super.isExpired(project, link);
    }
  };

/** The link of a sign-up never expires. */
export class SignUpLinkNeverExpires extends neverExpires('signUp') {
  static readonly breaks = 'verify.link-of-sign-up-expires';
}

/** The link of a sign-up or in never expires. */
export class SignUpOrInLinkNeverExpires extends neverExpires('signUpOrIn') {
  static readonly breaks = 'verify.link-of-sign-up-or-in-expires';
}

/** The links of updates never expire. */
export class UpdateLinkNeverExpires extends Reference {
  static readonly breaks = 'verify.link-of-update-expires';

  protected override isExpired(project: Project, link: Link): boolean {
    return !link.change && super.isExpired(project, link);
  }
}

/** Refuses the expired link of an update, and changes the phone. */
export class ExpiredUpdateLinkChangesPhone extends Reference {
  static readonly breaks = 'verify.link-of-update-expires';

  protected override refuseToken(project: Project, token: string, link?: Link) {
    const user = project.users.get(link?.userId ?? '');
    if (user && link?.change && !link.used) this.changePhone(project, user, link.change);
    return super.refuseToken(project, token, link);
  }
}

/** Links expire after half of their lifetime. */
export class LinkExpiresEarly extends Reference {
  static readonly breaks = 'verify.link-lives-its-lifetime';

  protected override isExpired(project: Project, link: Link): boolean {
    return super.isExpired({ ...project, linkLifetime: project.linkLifetime / 2 }, link);
  }
}

/** Verifies by GET as well. */
export class GetVerifies extends Reference {
  static readonly breaks = 'verify.get-uses-nothing';

  protected override routes(): Hono {
    const app = super.routes();
    app.get(paths.verify, each => {
      const token = each.req.query('token') ?? '';
      const body = JSON.stringify({ token });
      const { headers } = each.req.raw;
      return app.request(paths.verify, { method: 'POST', headers, body });
    });
    return app;
  }
}

/** Refuses a GET, and uses the link up. */
export class GetUsesLinkUp extends Reference {
  static readonly breaks = 'verify.get-uses-nothing';

  protected override routes(): Hono {
    const app = super.routes();
    app.get(paths.verify, each => {
      const token = each.req.query('token') ?? '';
      for (const project of this.projects.values()) project.links.delete(token);
      return each.notFound();
    });
    return app;
  }
}

/** Answers a HEAD with nothing, and uses the link up. */
export class HeadUsesLinkUp extends Reference {
  static readonly breaks = 'verify.get-uses-nothing';

  override fetch(request: Request, env?: object): Response | Promise<Response> {
    const token = new URL(request.url).searchParams.get('token') ?? '';
    if (request.method === 'HEAD') this.projects.forEach(({ links }) => links.delete(token));
    return super.fetch(request, env);
  }
}
