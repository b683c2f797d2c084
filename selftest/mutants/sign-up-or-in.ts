import type { Errand } from '../../reference/links.ts';
import type { Project, User } from '../../reference/model.ts';
import { badRequest } from '../../reference/refusal.ts';
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

/** Refuses whoever is new to a sign-up or in. */
export class SignUpOrInRefusesNewUsers extends Reference {
  static readonly breaks = 'sign-up-or-in.accepts-new-user';

  protected override findOrCreateUser(project: Project, loginId: string): User {
    return this.findUser(project, loginId) ?? this.unregistered(project, loginId, '');
  }
}

/** Refuses whoever is registered at a sign-up or in. */
export class SignUpOrInRefusesRegistered extends Reference {
  static readonly breaks = 'sign-up-or-in.accepts-registered';

  protected override findOrCreateUser(project: Project, loginId: string): User | Promise<User> {
    if (this.findUser(project, loginId)) throw badRequest('The loginId is taken');
    return super.findOrCreateUser(project, loginId);
  }
}

/** Answers a sign-up or in with 201. */
export class SignUpOrInAnswersCreated extends answersCreated('signUpOrIn') {
  static readonly breaks = 'sign-up-or-in.answers-as-documented';
}

/** Calls the JSON of a sign-up or in text. */
export class SignUpOrInAnswersAsText extends answersAsText('signUpOrIn') {
  static readonly breaks = 'sign-up-or-in.answers-as-documented';
}

/** Answers a sign-up or in with a field of another name. */
export class SignUpOrInAnswersMaskedEmail extends answersWith('signUpOrIn', usual => ({
  maskedEmail: usual['maskedPhone'],
})) {
  static readonly breaks = 'sign-up-or-in.answers-as-documented';
}

/** Shows the phone at sign-up or in as it is. */
export class SignUpOrInShowsPhone extends masksAs('signUpOrIn', phone => phone) {
  static readonly breaks = 'sign-up-or-in.masks-phone';
}

/** Shows the phone at sign-up or in in groups. */
export class SignUpOrInShowsPhoneInGroups extends masksAs('signUpOrIn', inGroups) {
  static readonly breaks = 'sign-up-or-in.masks-phone';
}

/** Hides the country code of the phone at sign-up or in, and two digits more. */
export class SignUpOrInHidesThreeDigits extends masksAs(
  'signUpOrIn',
  phone => `***${phone.slice(4)}`,
) {
  static readonly breaks = 'sign-up-or-in.masks-four-digits';
}

/** Answers a sign-up or in with the token somewhere inside. */
export class SignUpOrInTellsTokenInside extends leaksInBody('signUpOrIn', (_url, token) => ({
  delivery: { attempts: [{ id: 1, ref: `sms:${token}` }] },
})) {
  static readonly breaks = 'sign-up-or-in.answer-holds-no-token';
}

/** Leads the caller of a sign-up or in to where the token is. */
export class SignUpOrInTellsTokenInLocation extends leaksInHeader(
  'signUpOrIn',
  'Location',
  token => `/links/${token}`,
) {
  static readonly breaks = 'sign-up-or-in.answer-holds-no-token';
}

/** Answers a sign-up or in with a state that holds the token in base64. */
export class SignUpOrInTellsTokenInState extends leaksInBody('signUpOrIn', (_url, token) => ({
  state: base64(JSON.stringify({ v: 1, token })),
})) {
  static readonly breaks = 'sign-up-or-in.answer-holds-no-token';
}

/** Accepts a sign-up or in of somebody new and sends nothing. */
export class SignUpOrInTextsNobodyNew extends sendsNothing('signUpOrIn', ({ user }) => !user.seen) {
  static readonly breaks = 'sign-up-or-in.texts-new-user';
}

/** Sends a link without a token at sign-up or in. */
export class SignUpOrInTextsNoToken extends sendsNoToken('signUpOrIn') {
  static readonly breaks = 'sign-up-or-in.texts-new-user';
}

/** Accepts a sign-up or in of somebody registered and sends nothing. */
export class SignUpOrInTextsNobodyRegistered extends sendsNothing(
  'signUpOrIn',
  ({ user }) => user.seen,
) {
  static readonly breaks = 'sign-up-or-in.texts-registered-user';
}

/** Sends the link of a sign-up or in to the login ID, not to the phone of the user. */
export class SignUpOrInTextsLoginId extends Reference {
  static readonly breaks = 'sign-up-or-in.texts-registered-user';

  protected override recipient(errand: Errand): string {
    const [loginId = ''] = errand.user.loginIds;
    return errand.operation === 'signUpOrIn' ? loginId : super.recipient(errand);
  }
}

/** Makes a second user of somebody who is registered. */
export class SignUpOrInMakesSecondUser extends Reference {
  static readonly breaks = 'sign-up-or-in.keeps-registered-user';

  protected override findOrCreateUser(project: Project, loginId: string): User {
    return this.createUser(project, loginId, this.newUsersPhone(loginId), {});
  }
}
