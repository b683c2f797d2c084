import type { Context } from 'hono';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, Project } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** The links of one operation never expire. */
const neverExpires = (operation: SendOperation) =>
  class extends Reference {
    protected override isExpired(project: Project, link: Link): boolean {
      return link.operation !== operation && super.isExpired(project, link);
    }
  };

/** The links of one operation die half way through their life. */
const livesHalf = (operation: SendOperation) =>
  class extends Reference {
    protected override isExpired(project: Project, link: Link): boolean {
      const part = link.operation === operation ? 0.5 : 1;
      return super.isExpired({ ...project, linkLifetime: project.linkLifetime * part }, link);
    }
  };

/** All links of a user die with the oldest. */
export class LinksDieWithTheOldest extends Reference {
  static readonly breaks = 'verify.link-lives-its-lifetime';
  static readonly by = 'expiry';

  protected override isExpired(project: Project, link: Link): boolean {
    const own = [...project.links.values()].filter(each => each.userId === link.userId);
    return own.some(each => !each.used && super.isExpired(project, each));
  }
}

/** A later link gives those before it their whole life again. */
export class LaterLinkRenewsEarlier extends Reference {
  static readonly breaks = 'verify.link-expires';
  static readonly also = [
    'verify.link-of-sign-up-or-in-expires',
    'verify.link-of-update-expires',
  ] as const;
  static readonly by = 'expiry';

  protected override makeLink(request: SendRequest): Link | Promise<Link> {
    for (const each of request.project.links.values())
      if (each.userId === request.user.userId) each.madeAt = this.now();
    return super.makeLink(request);
  }
}

/** A session that is renewed gives the links of its user their whole life again. */
export class RenewalRenewsLinks extends Reference {
  static readonly breaks = 'verify.link-expires';
  static readonly also = [
    'verify.link-of-sign-up-or-in-expires',
    'verify.link-of-update-expires',
  ] as const;
  static readonly by = 'expiry';

  protected override async refresh(context: Context): Promise<Response> {
    const { project, credentials } = this.authorize(context);
    const { user } = await this.signedIn({ project, credentials });
    for (const each of project.links.values())
      if (each.userId === user.userId) each.madeAt = this.now();
    return super.refresh(context);
  }
}

/** Whoever comes with a link that has expired is signed out everywhere. */
export class ExpiredLinkEndsSessions extends Reference {
  static readonly breaks = 'sessions.me-tells-the-user';
  static readonly also = ['sessions.refresh-renews'] as const;
  static readonly by = 'expiry';

  protected override refuseToken(project: Project, token: string, link?: Link) {
    for (const each of project.sessions.values())
      if (link && each.userId === link.userId && !link.used) each.revoked = true;
    return super.refuseToken(project, token, link);
  }
}

/** Whoever has not signed in yet, and comes with a link that has expired, loses all links. */
export class ExpiredLinkEndsLinksOfNewUsers extends Reference {
  static readonly breaks = 'verify.link-lives-its-lifetime';
  static readonly by = 'expiry';

  protected override refuseToken(project: Project, token: string, link?: Link) {
    const user = link && project.users.get(link.userId);
    for (const each of project.links.values())
      if (user && !user.seen && each.userId === link?.userId) project.links.delete(each.token);
    return super.refuseToken(project, token, link);
  }
}

/** Links never expire. */
export class LinkNeverExpires extends Reference {
  static readonly breaks = 'verify.link-expires';
  static readonly also = [
    'verify.link-of-sign-up-expires',
    'verify.link-of-sign-up-or-in-expires',
    'verify.link-of-update-expires',
  ] as const;

  protected override isExpired(): boolean {
    return false;
  }
}

/** Links expire when their lifetime has passed twice. */
export class LinkExpiresLate extends Reference {
  static readonly breaks = 'verify.link-expires';
  static readonly also = [
    'verify.link-of-sign-up-expires',
    'verify.link-of-sign-up-or-in-expires',
    'verify.link-of-update-expires',
  ] as const;

  protected override isExpired(project: Project, link: Link): boolean {
    return super.isExpired({ ...project, linkLifetime: project.linkLifetime * 2 }, link);
  }
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

export const rows: Rows = {
  UpdateLinkLivesHalf: {
    sentence: 'The link of an update dies half way through its life.',
    breaks: 'verify.link-lives-its-lifetime',
    fault: livesHalf('updatePhone'),
  },
  SignUpLinkLivesHalf: {
    sentence: 'The link of a sign-up dies half way through its life.',
    breaks: 'verify.link-lives-its-lifetime',
    fault: livesHalf('signUp'),
  },
  SignUpOrInLinkLivesHalf: {
    sentence: 'The link of a sign-up or in dies half way through its life.',
    breaks: 'verify.link-lives-its-lifetime',
    fault: livesHalf('signUpOrIn'),
  },
  SignUpLinkNeverExpires: {
    sentence: 'The link of a sign-up never expires.',
    breaks: 'verify.link-of-sign-up-expires',
    fault: neverExpires('signUp'),
  },
  SignUpOrInLinkNeverExpires: {
    sentence: 'The link of a sign-up or in never expires.',
    breaks: 'verify.link-of-sign-up-or-in-expires',
    fault: neverExpires('signUpOrIn'),
  },
};
