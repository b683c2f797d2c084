import type { Body, Caller } from '../../reference/core.ts';
import type { Errand } from '../../reference/links.ts';
import type { Link, PhoneChange, Project, User } from '../../reference/model.ts';
import { badRequest, unauthorized } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';
import {
  answersAsText,
  answersCreated,
  answersWith,
  base64,
  inGroups,
  leaksInBody,
  leaksInHeader,
  masksAs,
  sendsNothing,
  sendsNoToken,
} from './faults.ts';

/** Takes the session JWT at an update, in place of the refresh JWT. */
export class UpdateTakesSessionJwtOnly extends Reference {
  static readonly breaks = 'update-phone.accepts-signed-in-user';

  protected override async updater({ project, credentials: [jwt = ''] }: Caller): Promise<User> {
    const { sub = '', drn } = await this.readJwt(jwt);
    if (drn !== 'DS') throw unauthorized('The JWT is not a session JWT');
    return project.users.get(sub)!;
  }
}

/** Wants the user ID where an update names the login ID. */
export class UpdateWantsUserId extends Reference {
  static readonly breaks = 'update-phone.accepts-signed-in-user';

  protected override async updater(caller: Caller, { loginId }: Body): Promise<User> {
    const { user } = await this.signedIn(caller);
    if (user.userId !== loginId) throw badRequest('The loginId is of another user');
    return user;
  }
}

/** Answers an update with 201. */
export class UpdateAnswersCreated extends answersCreated('updatePhone') {
  static readonly breaks = 'update-phone.answers-as-documented';
}

/** Calls the JSON of an update text. */
export class UpdateAnswersAsText extends answersAsText('updatePhone') {
  static readonly breaks = 'update-phone.answers-as-documented';
}

/** Answers an update with a masked phone that is null. */
export class UpdateAnswersNull extends answersWith('updatePhone', () => ({ maskedPhone: null })) {
  static readonly breaks = 'update-phone.answers-as-documented';
}

/** Shows the new phone of an update as it is. */
export class UpdateShowsPhone extends masksAs('updatePhone', phone => phone) {
  static readonly breaks = 'update-phone.masks-phone';
}

/** Shows the new phone of an update in groups. */
export class UpdateShowsPhoneInGroups extends masksAs('updatePhone', inGroups) {
  static readonly breaks = 'update-phone.masks-phone';
}

/** Hides every fourth digit of the new phone of an update. */
export class UpdateHidesThreeDigits extends masksAs('updatePhone', phone =>
  phone.replaceAll(/(\d{3})\d/g, '$1*').replace('*', '0'),
) {
  static readonly breaks = 'update-phone.masks-four-digits';
}

/** Answers an update with the token under a name that tells nothing. */
export class UpdateAnswersWithPendingRef extends leaksInBody('updatePhone', (_url, token) => ({
  pendingRef: token,
})) {
  static readonly breaks = 'update-phone.answer-holds-no-token';
}

/** Tells the token of an update in a header. */
export class UpdateTellsTokenInHeader extends leaksInHeader(
  'updatePhone',
  'X-Request-Id',
  token => token,
) {
  static readonly breaks = 'update-phone.answer-holds-no-token';
}

/** Answers an update with the link, percent-encoded and in base64. */
export class UpdateTellsLinkInBase64 extends leaksInBody('updatePhone', url => ({
  continue: base64(` ${encodeURIComponent(url)}`),
})) {
  static readonly breaks = 'update-phone.answer-holds-no-token';
}

/** Accepts an update and sends nothing. */
export class UpdateTextsNobody extends sendsNothing('updatePhone') {
  static readonly breaks = 'update-phone.texts-new-phone';
}

/** Sends a link without a token at an update. */
export class UpdateTextsNoToken extends sendsNoToken('updatePhone') {
  static readonly breaks = 'update-phone.texts-new-phone';
}

/** Sends the link of an update to the old phone. */
export class UpdateTextsOldPhone extends Reference {
  static readonly breaks = 'update-phone.texts-new-phone';

  protected override recipient({ user }: Errand): string {
    return user.phone;
  }
}

/** Sends the link of an update to the old phone as well. */
export class UpdateTextsBothPhones extends Reference {
  static readonly breaks = 'update-phone.texts-old-phone-not';

  protected override dispatch(errand: Errand, link: Link): void {
    super.dispatch(errand, link);
    const { change: _, ...toOldPhone } = errand;
    if (errand.change) super.dispatch(toOldPhone, link);
  }
}

/** Tells the old phone of an update, with a link that signs in. */
export class UpdateWarnsOldPhoneWithLink extends Reference {
  static readonly breaks = 'update-phone.texts-old-phone-not';

  protected override beforeUpdateIsVerified(project: Project, user: User): void {
    const redirectUrl = `https://${project.approvedDomains[0]}/verify`;
    void this.send({ operation: 'signIn', project, user, redirectUrl });
  }
}

/** Forgets the new phone at verify. */
export class VerifiedUpdateForgetsPhone extends Reference {
  static readonly breaks = 'update-phone.changes-phone';

  protected override setPhone(user: User): void {
    user.verifiedPhone = true;
  }
}

/** Tells the user of an update as it was before. */
export class VerifiedUpdateTellsOldPhone extends Reference {
  static readonly breaks = 'update-phone.changes-phone';

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    const before = { ...user };
    super.changePhone(project, user, change);
    return before;
  }
}

/** Goes on texting the login ID when the phone has changed. */
export class LinksStayAtOldPhone extends Reference {
  static readonly breaks = 'update-phone.moves-links-to-new-phone';

  protected override recipient(errand: Errand): string {
    const [loginId = ''] = errand.user.loginIds;
    return errand.operation === 'signIn' ? loginId : super.recipient(errand);
  }
}

/** Tells the new phone at verify and stores it nowhere. */
export class VerifiedUpdateStoresNothing extends Reference {
  static readonly breaks = 'update-phone.moves-links-to-new-phone';

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    return super.changePhone(project, { ...user }, change);
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

/** Makes a user of the new phone at verify. */
export class VerifiedUpdateMakesUser extends Reference {
  static readonly breaks = 'update-phone.keeps-user';

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    super.changePhone(project, user, change);
    return this.createUser(project, change.phone, change.phone, {});
  }
}

/** Changes the phone when the update is asked for. */
export class UpdateChangesPhoneAtOnce extends Reference {
  static readonly breaks = 'update-phone.waits-for-verify';

  protected override beforeUpdateIsVerified(_project: Project, user: User, change: PhoneChange) {
    user.phone = change.phone;
  }
}

/** Tells the new phone as the user's when any link is verified. */
export class AnyLinkVerifiesUpdate extends Reference {
  static readonly breaks = 'update-phone.waits-for-verify';

  protected override complete(project: Project, link: Link): User {
    const user = super.complete(project, link);
    for (const { userId, change } of project.links.values()) {
      if (userId === user.userId && change) this.setPhone(user, change.phone);
    }
    return user;
  }
}

/** Sends links to the new phone as soon as the update is asked for. */
export class UpdateMovesLinksAtOnce extends Reference {
  static readonly breaks = 'update-phone.texts-old-phone-until-verify';

  protected override recipient(errand: Errand): string {
    const links = [...errand.project.links.values()];
    const pending = links.find(each => each.userId === errand.user.userId && each.change);
    return pending?.change?.phone ?? super.recipient(errand);
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

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    for (const each of project.users.values()) this.addLoginId(each, change.phone);
    return super.changePhone(project, user, change);
  }
}

/** Updates the user who is named, whoever presents a JWT. */
export class UpdateChangesNamedUser extends Reference {
  static readonly breaks = 'update-phone.keeps-named-user';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    await this.signedIn(caller);
    return this.findUser(caller.project, this.requiredText(body, 'loginId'))!;
  }
}

/** Finds out that another user is named when that one's phone has changed. */
export class RefusedUpdateChangesNamedUser extends Reference {
  static readonly breaks = 'update-phone.keeps-named-user';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    await this.signedIn(caller);
    const named = this.findUser(caller.project, this.requiredText(body, 'loginId'));
    if (named) named.phone = this.newPhone(body);
    return super.updater(caller, body);
  }
}
