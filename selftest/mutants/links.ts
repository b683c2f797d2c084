import { randomBytes } from 'node:crypto';
import type { Body } from '../../reference/core.ts';
import type { Errand } from '../../reference/links.ts';
import type { Link, Project, User } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';

/** Ends older links of the same user when a new one is sent. */
const ends = (isOver: (older: Link, newer: Errand, rank: number) => boolean) =>
  class extends Reference {
    protected override makeLink(errand: Errand): Link | Promise<Link> {
      const { links } = errand.project;
      const own = [...links.values()].filter(each => each.userId === errand.user.userId);
      const unused = own.filter(each => !each.used).reverse();
      for (const [rank, each] of unused.entries()) {
        if (isOver(each, errand, rank)) links.delete(each.token);
      }
      return super.makeLink(errand);
    }
  };

/** Ends the links of one operation when another is called. */
const endsLinksOf = (older: SendOperation, newer: SendOperation) =>
  ends((link, errand) => link.operation === older && errand.operation === newer);

/** Ends other links of the same user when one is used. */
const endsAtUse = (isOver: (other: Link, used: Link, project: Project) => boolean) =>
  class extends Reference {
    protected override complete(project: Project, link: Link): User {
      for (const each of project.links.values()) {
        if (each !== link && isOver(each, link, project)) project.links.delete(each.token);
      }
      return super.complete(project, link);
    }
  };

const placeOf = (link: Link, { links }: Project) => [...links.keys()].indexOf(link.token);

/** Only the newest link of a user works. */
export class NewestLinkOnly extends ends(() => true) {
  static readonly breaks = 'links.older-of-two-works';
}

/** Only the two newest links of a user work. */
export class TwoNewestLinksOnly extends ends((_link, _errand, rank) => rank > 0) {
  static readonly breaks = 'links.oldest-of-three-works';
}

/** Only the four newest links of a user work. */
export class FourNewestLinksOnly extends ends((_link, _errand, rank) => rank > 2) {
  static readonly breaks = 'links.oldest-of-six-works';
}

/** Ends older links of a user when one is sent that leads elsewhere. */
export class AnotherRedirectEndsLinks extends Reference {
  static readonly breaks = 'links.outlive-another-redirect';
  private readonly redirectUrls = new Map<Link, string>();

  protected override async makeLink(errand: Errand): Promise<Link> {
    const { project, user, redirectUrl } = errand;
    for (const each of project.links.values()) {
      const isElsewhere = this.redirectUrls.get(each) !== redirectUrl;
      if (each.userId === user.userId && isElsewhere) project.links.delete(each.token);
    }
    const link = await super.makeLink(errand);
    this.redirectUrls.set(link, redirectUrl);
    return link;
  }
}

/** Keeps the first link of a user and the newest. */
export class FirstAndNewestLinkOnly extends Reference {
  static readonly breaks = 'links.middle-of-three-works';

  protected override findLink(project: Project, token: string): Link | undefined {
    const found = super.findLink(project, token);
    const own = [...project.links.values()].filter(
      each => each.userId === found?.userId && !each.used,
    );
    return found === own[0] || found === own.at(-1) || found?.used ? found : undefined;
  }
}

/** The use of a link ends those that were sent after it. */
export class UseEndsNewerLinks extends endsAtUse(
  (other, used, project) =>
    other.userId === used.userId && placeOf(other, project) > placeOf(used, project),
) {
  static readonly breaks = 'links.work-in-order';
}

/** The use of a link ends the other links of the user. */
export class UseEndsSiblings extends endsAtUse((other, used) => other.userId === used.userId) {
  static readonly breaks = 'links.work-in-order';
}

/** The use of a link ends those that were sent before it. */
export class UseEndsOlderLinks extends endsAtUse(
  (other, used, project) =>
    other.userId === used.userId && placeOf(other, project) < placeOf(used, project),
) {
  static readonly breaks = 'links.work-in-reverse';
}

/** The first sign-in of a user ends the links that were sent before. */
export class FirstUseEndsSiblings extends endsAtUse(
  (other, { userId }, { users }) => other.userId === userId && !users.get(userId)?.seen,
) {
  static readonly breaks = 'links.two-for-a-new-user-work';
}

/** Takes the second use of a link for theft, and ends the other links of the user. */
export class SecondUseEndsSiblings extends Reference {
  static readonly breaks = 'links.outlive-a-second-use';

  protected override refuseToken(project: Project, token: string, link?: Link) {
    for (const each of project.links.values()) {
      if (each.userId === link?.userId) project.links.delete(each.token);
    }
    return super.refuseToken(project, token, link);
  }
}

/** A second sign-up is refused, and ends the link of the first. */
export class SecondSignUpEndsLinks extends Reference {
  static readonly breaks = 'links.sign-up-link-outlives-second-sign-up';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const user = this.findUser(project, loginId);
    for (const each of project.links.values()) {
      if (each.userId === user?.userId) project.links.delete(each.token);
    }
    super.refuseRegistered(project, loginId, body);
  }
}

/** A sign-up or in ends the link of a sign-up. */
export class SignUpOrInEndsSignUpLinks extends endsLinksOf('signUp', 'signUpOrIn') {
  static readonly breaks = 'links.sign-up-link-outlives-sign-up-or-in';
}

/** A sign-up or in begins anew with somebody who has not verified yet. */
export class SignUpOrInBeginsAnew extends Reference {
  static readonly breaks = 'links.sign-up-link-outlives-sign-up-or-in';

  protected override findOrCreateUser(project: Project, loginId: string): User | Promise<User> {
    const user = this.findUser(project, loginId);
    if (user && !user.seen) project.users.delete(user.userId);
    return super.findOrCreateUser(project, loginId);
  }
}

/** A sign-up or in ends the links of sign-ins. */
export class SignUpOrInEndsSignInLinks extends endsLinksOf('signIn', 'signUpOrIn') {
  static readonly breaks = 'links.sign-in-link-outlives-sign-up-or-in';
}

/** A sign-in ends the links of sign-ups or in. */
export class SignInEndsSignUpOrInLinks extends endsLinksOf('signUpOrIn', 'signIn') {
  static readonly breaks = 'links.sign-up-or-in-link-outlives-sign-in';
}

/** An update ends the links of sign-ins. */
export class UpdateEndsSignInLinks extends endsLinksOf('signIn', 'updatePhone') {
  static readonly breaks = 'links.sign-in-link-outlives-update';
}

/** A sign-in ends the links of updates. */
export class SignInEndsUpdateLinks extends endsLinksOf('updatePhone', 'signIn') {
  static readonly breaks = 'links.update-link-outlives-sign-in';
}

/** A sign-in takes the phone out of the links of updates. */
export class SignInCancelsUpdate extends Reference {
  static readonly breaks = 'links.update-link-outlives-sign-in';

  protected override makeLink(errand: Errand): Link | Promise<Link> {
    for (const each of errand.project.links.values()) {
      if (each.userId === errand.user.userId) delete each.change;
    }
    return super.makeLink(errand);
  }
}

/** A second update ends the link of the first. */
export class UpdateEndsUpdateLinks extends endsLinksOf('updatePhone', 'updatePhone') {
  static readonly breaks = 'links.older-of-two-updates-works';
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

/** Sends a user the same token again. */
export class UserHasOneToken extends Reference {
  static readonly breaks = 'links.differ-in-token';
  private readonly tokens = new Map<string, string>();

  protected override newToken({ user: { userId } }: Errand): string {
    const token = this.tokens.get(userId) ?? randomBytes(32).toString('base64url');
    this.tokens.set(userId, token);
    return token;
  }
}

/** Any link signs in the user who was sent the last one. */
export class LinkSignsInLatestUser extends Reference {
  static readonly breaks = 'links.belong-to-their-user';

  protected override complete(project: Project, link: Link): User {
    const latest = [...project.links.values()].at(-1);
    return super.complete(project, { ...link, userId: latest?.userId ?? link.userId });
  }
}

/** Any link of a sign-in signs in the first user of all. */
export class LinkSignsInFirstUser extends Reference {
  static readonly breaks = 'links.belong-to-their-user';

  protected override complete(project: Project, link: Link): User {
    const [first] = [...project.users.keys()];
    const userId = link.operation === 'signIn' && first ? first : link.userId;
    return super.complete(project, { ...link, userId });
  }
}

/** The use of a link ends the links of everybody. */
export class UseEndsLinksOfEverybody extends endsAtUse((other, used) => other !== used) {
  static readonly breaks = 'links.outlive-the-sign-in-of-others';
}
