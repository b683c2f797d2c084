import type { Body, Caller } from '../../reference/core.ts';
import { type SendRequest, noOptions } from '../../reference/links.ts';
import type { Link, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { badRequest } from '../../reference/refusal.ts';
import {
  answersAsText,
  answersCreated,
  answersWith,
  base64,
  inGroups,
  leaksInBody,
  leaksInHeader,
  masksAnother,
  masksAs,
} from '../../selftest/faults/answers.ts';
import { diesAbove, failsAbove } from '../../selftest/faults/load.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Refuses to sign in whoever has a session already. */
export class SignInRefusesSignedIn extends Reference {
  static readonly breaks = 'sign-in.accepts-registered';
  static readonly also = [
    'sessions.step-up-takes-jwt',
    'sign-in.finds-login-id-as-spelt',
    'sign-in.texts-phone-of-login-id',
    'sign-up-or-in.accepts-registered',
    'update-phone.keeps-named-login-id',
    'update-phone.keeps-old-login-id',
    'update-phone.makes-phone-a-login-id',
    'update-phone.merge-keeps-existing-user',
    'update-phone.merge-keeps-updated-user',
    'update-phone.moves-links-after-adding',
    'update-phone.moves-links-of-sign-up-or-in',
    'update-phone.moves-links-to-new-phone',
    'update-phone.texts-old-phone-until-verify',
    'verify.registers-signed-up-user',
    'verify.registers-user-of-sign-up-or-in',
  ] as const;

  protected override async requireSignedIn({ project }: Caller, user: User): Promise<void> {
    const sessions = [...project.sessions.values()];
    if (sessions.some(each => each.userId === user.userId)) throw badRequest('Already signed in');
  }
}

/** Begins the session in a cookie when the link is sent. */
export class SignInSetsSessionCookie extends Reference {
  static readonly breaks = 'sign-in.answer-holds-no-token';

  protected override async send(request: SendRequest): Promise<Response> {
    const answer = await super.send(request);
    const { operation, project, user } = request;
    if (operation !== 'signIn') return answer;
    const session = this.startSession(project, user);
    const claims = { project, user, session, options: noOptions };
    answer.headers.append('Set-Cookie', `DSR=${await this.sign(this.refreshClaims(claims))}`);
    return answer;
  }
}

/** Masks the phone where it is the login ID. */
export class MasksPhoneOfPhoneUsersOnly extends Reference {
  static readonly breaks = 'sign-in.hides-phone-of-login-id';

  protected override sendAnswer(request: SendRequest, link: Link): Body {
    const { operation, user } = request;
    const isNamed = operation === 'signIn' && user.loginIds.some(each => each.includes('@'));
    return isNamed ? { maskedPhone: user.phone } : super.sendAnswer(request, link);
  }
}

/** Tells the phone of a user who signs in by an e-mail address, beside its mask. */
export class SignInTellsPhoneBesideMask extends Reference {
  static readonly breaks = 'sign-in.hides-phone-of-login-id';

  protected override sendAnswer(request: SendRequest, link: Link): Body {
    const usual = super.sendAnswer(request, link);
    const { operation, user } = request;
    const isNamed = operation === 'signIn' && !user.loginIds.includes(user.phone);
    return isNamed ? { ...usual, user: { phone: user.phone } } : usual;
  }
}

/** What is broken where many calls at once fail, whatever they ask for. */
const ofWaves = [
  'concurrency.links-of-one-moment-all-work',
  'sessions.keeps-others-unasked',
  'sessions.me-tells-the-user',
  'sign-up-or-in.accepts-new-user',
  'sign-up.accepts-new-user',
  'verify.completes-a-sign-up',
  'verify.completes-sign-in',
  'verify.completes-sign-up-or-in',
] as const;

export const rows: Rows = {
  ManyCallsAtOnceFail: {
    sentence: 'Of eighty calls at once some are answered by a server error.',
    breaks: 'sign-in.accepts-registered',
    by: 'stress',
    also: ofWaves,
    fault: failsAbove(64),
  },
  ManyCallsAtOnceKill: {
    sentence: 'Eighty calls at once kill the process.',
    breaks: 'sign-in.accepts-registered',
    by: 'stress',
    also: ofWaves,
    fault: diesAbove(64),
  },
  SignInAnswersCreated: {
    sentence: 'Answers a sign-in with 201.',
    breaks: 'sign-in.answers-as-documented',
    fault: answersCreated('signIn'),
  },
  SignInAnswersAsText: {
    sentence: 'Calls the JSON of a sign-in text.',
    breaks: 'sign-in.answers-as-documented',
    fault: answersAsText('signIn'),
  },
  SignInAnswersNested: {
    sentence: 'Wraps the answer of a sign-in.',
    breaks: 'sign-in.answers-as-documented',
    fault: answersWith('signIn', data => ({ ok: true, data })),
    also: ['sign-in.hides-phone-of-login-id', 'sign-in.masks-four-digits', 'sign-in.masks-phone'],
  },
  SignInShowsPhone: {
    sentence: 'Shows the phone at sign-in as it is.',
    breaks: 'sign-in.masks-phone',
    fault: masksAs('signIn', phone => phone),
    also: ['sign-in.hides-phone-of-login-id', 'sign-in.masks-four-digits'],
  },
  SignInPutsStarsBeforePhone: {
    sentence: 'Puts stars in front of the phone at sign-in, and hides nothing.',
    breaks: 'sign-in.masks-phone',
    fault: masksAs('signIn', phone => `****${phone}`),
    also: ['sign-in.hides-phone-of-login-id', 'sign-in.masks-four-digits'],
  },
  SignInShowsPhoneInGroups: {
    sentence: 'Shows the phone at sign-in in groups.',
    breaks: 'sign-in.masks-phone',
    fault: masksAs('signIn', inGroups),
    also: ['sign-in.hides-phone-of-login-id', 'sign-in.masks-four-digits'],
  },
  SignInHidesThreeDigits: {
    sentence: 'Hides the three digits in the middle of the phone at sign-in.',
    breaks: 'sign-in.masks-four-digits',
    fault: masksAs('signIn', phone => `${phone.slice(0, 5)}***${phone.slice(8)}`),
  },
  SignInAnswersWithLink: {
    sentence: 'Answers a sign-in with the link.',
    breaks: 'sign-in.answer-holds-no-token',
    fault: leaksInBody('signIn', link => ({ link })),
  },
  SignInTellsTokenInCookie: {
    sentence: 'Sets a cookie with the token at sign-in.',
    breaks: 'sign-in.answer-holds-no-token',
    fault: leaksInHeader('signIn', 'Set-Cookie', token => `pending=${token}; HttpOnly`),
  },
  SignInTellsTokenInBase64: {
    sentence: 'Answers a sign-in with the token in base64.',
    breaks: 'sign-in.answer-holds-no-token',
    fault: leaksInBody('signIn', (_url, token) => ({
      state: base64(token),
    })),
  },
  SignInMasksLoginId: {
    sentence: 'Masks the login ID of a sign-in in place of the phone.',
    breaks: 'sign-in.masks-the-right-phone',
    by: 'tour',
    fault: masksAnother('signIn', ({ loginIds }) => loginIds[0]),
  },
};
