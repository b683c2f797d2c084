import type { Context } from 'hono';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, PhoneChange, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { WithFirstPhones } from '../../selftest/faults/update-phone.ts';

/** Forgets the new phone at verify. */
export class VerifiedUpdateForgetsPhone extends Reference {
  static readonly breaks = 'update-phone.changes-phone';
  static readonly also = [
    'links.older-of-two-updates-works',
    'links.update-link-outlives-sign-in',
    'update-phone.me-tells-new-phone',
    'update-phone.moves-links-after-adding',
    'update-phone.moves-links-of-sign-up-or-in',
    'update-phone.moves-links-to-new-phone',
    'update-phone.older-links-keep-new-phone',
    'update-phone.serves-named-users',
    'update-phone.works-twice',
  ] as const;

  protected override setPhone(user: User): void {
    user.verifiedPhone = true;
  }
}

/** Tells the user of an update as it was before. */
export class VerifiedUpdateTellsOldPhone extends Reference {
  static readonly breaks = 'update-phone.changes-phone';
  static readonly also = [
    'links.older-of-two-updates-works',
    'links.update-link-outlives-sign-in',
    'update-phone.merge-keeps-existing-user',
    'update-phone.merged-session-is-of-kept-user',
    'update-phone.serves-named-users',
    'update-phone.works-twice',
  ] as const;

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    const before = { ...user };
    super.changePhone(project, user, change);
    return before;
  }
}

/** Has the phone unverified when an update has changed it. */
export class UpdateUnverifiesPhone extends Reference {
  static readonly breaks = 'update-phone.marks-phone-verified';

  protected override setPhone(user: User, phone: string): void {
    user.phone = phone;
    user.verifiedPhone = false;
  }
}

/** Finds who has the new phone already, and leaves the user alone who has asked for it. */
export class VerifiedUpdateFindsOwner extends Reference {
  static readonly breaks = 'update-phone.keeps-user';

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    const owner = [...project.users.values()].find(
      each => each !== user && each.phone === change.phone,
    );
    return owner && !change.addToLoginIDs ? owner : super.changePhone(project, user, change);
  }
}

/** Makes a user of the new phone at verify. */
export class VerifiedUpdateMakesUser extends Reference {
  static readonly breaks = 'update-phone.keeps-user';
  static readonly also = [
    'bad-input.null-fields-change-nothing',
    'links.updates-belong-to-their-user',
    'update-phone.adds-no-login-id-unasked',
    'update-phone.leaves-details-alone',
    'update-phone.marks-phone-verified',
    'update-phone.merge-keeps-existing-user',
    'update-phone.merge-keeps-updated-user',
    'update-phone.merged-session-is-of-kept-user',
  ] as const;

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    super.changePhone(project, user, change);
    return this.createUser(project, change.phone, change.phone, {});
  }
}

/** Changes the phone at once where it is to become a login ID. */
export class AddedPhoneChangesAtOnce extends Reference {
  static readonly breaks = 'update-phone.waits-for-verify';
  static readonly also = ['update-phone.late-conflict-changes-nothing'] as const;

  protected override beforeUpdateIsVerified(_p: Project, user: User, change: PhoneChange): void {
    if (change.addToLoginIDs) user.phone = change.phone;
  }
}

/** Changes the phone when the update is asked for. */
export class UpdateChangesPhoneAtOnce extends Reference {
  static readonly breaks = 'update-phone.waits-for-verify';
  static readonly also = [
    'update-phone.late-conflict-changes-nothing',
    'update-phone.request-changes-no-details',
    'update-phone.texts-old-phone-until-verify',
  ] as const;

  protected override beforeUpdateIsVerified(_project: Project, user: User, change: PhoneChange) {
    user.phone = change.phone;
  }
}

/** Tells the new phone as the user's when any link is verified. */
export class AnyLinkVerifiesUpdate extends Reference {
  static readonly breaks = 'update-phone.waits-for-verify';
  static readonly also = [
    'links.older-of-two-updates-works',
    'verify.link-of-update-expires',
  ] as const;

  protected override complete(project: Project, link: Link): User {
    const user = super.complete(project, link);
    for (const { userId, change } of project.links.values()) {
      if (userId === user.userId && change) this.setPhone(user, change.phone);
    }
    return user;
  }
}

/** Gives everybody the new phone of an update, for want of a condition. */
export class UpdateChangesEverybody extends Reference {
  static readonly breaks = 'update-phone.leaves-others-alone';

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    for (const each of project.users.values()) this.setPhone(each, change.phone);
    return super.changePhone(project, user, change);
  }
}

/** Adds the new phone of an update to the login IDs of everybody. */
export class UpdateAddsLoginIdToEverybody extends Reference {
  static readonly breaks = 'update-phone.leaves-others-alone';
  static readonly also = [
    'bad-input.null-fields-change-nothing',
    'update-phone.adds-no-login-id-unasked',
    'update-phone.merge-keeps-existing-user',
    'update-phone.merged-session-is-of-kept-user',
  ] as const;

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    for (const each of project.users.values()) this.addLoginId(each, change.phone);
    return super.changePhone(project, user, change);
  }
}

/** Takes a phone that was changed once for settled. */
export class UpdateWorksOnce extends WithFirstPhones {
  static readonly breaks = 'update-phone.works-twice';

  protected override setPhone(user: User, phone: string): void {
    if (user.phone === this.firstPhoneOf(user)) super.setPhone(user, phone);
  }
}

/** Looks for whoever signs up or in by login ID and first phone. */
export class SignUpOrInLosesUpdatedUser extends WithFirstPhones {
  static readonly breaks = 'update-phone.sign-up-or-in-finds-user';

  protected override findOrCreateUser(project: Project, loginId: string): User | Promise<User> {
    const user = this.findUser(project, loginId);
    if (user && user.phone !== this.firstPhoneOf(user)) {
      return this.createUser(project, loginId, user.phone, {});
    }
    return super.findOrCreateUser(project, loginId);
  }
}

/** Writes a user anew with the new phone. */
export class UpdateForgetsDetails extends Reference {
  static readonly breaks = 'update-phone.leaves-details-alone';

  protected override setPhone(user: User, phone: string): void {
    super.setPhone(Object.assign(user, this.userDetails({})), phone);
  }
}

/** Forgets the e-mail address when the phone changes. */
export class UpdateForgetsEmail extends Reference {
  static readonly breaks = 'update-phone.leaves-details-alone';

  protected override setPhone(user: User, phone: string): void {
    super.setPhone(Object.assign(user, { email: '' }), phone);
  }
}

/** Takes the phone for unverified as soon as another is asked for. */
export class RequestUnverifiesPhone extends Reference {
  static readonly breaks = 'update-phone.request-changes-no-details';

  protected override beforeUpdateIsVerified(_project: Project, user: User): void {
    user.verifiedPhone = false;
  }
}

/** Tells by me what the user was at sign-up. */
export class MeTellsFirstPhone extends WithFirstPhones {
  static readonly breaks = 'update-phone.me-tells-new-phone';

  protected override async me(context: Context): Promise<Response> {
    const { user } = await this.signedIn(this.authorize(context));
    return Response.json({ ...this.userBody(user), phone: this.firstPhoneOf(user) });
  }
}

/** Keeps in each link the phone it was sent to, and writes it back. */
export class SignInLinksBringOldPhoneBack extends Reference {
  static readonly breaks = 'update-phone.older-links-keep-new-phone';
  private readonly sentTo = new Map<Link, string>();

  protected override async makeLink(request: SendRequest): Promise<Link> {
    const link = await super.makeLink(request);
    if (request.operation === 'signIn') this.sentTo.set(link, request.user.phone);
    return link;
  }

  protected override complete(project: Project, link: Link): User {
    const user = super.complete(project, link);
    user.phone = this.sentTo.get(link) ?? user.phone;
    return user;
  }
}

/** Ends every link of a user whose phone changes. */
export class UpdateEndsOlderLinks extends Reference {
  static readonly breaks = 'update-phone.older-links-live-on';

  protected override complete(project: Project, link: Link): User {
    const user = super.complete(project, link);
    if (link.change) {
      for (const each of project.links.values()) if (each.userId === user.userId) each.used = true;
    }
    return user;
  }
}

/** Keeps what me has told of a user, and tells it again. */
export class MeIsCached extends Reference {
  static readonly breaks = 'update-phone.me-tells-new-phone';
  static readonly also = ['sessions.me-tells-the-user'] as const;
  static readonly by = 'tour';

  private readonly told = new Map<string, string>();

  protected override async me(context: Context): Promise<Response> {
    const { user } = await this.signedIn(this.authorize(context));
    const known = this.told.get(user.userId) ?? (await (await super.me(context)).text());
    this.told.set(user.userId, known);
    return new Response(known, { headers: { 'Content-Type': 'application/json' } });
  }
}

/** Ends the older links of a user with a login ID that is no phone when an update is verified. */
export class UpdateEndsLinksOfNamed extends Reference {
  static readonly breaks = 'update-phone.older-links-live-on';
  static readonly by = 'tour';

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    const isNamed = user.loginIds.some(each => !each.startsWith('+'));
    for (const link of project.links.values())
      if (isNamed && link.userId === user.userId) link.used = true;
    return super.changePhone(project, user, change);
  }
}

/** Gives the new phone to everybody who shares the old one. */
export class UpdateMovesWhoSharesThePhone extends Reference {
  static readonly breaks = 'update-phone.leaves-others-alone';
  static readonly also = [
    'privacy.sessions-tell-of-nobody-else',
    'sign-in.texts-phone-of-login-id',
    'sign-in.texts-the-phone',
  ] as const;
  static readonly by = 'tour';

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    const old = user.phone;
    for (const each of project.users.values()) if (each.phone === old) each.phone = change.phone;
    return super.changePhone(project, user, change);
  }
}
