import type { Body } from '../../reference/core.ts';
import type { Link, PhoneChange, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { Refusal } from '../../reference/refusal.ts';

/** Adds no login ID, whatever is asked. */
export class NeverAddsLoginId extends Reference {
  static readonly breaks = 'update-phone.makes-phone-a-login-id';
  static readonly also = [
    'update-phone.added-login-id-is-taken',
    'update-phone.merge-keeps-updated-user',
  ] as const;

  protected override addLoginId(): void {}
}

/** Reads addToLoginIDs under the name that the methods of SDKs give it. */
export class ReadsAddToLoginIdsMisspelt extends Reference {
  static readonly breaks = 'update-phone.makes-phone-a-login-id';
  static readonly also = [
    'update-phone.added-login-id-is-taken',
    'update-phone.merge-ends-session',
    'update-phone.merge-keeps-existing-user',
    'update-phone.merge-keeps-updated-user',
    'update-phone.merged-session-is-of-kept-user',
  ] as const;

  protected override phoneChange(body: Body): PhoneChange {
    return { ...super.phoneChange(body), addToLoginIDs: body['addToLoginIds'] === true };
  }
}

/** Makes a user of the login ID that it is to add. */
export class GivesLoginIdToNewUser extends Reference {
  static readonly breaks = 'update-phone.makes-phone-a-login-id';
  static readonly also = [
    'update-phone.merge-ends-session',
    'update-phone.merge-keeps-existing-user',
    'update-phone.merge-keeps-updated-user',
    'update-phone.merged-session-is-of-kept-user',
  ] as const;

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    if (change.addToLoginIDs) this.createUser(project, change.phone, change.phone, {});
    return super.changePhone(project, user, { ...change, addToLoginIDs: false });
  }
}

/** Adds the login ID when the update is asked for. */
export class AddsLoginIdAtOnce extends Reference {
  static readonly breaks = 'update-phone.adds-login-id-on-verify';
  static readonly also = [
    'update-phone.merge-ends-session',
    'update-phone.merge-keeps-existing-user',
    'update-phone.merged-session-is-of-kept-user',
  ] as const;

  protected override beforeUpdateIsVerified(_project: Project, user: User, change: PhoneChange) {
    if (change.addToLoginIDs) this.addLoginId(user, change.phone);
  }
}

/** Replaces the login IDs by the new one. */
export class ReplacesLoginIds extends Reference {
  static readonly breaks = 'update-phone.keeps-old-login-id';
  static readonly also = [
    'update-phone.keeps-named-login-id',
    'update-phone.merge-keeps-existing-user',
    'update-phone.moves-links-after-adding',
  ] as const;

  protected override addLoginId(user: User, loginId: string): void {
    user.loginIds = [loginId];
  }
}

/** Adds the new phone as a login ID, whatever is asked. */
export class AlwaysAddsLoginId extends Reference {
  static readonly breaks = 'update-phone.adds-no-login-id-unasked';
  static readonly also = ['bad-input.null-fields-change-nothing'] as const;

  protected override phoneChange(body: Body): PhoneChange {
    return { ...super.phoneChange(body), addToLoginIDs: true };
  }
}

/** Puts a phone that is to be a login ID in the place of an e-mail address. */
export class ReplacesNamedLoginId extends Reference {
  static readonly breaks = 'update-phone.keeps-named-login-id';
  static readonly also = ['update-phone.moves-links-after-adding'] as const;

  protected override addLoginId(user: User, loginId: string): void {
    user.loginIds = user.loginIds.filter(each => !each.includes('@'));
    super.addLoginId(user, loginId);
  }
}

/** Looks for somebody registered among first login IDs. */
export class AddedLoginIdIsFree extends Reference {
  static readonly breaks = 'update-phone.added-login-id-is-taken';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const isFirst = this.findUser(project, loginId)?.loginIds[0] === loginId;
    if (isFirst) super.refuseRegistered(project, loginId, body);
  }
}

/** Refuses a number that somebody has, whatever the options. */
export class RefusesTakenNumber extends Reference {
  static readonly breaks = 'update-phone.accepts-taken-number';
  static readonly also = [
    'update-phone.merge-keeps-existing-user',
    'update-phone.merge-keeps-updated-user',
  ] as const;

  protected override beforeUpdateIsVerified(project: Project, user: User, { phone }: PhoneChange) {
    const owner = this.findUser(project, phone);
    if (owner && owner !== user) throw new Refusal(409, 'E062125', 'The phone number is taken');
  }
}

/** Overlooks failOnConflict. */
export class OverlooksFailOnConflict extends Reference {
  static readonly breaks = 'update-phone.fails-on-conflict';

  protected override refuseConflict(): void {}
}

/** Overlooks failOnConflict where onMergeUseExisting is set, too. */
export class ExistingUserBeatsFailOnConflict extends Reference {
  static readonly breaks = 'update-phone.fails-on-conflict';

  protected override refuseConflict(project: Project, user: User, change: PhoneChange): void {
    if (!change.onMergeUseExisting) super.refuseConflict(project, user, change);
  }
}

/** Refuses a conflict when the users are merged already. */
export class RefusedConflictMerges extends Reference {
  static readonly breaks = 'update-phone.fails-on-conflict';
  static readonly also = ['update-phone.late-conflict-changes-nothing'] as const;

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

/** Changes the phone before it finds that the login ID was taken since. */
export class ConflictSeenAfterWrite extends Reference {
  static readonly breaks = 'update-phone.late-conflict-changes-nothing';

  protected override complete(project: Project, link: Link): User {
    const user = project.users.get(link.userId);
    if (user && link.change?.failOnConflict) this.setPhone(user, link.change.phone);
    return super.complete(project, link);
  }
}
