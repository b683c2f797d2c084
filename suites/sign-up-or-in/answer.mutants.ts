import type { Body } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, Project, User } from '../../reference/model.ts';
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
  static readonly also = [
    'bad-input.sign-up-or-in-takes-example',
    'redirects.uri-beside-null',
    'update-phone.moves-links-of-sign-up-or-in',
  ] as const;

  protected override findOrCreateUser(project: Project, loginId: string): User | Promise<User> {
    if (this.findUser(project, loginId)) throw badRequest('The loginId is taken');
    return super.findOrCreateUser(project, loginId);
  }
}

/** Has somebody registered wait until the first link is used. */
export class SignUpOrInRefusesSecondCall extends Reference {
  static readonly breaks = 'sign-up-or-in.accepts-second-call';

  protected override findOrCreateUser(project: Project, loginId: string): User | Promise<User> {
    const user = this.findUser(project, loginId);
    const pending = [...project.links.values()].some(
      ({ userId, used, operation }) =>
        userId === user?.userId && !used && operation === 'signUpOrIn',
    );
    if (user?.seen && pending) throw badRequest('A link is on its way');
    return super.findOrCreateUser(project, loginId);
  }
}

export const rows: Rows = {
  SignUpOrInAnswersCreated: {
    sentence: 'Answers a sign-up or in with 201.',
    breaks: 'sign-up-or-in.answers-as-documented',
    fault: answersCreated('signUpOrIn'),
  },
  SignUpOrInAnswersAsText: {
    sentence: 'Calls the JSON of a sign-up or in text.',
    breaks: 'sign-up-or-in.answers-as-documented',
    fault: answersAsText('signUpOrIn'),
  },
  SignUpOrInAnswersMaskedEmail: {
    sentence: 'Answers a sign-up or in with a field of another name.',
    breaks: 'sign-up-or-in.answers-as-documented',
    fault: answersWith('signUpOrIn', usual => ({
      maskedEmail: usual['maskedPhone'],
    })),
    also: ['sign-up-or-in.masks-four-digits', 'sign-up-or-in.masks-phone'],
  },
  SignUpOrInShowsPhone: {
    sentence: 'Shows the phone at sign-up or in as it is.',
    breaks: 'sign-up-or-in.masks-phone',
    fault: masksAs('signUpOrIn', phone => phone),
    also: ['sign-up-or-in.masks-four-digits'],
  },
  SignUpOrInShowsPhoneInGroups: {
    sentence: 'Shows the phone at sign-up or in in groups.',
    breaks: 'sign-up-or-in.masks-phone',
    fault: masksAs('signUpOrIn', inGroups),
    also: ['sign-up-or-in.masks-four-digits'],
  },
  SignUpOrInHidesThreeDigits: {
    sentence: 'Hides the country code of the phone at sign-up or in, and two digits more.',
    breaks: 'sign-up-or-in.masks-four-digits',
    fault: masksAs('signUpOrIn', phone => `***${phone.slice(4)}`),
  },
  SignUpOrInTellsTokenInside: {
    sentence: 'Answers a sign-up or in with the token somewhere inside.',
    breaks: 'sign-up-or-in.answer-holds-no-token',
    fault: leaksInBody('signUpOrIn', (_url, token) => ({
      delivery: { attempts: [{ id: 1, ref: `sms:${token}` }] },
    })),
  },
  SignUpOrInTellsTokenInLocation: {
    sentence: 'Leads the caller of a sign-up or in to where the token is.',
    breaks: 'sign-up-or-in.answer-holds-no-token',
    fault: leaksInHeader('signUpOrIn', 'Location', token => `/links/${token}`),
  },
  SignUpOrInTellsTokenInState: {
    sentence: 'Answers a sign-up or in with a state that holds the token in base64.',
    breaks: 'sign-up-or-in.answer-holds-no-token',
    fault: leaksInBody('signUpOrIn', (_url, token) => ({
      state: base64(JSON.stringify({ v: 1, token })),
    })),
  },
  SignUpOrInMasksLoginId: {
    sentence: 'Masks the login ID of a sign-up or in in place of the phone.',
    breaks: 'sign-up-or-in.masks-the-right-phone',
    by: 'tour',
    fault: masksAnother('signUpOrIn', ({ loginIds }) => loginIds[0]),
  },
};

/** Shows the whole phone of somebody whose login ID is no phone. */
export class SignUpOrInShowsPhoneOfNamed extends Reference {
  static readonly breaks = 'sign-up-or-in.masks-phone';
  static readonly also = ['sign-up-or-in.masks-four-digits'] as const;

  protected override sendAnswer(request: SendRequest, link: Link): Body {
    const { operation, user } = request;
    const isNamed = operation === 'signUpOrIn' && !user.loginIds.includes(user.phone);
    return isNamed ? { maskedPhone: user.phone } : super.sendAnswer(request, link);
  }
}

/** Hands the token out to whoever names somebody registered. */
export class SignUpOrInTellsTokenOfRegistered extends Reference {
  static readonly breaks = 'sign-up-or-in.answer-holds-no-token';
  static readonly also = ['guessing.sign-up-or-in-answers-alike'] as const;

  protected override sendAnswer(request: SendRequest, link: Link): Body {
    const usual = super.sendAnswer(request, link);
    const isSignIn = request.operation === 'signUpOrIn' && request.user.seen;
    return isSignIn ? { ...usual, pendingRef: link.token } : usual;
  }
}

/** Tells the phone of somebody registered beside its mask. */
export class SignUpOrInTellsPhoneOfRegistered extends Reference {
  static readonly breaks = 'sign-up-or-in.masks-phone';
  static readonly also = ['guessing.sign-up-or-in-answers-alike'] as const;

  protected override sendAnswer(request: SendRequest, link: Link): Body {
    const usual = super.sendAnswer(request, link);
    const isSignIn = request.operation === 'signUpOrIn' && request.user.seen;
    return isSignIn ? { ...usual, deliveredTo: request.user.phone } : usual;
  }
}
