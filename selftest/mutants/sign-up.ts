import type { Body } from '../../reference/core.ts';
import type { Errand } from '../../reference/links.ts';
import type { Link, Project } from '../../reference/model.ts';
import { badRequest, Refusal } from '../../reference/refusal.ts';
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

/** Takes only phones without a plus sign at sign-up. */
export class SignUpRefusesPlusSign extends Reference {
  static readonly breaks = 'sign-up.accepts-new-user';

  protected override signUpPhone(body: Body, loginId: string): string {
    const phone = super.signUpPhone(body, loginId);
    if (phone.startsWith('+'))
      throw badRequest('The phone number has other characters than digits');
    return phone;
  }
}

/** Asks for a name, which is optional. */
export class SignUpRequiresName extends Reference {
  static readonly breaks = 'sign-up.accepts-new-user';

  protected override userDetails(details: Body) {
    this.requiredText(details, 'name');
    return super.userDetails(details);
  }
}

/** Answers a sign-up with 201. */
export class SignUpAnswersCreated extends answersCreated('signUp') {
  static readonly breaks = 'sign-up.answers-as-documented';
}

/** Calls the JSON of a sign-up text. */
export class SignUpAnswersAsText extends answersAsText('signUp') {
  static readonly breaks = 'sign-up.answers-as-documented';
}

/** Answers a sign-up with no field at all. */
export class SignUpAnswersNothing extends answersWith('signUp', () => ({})) {
  static readonly breaks = 'sign-up.answers-as-documented';
}

/** Shows the phone of a sign-up as it is. */
export class SignUpShowsPhone extends masksAs('signUp', phone => phone) {
  static readonly breaks = 'sign-up.masks-phone';
}

/** Shows the phone of a sign-up in groups. */
export class SignUpShowsPhoneInGroups extends masksAs('signUp', inGroups) {
  static readonly breaks = 'sign-up.masks-phone';
}

/** Hides three digits of a sign-up's phone. */
export class SignUpHidesThreeDigits extends masksAs('signUp', phone => `${phone.slice(0, -3)}***`) {
  static readonly breaks = 'sign-up.masks-four-digits';
}

/** Answers with the token, so that nobody needs the message. */
export class SignUpAnswersWithToken extends leaksInBody('signUp', (_url, token) => ({ token })) {
  static readonly breaks = 'sign-up.answer-holds-no-token';
}

/** Tells the token in a header, for those who test. */
export class SignUpTellsTokenInHeader extends leaksInHeader('signUp', 'X-Debug', token => token) {
  static readonly breaks = 'sign-up.answer-holds-no-token';
}

/** Answers with the link in base64. */
export class SignUpTellsLinkInBase64 extends leaksInBody('signUp', url => ({
  reference: base64(url),
})) {
  static readonly breaks = 'sign-up.answer-holds-no-token';
}

/** Accepts a sign-up and sends nothing. */
export class SignUpTextsNobody extends sendsNothing('signUp') {
  static readonly breaks = 'sign-up.texts-the-phone';
}

/** Sends a link without a token at sign-up. */
export class SignUpTextsNoToken extends sendsNoToken('signUp') {
  static readonly breaks = 'sign-up.texts-the-phone';
}

/** Sends the link of a sign-up to the login ID. */
export class SignUpTextsLoginId extends Reference {
  static readonly breaks = 'sign-up.texts-phone-not-login-id';

  protected override recipient(errand: Errand): string {
    const [loginId = ''] = errand.user.loginIds;
    return errand.operation === 'signUp' ? loginId : super.recipient(errand);
  }
}

/** Sends the link of a sign-up to the phone, and to the login ID as well. */
export class SignUpTextsLoginIdToo extends Reference {
  static readonly breaks = 'sign-up.texts-phone-not-login-id';

  protected override dispatch(errand: Errand, link: Link): void {
    super.dispatch(errand, link);
    const [phone = ''] = errand.user.loginIds;
    if (errand.operation === 'signUp') {
      super.dispatch({ ...errand, user: { ...errand.user, phone } }, link);
    }
  }
}

/** Overlooks a phone that stands in the user details alone. */
export class SignUpOverlooksPhoneInUser extends Reference {
  static readonly breaks = 'sign-up.reads-phone-in-user';

  protected override signUpPhone(body: Body, loginId: string): string {
    return this.phoneNumber(this.text(body, 'phone') ?? loginId);
  }
}

/** Insists on the phone beside the user details. */
export class SignUpRequiresPhoneField extends Reference {
  static readonly breaks = 'sign-up.reads-phone-in-user';

  protected override signUpPhone(body: Body): string {
    return this.phoneNumber(this.requiredText(body, 'phone'));
  }
}

/** Overlooks a phone that stands beside the user details. */
export class SignUpOverlooksPhoneField extends Reference {
  static readonly breaks = 'sign-up.reads-phone-field';

  protected override signUpPhone(body: Body, loginId: string): string {
    return this.phoneNumber(this.text(this.object(body['user']), 'phone') ?? loginId);
  }
}

/** Whoever is registered may sign up again. */
export class RegistersTwice extends Reference {
  static readonly breaks = 'sign-up.refuses-registered';

  protected override refuseRegistered(): void {}
}

/** Tells the failure of a sign-up in the body of a 200. */
export class RefusesRegisteredWith200 extends Reference {
  static readonly breaks = 'sign-up.refuses-registered';

  protected override refuseRegistered(): void {
    throw new Refusal(200, 'E062107', 'User already exists');
  }
}

/** Trips over the unique index when somebody signs up again. */
export class SignUpOfRegisteredCrashes extends Reference {
  static readonly breaks = 'sign-up.refuses-registered';

  protected override refuseRegistered(): void {
    throw new Error('duplicate key value violates unique constraint');
  }
}

/** Refuses whoever is registered by a phone, and nobody else. */
export class RegistersNamesTwice extends Reference {
  static readonly breaks = 'sign-up.refuses-taken-name';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    if (loginId.startsWith('+')) super.refuseRegistered(project, loginId, body);
  }
}

/** Looks for whoever is registered by the phone of the request, and not by the login ID. */
export class RegisteredIsWhoHasThePhone extends Reference {
  static readonly breaks = 'sign-up.refuses-taken-name';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const { phone } = this.findUser(project, loginId)!;
    if (phone === this.signUpPhone(body, loginId)) super.refuseRegistered(project, loginId, body);
  }
}

/** Refuses whoever is registered, with a message that signs them in. */
export class TextsRegisteredAtSignUp extends Reference {
  static readonly breaks = 'sign-up.texts-nobody-registered';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const user = this.findUser(project, loginId)!;
    const redirectUrl = this.redirectUrl(project, body, 'signUp');
    void this.send({ operation: 'signUp', project, user, redirectUrl });
    super.refuseRegistered(project, loginId, body);
  }
}

/** Refuses whoever is registered, and takes over the phone of the request. */
export class RefusedSignUpChangesPhone extends Reference {
  static readonly breaks = 'sign-up.keeps-registered-user';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    this.findUser(project, loginId)!.phone = this.signUpPhone(body, loginId);
    super.refuseRegistered(project, loginId, body);
  }
}

/** Refuses whoever is registered, and takes over the user details of the request. */
export class RefusedSignUpChangesDetails extends Reference {
  static readonly breaks = 'sign-up.keeps-registered-user';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const details = this.userDetails(this.object(body['user']));
    Object.assign(this.findUser(project, loginId)!, details);
    super.refuseRegistered(project, loginId, body);
  }
}

/** Refuses whoever is registered, and makes a new user in that one's place. */
export class RefusedSignUpReplacesUser extends Reference {
  static readonly breaks = 'sign-up.keeps-registered-user';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const { userId, phone } = this.findUser(project, loginId)!;
    project.users.delete(userId);
    this.createUser(project, loginId, phone, {});
    super.refuseRegistered(project, loginId, body);
  }
}

/** Forgets the user details of a sign-up. */
export class ForgetsUserDetails extends Reference {
  static readonly breaks = 'sign-up.keeps-user-details';

  protected override userDetails() {
    return super.userDetails({});
  }
}

/** Keeps the name of the user details, and none of its parts. */
export class ForgetsPartsOfName extends Reference {
  static readonly breaks = 'sign-up.keeps-user-details';

  protected override userDetails({ name }: Body) {
    return super.userDetails({ name });
  }
}
