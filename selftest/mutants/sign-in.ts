import type { Body, Caller } from '../../reference/core.ts';
import type { Errand } from '../../reference/links.ts';
import type { Project, User } from '../../reference/model.ts';
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

/** Refuses to sign in whoever has a session already. */
export class SignInRefusesSignedIn extends Reference {
  static readonly breaks = 'sign-in.accepts-registered';

  protected override async requireSignedIn({ project }: Caller, user: User): Promise<void> {
    const sessions = [...project.sessions.values()];
    if (sessions.some(each => each.userId === user.userId)) throw badRequest('Already signed in');
  }
}

/** Answers a sign-in with 201. */
export class SignInAnswersCreated extends answersCreated('signIn') {
  static readonly breaks = 'sign-in.answers-as-documented';
}

/** Calls the JSON of a sign-in text. */
export class SignInAnswersAsText extends answersAsText('signIn') {
  static readonly breaks = 'sign-in.answers-as-documented';
}

/** Wraps the answer of a sign-in. */
export class SignInAnswersNested extends answersWith('signIn', data => ({ ok: true, data })) {
  static readonly breaks = 'sign-in.answers-as-documented';
}

/** Shows the phone at sign-in as it is. */
export class SignInShowsPhone extends masksAs('signIn', phone => phone) {
  static readonly breaks = 'sign-in.masks-phone';
}

/** Puts stars in front of the phone at sign-in, and hides nothing. */
export class SignInPutsStarsBeforePhone extends masksAs('signIn', phone => `****${phone}`) {
  static readonly breaks = 'sign-in.masks-phone';
}

/** Shows the phone at sign-in in groups. */
export class SignInShowsPhoneInGroups extends masksAs('signIn', inGroups) {
  static readonly breaks = 'sign-in.masks-phone';
}

/** Hides the three digits in the middle of the phone at sign-in. */
export class SignInHidesThreeDigits extends masksAs(
  'signIn',
  phone => `${phone.slice(0, 5)}***${phone.slice(8)}`,
) {
  static readonly breaks = 'sign-in.masks-four-digits';
}

/** Answers a sign-in with the link. */
export class SignInAnswersWithLink extends leaksInBody('signIn', link => ({ link })) {
  static readonly breaks = 'sign-in.answer-holds-no-token';
}

/** Sets a cookie with the token at sign-in. */
export class SignInTellsTokenInCookie extends leaksInHeader(
  'signIn',
  'Set-Cookie',
  token => `pending=${token}; HttpOnly`,
) {
  static readonly breaks = 'sign-in.answer-holds-no-token';
}

/** Answers a sign-in with the token in base64. */
export class SignInTellsTokenInBase64 extends leaksInBody('signIn', (_url, token) => ({
  state: base64(token),
})) {
  static readonly breaks = 'sign-in.answer-holds-no-token';
}

/** Accepts a sign-in and sends nothing. */
export class SignInTextsNobody extends sendsNothing('signIn') {
  static readonly breaks = 'sign-in.texts-the-phone';
}

/** Sends a link without a token at sign-in. */
export class SignInTextsNoToken extends sendsNoToken('signIn') {
  static readonly breaks = 'sign-in.texts-the-phone';
}

/** Sends nothing to whoever has a session already. */
export class SignInTextsNobodySignedIn extends sendsNothing('signIn', ({ project, user }) =>
  [...project.sessions.values()].some(each => each.userId === user.userId),
) {
  static readonly breaks = 'sign-in.texts-the-phone';
}

/** Sends the link of a sign-in to the login ID, whatever that is. */
export class SignInTextsLoginId extends Reference {
  static readonly breaks = 'sign-in.texts-phone-of-login-id';

  protected override recipient(errand: Errand): string {
    const [loginId = ''] = errand.user.loginIds;
    return errand.operation === 'signIn' ? loginId : super.recipient(errand);
  }
}

/** Takes no login ID at sign-in that is no phone number. */
export class SignInTakesPhonesOnly extends Reference {
  static readonly breaks = 'sign-in.texts-phone-of-login-id';

  protected override signInLoginId(body: Body): string {
    return this.phoneNumber(super.signInLoginId(body));
  }
}

/** Signs up whoever is not registered. */
export class SignInRegisters extends Reference {
  static readonly breaks = 'sign-in.refuses-unregistered';

  protected override unregistered(project: Project, loginId: string): User {
    return this.createUser(project, loginId, loginId, {});
  }
}

/** Tells the failure of a sign-in in the body of a 200. */
export class RefusesUnregisteredWith200 extends Reference {
  static readonly breaks = 'sign-in.refuses-unregistered';

  protected override unregistered(): User {
    throw new Refusal(200, 'E062108', 'User not found');
  }
}

/** Takes it for granted that the user is there. */
export class SignInOfUnregisteredCrashes extends Reference {
  static readonly breaks = 'sign-in.refuses-unregistered';

  protected override unregistered(): User {
    throw new TypeError("Cannot read properties of undefined (reading 'phone')");
  }
}

/** Refuses whoever is not registered, with a message that invites to sign up. */
export class TextsUnregisteredAtSignIn extends Reference {
  static readonly breaks = 'sign-in.texts-nobody-unregistered';

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    const link = this.linkUrl(redirectUrl, 'invitation');
    this.deliver(project, loginId, this.messageText(link));
    return super.unregistered(project, loginId, redirectUrl);
  }
}

/** Refuses whoever is not registered, with a message that leads to the default with a dead token. */
export class TextsUnregisteredDeadDefaultLink extends Reference {
  static readonly breaks = 'sign-in.texts-nobody-unregistered';

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    const link = this.linkUrl(project.defaultRedirectUrl, 'invitation');
    this.deliver(project, loginId, this.messageText(link));
    return super.unregistered(project, loginId, redirectUrl);
  }
}

/** Refuses whoever is not registered, and leaves a user behind. */
export class RefusedSignInMakesUser extends Reference {
  static readonly breaks = 'sign-in.makes-no-user';

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    this.createUser(project, loginId, loginId, {});
    return super.unregistered(project, loginId, redirectUrl);
  }
}

/** Refuses whoever is not registered, and lets nobody sign up by that login ID. */
export class RefusedSignInTakesLoginId extends Reference {
  static readonly breaks = 'sign-in.makes-no-user';
  private readonly taken = new Set<string>();

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    this.taken.add(loginId);
    return super.unregistered(project, loginId, redirectUrl);
  }

  protected override signUpLoginId(body: Body): string {
    const loginId = super.signUpLoginId(body);
    if (this.taken.has(loginId)) throw badRequest('The loginId is taken');
    return loginId;
  }
}
