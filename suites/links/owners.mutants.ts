import { randomBytes } from 'node:crypto';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { endsAtUse } from '../../selftest/faults/links.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Sends a user the same token again. */
export class UserHasOneToken extends Reference {
  static readonly breaks = 'links.differ-in-token';
  static readonly also = [
    'guessing.tokens-never-repeat',
    'links.older-of-two-updates-works',
    'sign-in.texts-phone-of-login-id',
    'sign-in.texts-the-phone',
    'sign-up-or-in.texts-registered-user',
    'sign-up.sends-one-message',
    'update-phone.moves-links-after-adding',
    'update-phone.moves-links-of-sign-up-or-in',
    'update-phone.moves-links-to-new-phone',
    'update-phone.sends-one-message',
    'update-phone.texts-old-phone-until-verify',
  ] as const;
  private readonly tokens = new Map<string, string>();

  protected override newToken({ user: { userId } }: SendRequest): string {
    const token = this.tokens.get(userId) ?? randomBytes(32).toString('base64url');
    this.tokens.set(userId, token);
    return token;
  }
}

/** Any link signs in the user who was sent the last one. */
export class LinkSignsInLatestUser extends Reference {
  static readonly breaks = 'links.belong-to-their-user';
  static readonly also = [
    'links.updates-belong-to-their-user',
    'update-phone.fails-on-conflict',
    'update-phone.leaves-others-alone',
    'update-phone.merge-waits-for-verify',
  ] as const;

  protected override complete(project: Project, link: Link): User {
    const latest = [...project.links.values()].at(-1);
    return super.complete(project, { ...link, userId: latest?.userId ?? link.userId });
  }
}

/** Any link of a sign-in signs in the first user of all. */
export class LinkSignsInFirstUser extends Reference {
  static readonly breaks = 'links.belong-to-their-user';
  static readonly also = [
    'redirects.update-phone-unapproved-changes-nothing',
    'sessions.custom-claims-keep-identity',
    'sessions.revoking-keeps-the-new',
    'sign-up.keeps-registered-user',
    'update-phone.adds-nothing-to-named-user',
    'update-phone.fails-on-conflict',
    'update-phone.keeps-named-login-id',
    'update-phone.keeps-named-user',
    'update-phone.keeps-old-login-id',
    'update-phone.leaves-others-alone',
    'update-phone.makes-phone-a-login-id',
    'update-phone.merge-keeps-existing-user',
    'update-phone.merge-keeps-updated-user',
    'update-phone.merge-waits-for-verify',
    'update-phone.older-links-keep-new-phone',
    'update-phone.refused-changes-nothing',
    'update-phone.waits-for-verify',
    'verify.completes-sign-in',
    'verify.link-of-update-expires',
    'verify.tells-user-id',
    'verify.used-link-changes-nothing',
  ] as const;

  protected override complete(project: Project, link: Link): User {
    const [first] = [...project.users.keys()];
    const userId = link.operation === 'signIn' && first ? first : link.userId;
    return super.complete(project, { ...link, userId });
  }
}

/** Knows of an update the number alone, and changes the first user who has asked for it. */
export class UpdateLinkIsOfFirstAsker extends Reference {
  static readonly breaks = 'links.updates-belong-to-their-user';

  protected override complete(project: Project, link: Link): User {
    const first = [...project.links.values()].find(
      each => each.change !== undefined && each.change.phone === link.change?.phone,
    );
    return super.complete(project, { ...link, userId: first?.userId ?? link.userId });
  }
}

/** Knows of an update the number alone, and changes the last user who has asked for it. */
export class UpdateLinkIsOfLastAsker extends Reference {
  static readonly breaks = 'links.updates-belong-to-their-user';

  protected override complete(project: Project, link: Link): User {
    const last = [...project.links.values()].findLast(
      each => each.change !== undefined && each.change.phone === link.change?.phone,
    );
    return super.complete(project, { ...link, userId: last?.userId ?? link.userId });
  }
}

export const rows: Rows = {
  UseEndsLinksOfEverybody: {
    sentence: 'The use of a link ends the links of everybody.',
    breaks: 'links.outlive-the-sign-in-of-others',
    fault: endsAtUse((other, used) => other !== used),
    also: [
      'concurrency.links-of-one-moment-all-work',
      'links.belong-to-their-user',
      'links.outlive-a-second-use',
      'links.two-for-a-new-user-work',
      'links.work-in-order',
      'links.work-in-reverse',
      'update-phone.fails-on-conflict',
      'update-phone.merge-waits-for-verify',
      'update-phone.older-links-live-on',
    ],
  },
};
