import type { Body } from '../../reference/core.ts';
import type { PhoneChange, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';

/** Adds no login ID, whatever is asked. */
export class NeverAddsLoginId extends Reference {
  static readonly breaks = 'update-phone.makes-phone-a-login-id';

  protected override addLoginId(): void {}
}

/** Reads addToLoginIDs under the name that the methods of SDKs give it. */
export class ReadsAddToLoginIdsMisspelt extends Reference {
  static readonly breaks = 'update-phone.makes-phone-a-login-id';

  protected override phoneChange(body: Body): PhoneChange {
    return { ...super.phoneChange(body), addToLoginIDs: body['addToLoginIds'] === true };
  }
}

/** Makes a user of the login ID that it is to add. */
export class GivesLoginIdToNewUser extends Reference {
  static readonly breaks = 'update-phone.makes-phone-a-login-id';

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    if (change.addToLoginIDs) this.createUser(project, change.phone, change.phone, {});
    return super.changePhone(project, user, { ...change, addToLoginIDs: false });
  }
}

/** Adds the login ID when the update is asked for. */
export class AddsLoginIdAtOnce extends Reference {
  static readonly breaks = 'update-phone.adds-login-id-on-verify';

  protected override beforeUpdateIsVerified(_project: Project, user: User, change: PhoneChange) {
    if (change.addToLoginIDs) this.addLoginId(user, change.phone);
  }
}

/** Replaces the login IDs by the new one. */
export class ReplacesLoginIds extends Reference {
  static readonly breaks = 'update-phone.keeps-old-login-id';

  protected override addLoginId(user: User, loginId: string): void {
    user.loginIds = [loginId];
  }
}

/** Adds the new phone as a login ID, whatever is asked. */
export class AlwaysAddsLoginId extends Reference {
  static readonly breaks = 'update-phone.adds-no-login-id-unasked';

  protected override phoneChange(body: Body): PhoneChange {
    return { ...super.phoneChange(body), addToLoginIDs: true };
  }
}

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

  protected override merge(_project: Project, user: User, _owner: User, change: PhoneChange): User {
    this.setPhone(user, change.phone);
    return user;
  }
}

/** Overlooks onMergeUseExisting. */
export class OverlooksOnMergeUseExisting extends Reference {
  static readonly breaks = 'update-phone.merge-keeps-existing-user';

  protected override merge(project: Project, user: User, owner: User, change: PhoneChange): User {
    return super.merge(project, user, owner, { ...change, onMergeUseExisting: false });
  }
}

/** Signs in the existing user by the link alone, and merges the other way round. */
export class MergesWrongWayRound extends Reference {
  static readonly breaks = 'update-phone.merge-keeps-existing-user';

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

/** Overlooks failOnConflict. */
export class OverlooksFailOnConflict extends Reference {
  static readonly breaks = 'update-phone.fails-on-conflict';

  protected override refuseConflict(): void {}
}

/** Refuses a conflict when the users are merged already. */
export class RefusedConflictMerges extends Reference {
  static readonly breaks = 'update-phone.fails-on-conflict';

  protected override refuseConflict(project: Project, user: User, change: PhoneChange): void {
    const owner = this.findUser(project, change.phone);
    try {
      super.refuseConflict(project, user, change);
    } catch (error) {
      if (owner) this.merge(project, user, owner, change);
      throw error;
    }
  }
}
