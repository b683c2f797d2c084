import type { Body } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import { Reference } from '../../reference/reference.ts';
import { sendsNothing, sendsNoToken } from '../../selftest/faults/answers.ts';
import { deliversTwice, sendsTwoLinks, textsPhoneOfCall } from '../../selftest/faults/messages.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Sends the link of a sign-up or in to the login ID, not to the phone of the user. */
export class SignUpOrInTextsLoginId extends Reference {
  static readonly breaks = 'sign-up-or-in.texts-registered-user';
  static readonly also = ['update-phone.moves-links-of-sign-up-or-in'] as const;

  protected override recipient(request: SendRequest): string {
    const [loginId = ''] = request.user.loginIds;
    return request.operation === 'signUpOrIn' ? loginId : super.recipient(request);
  }
}

export const rows: Rows = {
  SignUpOrInTextsPhoneInUser: {
    sentence: 'Sends the link of a sign-up or in to a phone that the call names.',
    breaks: 'sign-up-or-in.texts-no-phone-of-the-call',
    fault: textsPhoneOfCall('signUpOrIn', ({ user }) => (user as Body | undefined)?.['phone']),
  },
  SignUpOrInIsDeliveredTwice: {
    sentence: 'Delivers the message of a sign-up or in twice.',
    breaks: 'sign-up-or-in.sends-one-message',
    fault: deliversTwice('signUpOrIn'),
  },
  SignUpOrInSendsTwoLinks: {
    sentence: 'Sends two links for a sign-up or in.',
    breaks: 'sign-up-or-in.sends-one-message',
    fault: sendsTwoLinks('signUpOrIn'),
  },
  SignUpOrInTextsNobodyNew: {
    sentence: 'Accepts a sign-up or in of somebody new and sends nothing.',
    breaks: 'sign-up-or-in.texts-new-user',
    fault: sendsNothing('signUpOrIn', ({ user }) => !user.seen),
  },
  SignUpOrInTextsNoToken: {
    sentence: 'Sends a link without a token at sign-up or in.',
    breaks: 'sign-up-or-in.texts-new-user',
    fault: sendsNoToken('signUpOrIn'),
    also: [
      'redirects.line-breaks-add-no-link',
      'redirects.link-carries-token-as-t',
      'sign-up-or-in.texts-registered-user',
      'update-phone.moves-links-of-sign-up-or-in',
    ],
  },
  SignUpOrInTextsNobodyRegistered: {
    sentence: 'Accepts a sign-up or in of somebody registered and sends nothing.',
    breaks: 'sign-up-or-in.texts-registered-user',
    fault: sendsNothing('signUpOrIn', ({ user }) => user.seen),
    also: ['update-phone.moves-links-of-sign-up-or-in'],
  },
};
