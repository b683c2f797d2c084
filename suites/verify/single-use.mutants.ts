import { setTimeout as wait } from 'node:timers/promises';
import type { Hono } from 'hono';
import type { Link, Project } from '../../reference/model.ts';
import { paths, type SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';
import { refused, refusesWithJwts } from '../../selftest/faults/verify.ts';

/** The links of one operation work again. */
const worksAgain = (operation: SendOperation) =>
  class extends Reference {
    protected override isUsed(link: Link): boolean {
      return link.used && link.operation !== operation;
    }
  };

/** A link that was used works again. */
export class UsedLinkWorksAgain extends Reference {
  static readonly breaks = 'verify.link-works-once';
  static readonly also = [
    'concurrency.one-verify-wins',
    'verify.link-of-sign-up-or-in-works-once',
    'verify.link-of-sign-up-works-once',
    'verify.link-of-update-works-once',
    'verify.used-link-changes-nothing',
  ] as const;

  protected override isUsed(): boolean {
    return false;
  }
}

/** A link works for a while after its use, for those who click twice. */
export class UsedLinkWorksForAWhile extends Reference {
  static readonly breaks = 'verify.link-works-once';
  static readonly also = [
    'concurrency.one-verify-wins',
    'verify.link-of-sign-up-or-in-works-once',
    'verify.link-of-sign-up-works-once',
    'verify.link-of-update-works-once',
    'verify.used-link-changes-nothing',
  ] as const;

  protected override isUsed(link: Link): boolean {
    return link.used && this.now() - link.madeAt > 30_000;
  }
}

/** The link of an update works again. */
export class UsedUpdateLinkWorksAgain extends Reference {
  static readonly breaks = 'verify.link-of-update-works-once';
  static readonly also = ['verify.used-link-changes-nothing'] as const;

  protected override isUsed(link: Link): boolean {
    return link.used && !link.change;
  }
}

/** Refuses the used link of an update, and changes the phone once more. */
export class UsedUpdateLinkChangesPhoneAgain extends Reference {
  static readonly breaks = 'verify.used-link-changes-nothing';
  static readonly also = ['verify.link-of-update-expires'] as const;

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

export const rows: Rows = {
  UsedLinkGetsJwt: {
    sentence: 'Refuses a used link and hands out a session all the same.',
    breaks: 'verify.link-works-once',
    fault: refusesWithJwts(
      sessionJwt => Response.json({ ...refused, sessionJwt }, { status: 401 }),
      link => link?.used ?? false,
    ),
  },
  UsedSignUpLinkWorksAgain: {
    sentence: 'The link of a sign-up works again.',
    breaks: 'verify.link-of-sign-up-works-once',
    fault: worksAgain('signUp'),
  },
  UsedSignUpOrInLinkWorksAgain: {
    sentence: 'The link of a sign-up or in works again.',
    breaks: 'verify.link-of-sign-up-or-in-works-once',
    fault: worksAgain('signUpOrIn'),
  },
};

/** In ms: long enough for what is sent at once to arrive, on a busy machine too. */
const moment = 30;

/** The link of an update counts as used a moment after its use. */
export class UseOfUpdateIsWrittenLate extends Reference {
  static readonly breaks = 'concurrency.one-verify-wins';
  static readonly by = 'stress';

  protected override async claim(link: Link): Promise<boolean> {
    if (this.isUsed(link)) return false;
    if (link.change) await wait(moment);
    link.used = true;
    return true;
  }
}

/** A link that was asked for with options works again. */
export class LinkWithOptionsWorksAgain extends Reference {
  static readonly breaks = 'verify.link-of-sign-up-works-once';
  static readonly also = [
    'concurrency.one-verify-wins',
    'verify.link-of-sign-up-or-in-works-once',
    'verify.link-works-once',
  ] as const;
  static readonly by = 'random';

  protected override isUsed(link: Link): boolean {
    return link.used && Object.keys(link.options.customClaims).length === 0;
  }
}
