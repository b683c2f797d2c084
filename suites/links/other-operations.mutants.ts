import type { Body } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, Project, User } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { ends } from '../../selftest/faults/links.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Ends the links of one operation when another is called. */
const endsLinksOf = (older: SendOperation, newer: SendOperation) =>
  ends((link, request) => link.operation === older && request.operation === newer);

/** A second sign-up is refused, and ends the link of the first. */
export class SecondSignUpEndsLinks extends Reference {
  static readonly breaks = 'links.sign-up-link-outlives-second-sign-up';
  static readonly also = ['sign-up.keeps-registered-user'] as const;

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const user = this.findUser(project, loginId);
    for (const each of project.links.values()) {
      if (each.userId === user?.userId) project.links.delete(each.token);
    }
    super.refuseRegistered(project, loginId, body);
  }
}

/** A sign-up or in begins anew with somebody who has not verified yet. */
export class SignUpOrInBeginsAnew extends Reference {
  static readonly breaks = 'links.sign-up-link-outlives-sign-up-or-in';
  static readonly also = ['links.two-for-a-new-user-work'] as const;

  protected override findOrCreateUser(project: Project, loginId: string): User | Promise<User> {
    const user = this.findUser(project, loginId);
    if (user && !user.seen) project.users.delete(user.userId);
    return super.findOrCreateUser(project, loginId);
  }
}

/** A sign-in takes the phone out of the links of updates. */
export class SignInCancelsUpdate extends Reference {
  static readonly breaks = 'links.update-link-outlives-sign-in';
  static readonly also = ['links.older-of-two-updates-works'] as const;

  protected override makeLink(request: SendRequest): Link | Promise<Link> {
    for (const each of request.project.links.values()) {
      if (each.userId === request.user.userId) delete each.change;
    }
    return super.makeLink(request);
  }
}

/** Any link of an update changes the phone to the one that was asked for last. */
export class UpdateLinkChangesToLatest extends Reference {
  static readonly breaks = 'links.older-of-two-updates-works';

  protected override complete(project: Project, link: Link): User {
    const own = [...project.links.values()].filter(each => each.userId === link.userId);
    const latest = own.findLast(each => each.change)?.change;
    return super.complete(project, link.change && latest ? { ...link, change: latest } : link);
  }
}

export const rows: Rows = {
  SignUpOrInEndsSignUpLinks: {
    sentence: 'A sign-up or in ends the link of a sign-up.',
    breaks: 'links.sign-up-link-outlives-sign-up-or-in',
    fault: endsLinksOf('signUp', 'signUpOrIn'),
  },
  SignUpOrInEndsSignInLinks: {
    sentence: 'A sign-up or in ends the links of sign-ins.',
    breaks: 'links.sign-in-link-outlives-sign-up-or-in',
    fault: endsLinksOf('signIn', 'signUpOrIn'),
  },
  SignInEndsSignUpOrInLinks: {
    sentence: 'A sign-in ends the links of sign-ups or in.',
    breaks: 'links.sign-up-or-in-link-outlives-sign-in',
    fault: endsLinksOf('signUpOrIn', 'signIn'),
  },
  UpdateEndsSignInLinks: {
    sentence: 'An update ends the links of sign-ins.',
    breaks: 'links.sign-in-link-outlives-update',
    fault: endsLinksOf('signIn', 'updatePhone'),
    also: [
      'update-phone.fails-on-conflict',
      'update-phone.merge-waits-for-verify',
      'update-phone.older-links-live-on',
    ],
  },
  SignInEndsUpdateLinks: {
    sentence: 'A sign-in ends the links of updates.',
    breaks: 'links.update-link-outlives-sign-in',
    fault: endsLinksOf('updatePhone', 'signIn'),
  },
  UpdateEndsUpdateLinks: {
    sentence: 'A second update ends the link of the first.',
    breaks: 'links.older-of-two-updates-works',
    fault: endsLinksOf('updatePhone', 'updatePhone'),
  },
};
