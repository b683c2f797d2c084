import type { SendRequest } from '../../reference/links.ts';
import type { Link, Project } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { ends, endsAtUse } from '../../selftest/faults/links.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

const placeOf = (link: Link, { links }: Project) => [...links.keys()].indexOf(link.token);

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

/** Ends older links of a user when one is sent that leads elsewhere. */
export class AnotherRedirectEndsLinks extends Reference {
  static readonly breaks = 'links.outlive-another-redirect';
  private readonly redirectUrls = new Map<Link, string>();

  protected override async makeLink(request: SendRequest): Promise<Link> {
    const { project, user, redirectUrl } = request;
    for (const each of project.links.values()) {
      const isElsewhere = this.redirectUrls.get(each) !== redirectUrl;
      if (each.userId === user.userId && isElsewhere) project.links.delete(each.token);
    }
    const link = await super.makeLink(request);
    this.redirectUrls.set(link, redirectUrl);
    return link;
  }
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

export const rows: Rows = {
  LinksAreCutAtTen: {
    sentence: 'Only the ten newest links of a user are kept.',
    breaks: 'links.older-of-two-works',
    by: 'stress',
    fault: ends((_older, _newer, rank) => rank >= 9),
  },
  NewestLinkOnly: {
    sentence: 'Only the newest link of a user works.',
    breaks: 'links.older-of-two-works',
    fault: ends(() => true),
    also: [
      'concurrency.links-of-one-moment-all-work',
      'links.middle-of-three-works',
      'links.older-of-two-updates-works',
      'links.oldest-of-six-works',
      'links.oldest-of-three-works',
      'links.outlive-another-redirect',
      'links.sign-in-link-outlives-sign-up-or-in',
      'links.sign-in-link-outlives-update',
      'links.sign-up-link-outlives-sign-up-or-in',
      'links.sign-up-or-in-link-outlives-sign-in',
      'links.two-for-a-new-user-work',
      'links.update-link-outlives-sign-in',
      'links.work-in-order',
      'links.work-in-reverse',
      'update-phone.fails-on-conflict',
      'update-phone.merge-waits-for-verify',
      'update-phone.older-links-live-on',
    ],
  },
  TwoNewestLinksOnly: {
    sentence: 'Only the two newest links of a user work.',
    breaks: 'links.oldest-of-three-works',
    fault: ends((_link, _request, rank) => rank > 0),
    also: [
      'concurrency.links-of-one-moment-all-work',
      'links.oldest-of-six-works',
      'links.work-in-order',
      'links.work-in-reverse',
    ],
  },
  FourNewestLinksOnly: {
    sentence: 'Only the four newest links of a user work.',
    breaks: 'links.oldest-of-six-works',
    fault: ends((_link, _request, rank) => rank > 2),
    also: ['concurrency.links-of-one-moment-all-work'],
  },
  UseEndsNewerLinks: {
    sentence: 'The use of a link ends those that were sent after it.',
    breaks: 'links.work-in-order',
    fault: endsAtUse(
      (other, used, project) =>
        other.userId === used.userId && placeOf(other, project) > placeOf(used, project),
    ),
    also: [
      'concurrency.links-of-one-moment-all-work',
      'links.outlive-a-second-use',
      'links.two-for-a-new-user-work',
    ],
  },
  UseEndsSiblings: {
    sentence: 'The use of a link ends the other links of the user.',
    breaks: 'links.work-in-order',
    fault: endsAtUse((other, used) => other.userId === used.userId),
    also: [
      'concurrency.links-of-one-moment-all-work',
      'links.outlive-a-second-use',
      'links.two-for-a-new-user-work',
      'links.work-in-reverse',
      'update-phone.older-links-live-on',
    ],
  },
  UseEndsOlderLinks: {
    sentence: 'The use of a link ends those that were sent before it.',
    breaks: 'links.work-in-reverse',
    fault: endsAtUse(
      (other, used, project) =>
        other.userId === used.userId && placeOf(other, project) < placeOf(used, project),
    ),
    also: ['update-phone.older-links-live-on'],
  },
  FirstUseEndsSiblings: {
    sentence: 'The first sign-in of a user ends the links that were sent before.',
    breaks: 'links.two-for-a-new-user-work',
    fault: endsAtUse(
      (other, { userId }, { users }) => other.userId === userId && !users.get(userId)?.seen,
    ),
  },
};
