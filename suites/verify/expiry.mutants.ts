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
