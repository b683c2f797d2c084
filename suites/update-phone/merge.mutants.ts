import type { JWTPayload } from 'jose';
import type { PhoneChange, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import type { Claims } from '../../reference/sessions.ts';

/** Merges the updated user into the one who has the login ID, unasked. */
export class MergesIntoExistingUnasked extends Reference {
  static readonly breaks = 'update-phone.merge-keeps-updated-user';

  protected override merge(project: Project, user: User, owner: User, change: PhoneChange): User {
    return super.merge(project, user, owner, { ...change, onMergeUseExisting: true });
  }
}

/** Changes the phone where it is to merge, and leaves the login ID to the other. */
export class LeavesLoginIdToTheOther extends Reference {
  static readonly breaks = 'update-phone.merge-keeps-updated-user';
  static readonly also = [
    'update-phone.merge-ends-session',
    'update-phone.merge-keeps-existing-user',
    'update-phone.merged-session-is-of-kept-user',
  ] as const;

  protected override merge(_project: Project, user: User, _owner: User, change: PhoneChange): User {
    this.setPhone(user, change.phone);
    return user;
  }
}

/** Overlooks onMergeUseExisting. */
export class OverlooksOnMergeUseExisting extends Reference {
  static readonly breaks = 'update-phone.merge-keeps-existing-user';
  static readonly also = [
    'update-phone.merge-ends-session',
    'update-phone.merged-session-is-of-kept-user',
  ] as const;

  protected override merge(project: Project, user: User, owner: User, change: PhoneChange): User {
    return super.merge(project, user, owner, { ...change, onMergeUseExisting: false });
  }
}

/** Signs in the existing user by the link alone, and merges the other way round. */
export class MergesWrongWayRound extends Reference {
  static readonly breaks = 'update-phone.merge-keeps-existing-user';
  static readonly also = ['update-phone.merge-ends-session'] as const;

  protected override merge(project: Project, user: User, owner: User, change: PhoneChange): User {
    super.merge(project, user, owner, { ...change, onMergeUseExisting: false });
    return change.onMergeUseExisting ? owner : user;
  }
}

/** Deletes nobody when two users are merged. */
export class MergeDeletesNobody extends Reference {
  static readonly breaks = 'update-phone.merge-ends-session';

  protected override merge(project: Project, user: User, owner: User, change: PhoneChange): User {
    const kept = super.merge(project, user, owner, change);
    project.users.set(user.userId, user);
    return kept;
  }
}

/** Merges when the update is asked for. */
export class MergesAtOnce extends Reference {
  static readonly breaks = 'update-phone.merge-waits-for-verify';

  protected override beforeUpdateIsVerified(project: Project, user: User, change: PhoneChange) {
    const owner = this.findUser(project, change.phone);
    if (change.addToLoginIDs && owner) this.merge(project, user, owner, change);
  }
}

/** Merges when the update is asked for, and lets the links of both sign in the one who stays. */
export class MergesAtOnceWithLinks extends Reference {
  static readonly breaks = 'update-phone.merge-waits-for-verify';

  protected override beforeUpdateIsVerified(project: Project, user: User, change: PhoneChange) {
    const owner = this.findUser(project, change.phone);
    if (!change.addToLoginIDs || !owner) return;
    const { userId } = this.merge(project, user, owner, change);
    for (const each of project.links.values()) each.userId = userId;
  }
}

/** Begins the session of a merge for the user who is gone. */
export class MergedSessionIsOfGoneUser extends Reference {
  static readonly breaks = 'update-phone.merged-session-is-of-kept-user';
  private readonly gone = new Map<User, string>();

  protected override merge(project: Project, user: User, owner: User, change: PhoneChange): User {
    const kept = super.merge(project, user, owner, change);
    if (kept === owner) this.gone.set(kept, user.userId);
    return kept;
  }

  protected override sessionClaims(claims: Claims): JWTPayload {
    const usual = super.sessionClaims(claims);
    return { ...usual, sub: this.gone.get(claims.user) ?? usual.sub! };
  }
}
