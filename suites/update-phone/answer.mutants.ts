import type { Body, Caller } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { badRequest, unauthorized } from '../../reference/refusal.ts';
import {
  answersAsText,
  answersCreated,
  answersWith,
  base64,
  inGroups,
  leaksInBody,
  leaksInHeader,
  masksAs,
} from '../../selftest/faults/answers.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Takes the session JWT at an update, in place of the refresh JWT. */
export class UpdateTakesSessionJwtOnly extends Reference {
  static readonly breaks = 'update-phone.accepts-signed-in-user';
  static readonly also = ['update-phone.refuses-session-jwt'] as const;

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

/** Masks the phone that a user still has, not the new one. */
export class UpdateMasksOldPhone extends Reference {
  static readonly breaks = 'update-phone.mask-is-of-new-phone';

  protected override sendAnswer(request: SendRequest, link: Link): Body {
    if (request.operation !== 'updatePhone') return super.sendAnswer(request, link);
    return { maskedPhone: this.mask(request.user.phone, 'updatePhone') };
  }
}

export const rows: Rows = {
  UpdateAnswersCreated: {
    sentence: 'Answers an update with 201.',
    breaks: 'update-phone.answers-as-documented',
    fault: answersCreated('updatePhone'),
  },
  UpdateAnswersAsText: {
    sentence: 'Calls the JSON of an update text.',
    breaks: 'update-phone.answers-as-documented',
    fault: answersAsText('updatePhone'),
  },
  UpdateAnswersNull: {
    sentence: 'Answers an update with a masked phone that is null.',
    breaks: 'update-phone.answers-as-documented',
    fault: answersWith('updatePhone', () => ({ maskedPhone: null })),
    also: ['update-phone.masks-four-digits', 'update-phone.masks-phone'],
  },
  UpdateShowsPhone: {
    sentence: 'Shows the new phone of an update as it is.',
    breaks: 'update-phone.masks-phone',
    fault: masksAs('updatePhone', phone => phone),
    also: ['update-phone.masks-four-digits'],
  },
  UpdateShowsPhoneInGroups: {
    sentence: 'Shows the new phone of an update in groups.',
    breaks: 'update-phone.masks-phone',
    fault: masksAs('updatePhone', inGroups),
    also: ['update-phone.masks-four-digits'],
  },
  UpdateHidesThreeDigits: {
    sentence: 'Hides three digits of the new phone of an update.',
    breaks: 'update-phone.masks-four-digits',
    fault: masksAs('updatePhone', phone => phone.replace(/(?:\d\D*){3}(?=\d\d$)/, '***')),
  },
  UpdateAnswersWithPendingRef: {
    sentence: 'Answers an update with the token under a name that tells nothing.',
    breaks: 'update-phone.answer-holds-no-token',
    fault: leaksInBody('updatePhone', (_url, token) => ({
      pendingRef: token,
    })),
  },
  UpdateTellsTokenInHeader: {
    sentence: 'Tells the token of an update in a header.',
    breaks: 'update-phone.answer-holds-no-token',
    fault: leaksInHeader('updatePhone', 'X-Request-Id', token => token),
  },
  UpdateTellsLinkInBase64: {
    sentence: 'Answers an update with the link, percent-encoded and in base64.',
    breaks: 'update-phone.answer-holds-no-token',
    fault: leaksInBody('updatePhone', url => ({
      continue: base64(` ${encodeURIComponent(url)}`),
    })),
  },
};
