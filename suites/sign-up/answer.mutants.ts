import type { Body } from '../../reference/core.ts';
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
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Takes only phones without a plus sign at sign-up. */
export class SignUpRefusesPlusSign extends Reference {
  static readonly breaks = 'sign-up.accepts-new-user';
  static readonly also = ['sign-up.reads-phone-field', 'sign-up.reads-phone-in-user'] as const;

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
  static readonly also = [
    'sign-up-or-in.accepts-new-user',
    'sign-up.reads-phone-field',
    'sign-up.reads-phone-in-user',
  ] as const;

  protected override userDetails(details: Body) {
    this.requiredText(details, 'name');
    return super.userDetails(details);
  }
}

export const rows: Rows = {
  SignUpAnswersCreated: {
    sentence: 'Answers a sign-up with 201.',
    breaks: 'sign-up.answers-as-documented',
    fault: answersCreated('signUp'),
  },
  SignUpAnswersAsText: {
    sentence: 'Calls the JSON of a sign-up text.',
    breaks: 'sign-up.answers-as-documented',
    fault: answersAsText('signUp'),
  },
  SignUpAnswersNothing: {
    sentence: 'Answers a sign-up with no field at all.',
    breaks: 'sign-up.answers-as-documented',
    fault: answersWith('signUp', () => ({})),
    also: ['sign-up.masks-four-digits', 'sign-up.masks-phone'],
  },
  SignUpShowsPhone: {
    sentence: 'Shows the phone of a sign-up as it is.',
    breaks: 'sign-up.masks-phone',
    fault: masksAs('signUp', phone => phone),
    also: ['sign-up.masks-four-digits'],
  },
  SignUpShowsPhoneInGroups: {
    sentence: 'Shows the phone of a sign-up in groups.',
    breaks: 'sign-up.masks-phone',
    fault: masksAs('signUp', inGroups),
    also: ['sign-up.masks-four-digits'],
  },
  SignUpHidesThreeDigits: {
    sentence: "Hides three digits of a sign-up's phone.",
    breaks: 'sign-up.masks-four-digits',
    fault: masksAs('signUp', phone => `${phone.slice(0, -3)}***`),
  },
  SignUpAnswersWithToken: {
    sentence: 'Answers with the token, so that nobody needs the message.',
    breaks: 'sign-up.answer-holds-no-token',
    fault: leaksInBody('signUp', (_url, token) => ({ token })),
  },
  SignUpTellsTokenInHeader: {
    sentence: 'Tells the token in a header, for those who test.',
    breaks: 'sign-up.answer-holds-no-token',
    fault: leaksInHeader('signUp', 'X-Debug', token => token),
  },
  SignUpTellsLinkInBase64: {
    sentence: 'Answers with the link in base64.',
    breaks: 'sign-up.answer-holds-no-token',
    fault: leaksInBody('signUp', url => ({
      reference: base64(url),
    })),
  },
  SignUpMasksLoginId: {
    sentence: 'Masks the login ID of a sign-up in place of the phone.',
    breaks: 'sign-up.masks-the-right-phone',
    by: 'tour',
    fault: masksAnother('signUp', ({ loginIds }) => loginIds[0]),
  },
};
