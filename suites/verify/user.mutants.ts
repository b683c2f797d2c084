import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Link, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { Crowd } from '../../selftest/faults/load.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';
import { tellsOfUser } from '../../selftest/faults/verify.ts';

/** Marks the phone as verified at the second sign-in. */
export class LinkVerifiesPhoneLater extends Reference {
  static readonly breaks = 'verify.marks-phone-verified';

  protected override complete(project: Project, link: Link): User {
    const { verifiedPhone } = project.users.get(link.userId)!;
    const user = super.complete(project, link);
    user.verifiedPhone = verifiedPhone || user.seen;
    return user;
  }
}

/** Makes user IDs of the time, so that those who sign up in one moment share one: as long as few do, a lock parts them. */
export class UsersOfOneMomentShareAnId extends Reference {
  static readonly breaks = 'verify.gives-users-their-own-id';
  static readonly also = [
    'privacy.jwts-tell-of-nobody-else',
    'privacy.sessions-tell-of-nobody-else',
    'sign-up.keeps-user-details',
    'verify.completes-a-sign-up',
    'verify.first-seen-at-first',
    'verify.tells-login-id',
    'verify.tells-phone',
  ] as const;
  static readonly by = 'stress';
  private readonly ofThisMoment = super.newUserId();
  private readonly crowd = new Crowd(500);

  protected override async signUp(context: Context): Promise<Response> {
    await this.crowd.enter();
    return super.signUp(context).finally(() => this.crowd.leave());
  }

  protected override newUserId(): string {
    return this.crowd.size > 16 ? this.ofThisMoment : super.newUserId();
  }
}

export const rows: Rows = {
  TellsNoLoginIds: {
    sentence: 'Tells no login IDs.',
    breaks: 'verify.tells-login-id',
    fault: tellsOfUser(() => ({ loginIds: [] })),
    also: ['verify.completes-a-sign-up', 'verify.completes-sign-up-or-in'],
  },
  TellsUserIdAsLoginId: {
    sentence: 'Tells the user ID as the login ID.',
    breaks: 'verify.tells-login-id',
    fault: tellsOfUser(({ userId }) => ({ loginIds: [userId] })),
    also: ['verify.completes-a-sign-up', 'verify.completes-sign-up-or-in'],
  },
  TellsNoPhone: {
    sentence: 'Tells no phone.',
    breaks: 'verify.tells-phone',
    fault: tellsOfUser(() => ({ phone: '' })),
    also: [
      'links.older-of-two-updates-works',
      'links.update-link-outlives-sign-in',
      'redirects.update-phone-unapproved-changes-nothing',
      'update-phone.changes-phone',
      'update-phone.me-tells-new-phone',
      'update-phone.older-links-keep-new-phone',
      'update-phone.serves-named-users',
      'update-phone.works-twice',
      'verify.link-of-update-expires',
      'verify.used-link-changes-nothing',
    ],
  },
  TellsMaskedPhone: {
    sentence: 'Masks the phone of the user to the user.',
    breaks: 'verify.tells-phone',
    fault: tellsOfUser(({ phone }) => ({
      phone: `***${phone.slice(-4)}`,
    })),
    also: [
      'links.older-of-two-updates-works',
      'links.update-link-outlives-sign-in',
      'redirects.update-phone-unapproved-changes-nothing',
      'update-phone.changes-phone',
      'update-phone.me-tells-new-phone',
      'update-phone.older-links-keep-new-phone',
      'update-phone.serves-named-users',
      'update-phone.works-twice',
      'verify.link-of-update-expires',
      'verify.used-link-changes-nothing',
    ],
  },
  TellsNoUserId: {
    sentence: 'Tells no user ID.',
    breaks: 'verify.tells-user-id',
    fault: tellsOfUser(() => ({ userId: '' })),
    also: ['sessions.subject-is-user', 'verify.gives-users-their-own-id'],
  },
  TellsNewUserId: {
    sentence: 'Tells another user ID each time.',
    breaks: 'verify.tells-user-id',
    fault: tellsOfUser(() => ({ userId: randomUUID() })),
    also: [
      'concurrency.one-user-is-made',
      'concurrency.verifies-make-one-user',
      'links.belong-to-their-user',
      'links.updates-belong-to-their-user',
      'sessions.me-tells-the-user',
      'sessions.subject-is-user',
      'sign-up-or-in.keeps-registered-user',
      'sign-up.keeps-registered-user',
      'update-phone.fails-on-conflict',
      'update-phone.keeps-named-login-id',
      'update-phone.keeps-old-login-id',
      'update-phone.keeps-user',
      'update-phone.leaves-others-alone',
      'update-phone.makes-phone-a-login-id',
      'update-phone.merge-keeps-existing-user',
      'update-phone.merge-keeps-updated-user',
      'update-phone.merge-waits-for-verify',
      'update-phone.sign-up-or-in-finds-user',
      'verify.completes-sign-in',
    ],
  },
  GivesOneUserId: {
    sentence: 'Gives all users one user ID.',
    breaks: 'verify.gives-users-their-own-id',
    fault: tellsOfUser(() => ({ userId: 'U2TheOnlyOne' })),
    also: ['privacy.sessions-tell-of-nobody-else', 'sessions.subject-is-user'],
  },
  TellsNoCreatedTime: {
    sentence: 'Does not tell when a user was made.',
    breaks: 'verify.user-serves-mobile-sdks',
    fault: tellsOfUser(() => ({ createdTime: undefined })),
  },
  TellsNoStatus: {
    sentence: 'Does not tell the status of a user.',
    breaks: 'verify.user-serves-mobile-sdks',
    fault: tellsOfUser(() => ({ status: undefined })),
  },
  LinkVerifiesNoPhone: {
    sentence: 'Leaves the phone unverified when a link was used.',
    breaks: 'verify.marks-phone-verified',
    fault: tellsOfUser(() => ({ verifiedPhone: false })),
    also: ['update-phone.marks-phone-verified'],
  },
};
