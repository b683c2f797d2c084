import type { Body, Caller } from '../../reference/core.ts';
import type { User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';

/** Updates the user who is named, whoever presents a JWT. */
export class UpdateChangesNamedUser extends Reference {
  static readonly breaks = 'update-phone.keeps-named-user';
  static readonly also = [
    'bad-input.update-phone-odd-texts',
    'update-phone.adds-nothing-to-named-user',
  ] as const;

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    await this.signedIn(caller);
    return this.findUser(caller.project, this.requiredText(body, 'loginId'))!;
  }
}

/** Finds out that another user is named when that one's phone has changed. */
export class RefusedUpdateChangesNamedUser extends Reference {
  static readonly breaks = 'update-phone.keeps-named-user';
  static readonly also = [
    'redirects.update-phone-unapproved-changes-nothing',
    'update-phone.adds-nothing-to-named-user',
    'update-phone.late-conflict-changes-nothing',
    'update-phone.request-changes-no-details',
    'update-phone.texts-old-phone-until-verify',
    'update-phone.waits-for-verify',
  ] as const;

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    await this.signedIn(caller);
    const named = this.findUser(caller.project, this.requiredText(body, 'loginId'));
    if (named) named.phone = this.newPhone(body);
    return super.updater(caller, body);
  }
}

/** Acts on the user who is named where the phone is to become a login ID. */
export class AddsPhoneToNamedUser extends Reference {
  static readonly breaks = 'update-phone.adds-nothing-to-named-user';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    const named = this.findUser(caller.project, String(body['loginId']));
    if (body['addToLoginIDs'] !== true || !named) return super.updater(caller, body);
    await this.signedIn(caller);
    return named;
  }
}

/** Updates only those who are called by their phone. */
export class UpdateServesPhoneUsersOnly extends Reference {
  static readonly breaks = 'update-phone.serves-named-users';
  static readonly also = [
    'update-phone.moves-links-after-adding',
    'update-phone.moves-links-of-sign-up-or-in',
  ] as const;

  protected override setPhone(user: User, phone: string): void {
    if (!user.loginIds.some(each => each.includes('@'))) super.setPhone(user, phone);
  }
}
