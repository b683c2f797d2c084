import type { Body } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import { Reference } from '../../reference/reference.ts';
import { sendsNothing, sendsNoToken } from '../../selftest/faults/answers.ts';
import { deliversTwice, sendsTwoLinks, textsPhoneOfCall } from '../../selftest/faults/messages.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Sends the link of a sign-in to the login ID, whatever that is. */
export class SignInTextsLoginId extends Reference {
  static readonly breaks = 'sign-in.texts-phone-of-login-id';
  static readonly also = [
    'update-phone.moves-links-after-adding',
    'update-phone.moves-links-to-new-phone',
  ] as const;

  protected override recipient(request: SendRequest): string {
    const [loginId = ''] = request.user.loginIds;
    return request.operation === 'signIn' ? loginId : super.recipient(request);
  }
}

/** Takes no login ID at sign-in that is no phone number. */
export class SignInTakesPhonesOnly extends Reference {
  static readonly breaks = 'sign-in.texts-phone-of-login-id';
  static readonly also = [
    'sign-in.finds-login-id-as-spelt',
    'update-phone.keeps-named-login-id',
    'update-phone.moves-links-after-adding',
  ] as const;

  protected override signInLoginId(body: Body): string {
    return this.phoneNumber(super.signInLoginId(body));
  }
}

export const rows: Rows = {
  SignInTextsPhoneOfCall: {
    sentence: 'Sends the link of a sign-in to a phone that the call names.',
    breaks: 'sign-in.texts-no-phone-of-the-call',
    fault: textsPhoneOfCall('signIn', ({ phone }) => phone),
  },
  SignInIsDeliveredTwice: {
    sentence: 'Delivers the message of a sign-in twice.',
    breaks: 'sign-in.sends-one-message',
    fault: deliversTwice('signIn'),
  },
  SignInSendsTwoLinks: {
    sentence: 'Sends two links for a sign-in.',
    breaks: 'sign-in.sends-one-message',
    fault: sendsTwoLinks('signIn'),
  },
  SignInTextsNobody: {
    sentence: 'Accepts a sign-in and sends nothing.',
    breaks: 'sign-in.texts-the-phone',
    fault: sendsNothing('signIn'),
    also: [
      'guessing.tokens-never-repeat',
      'links.differ-in-token',
      'sign-in.texts-phone-of-login-id',
      'update-phone.moves-links-after-adding',
      'update-phone.moves-links-to-new-phone',
      'update-phone.texts-old-phone-until-verify',
    ],
  },
  SignInTextsNoToken: {
    sentence: 'Sends a link without a token at sign-in.',
    breaks: 'sign-in.texts-the-phone',
    fault: sendsNoToken('signIn'),
    also: [
      'guessing.tokens-never-repeat',
      'links.differ-in-token',
      'redirects.line-breaks-add-no-link',
      'sign-in.texts-phone-of-login-id',
      'update-phone.moves-links-after-adding',
      'update-phone.moves-links-to-new-phone',
      'update-phone.texts-old-phone-until-verify',
    ],
  },
  SignInTextsNobodySignedIn: {
    sentence: 'Sends nothing to whoever has a session already.',
    breaks: 'sign-in.texts-the-phone',
    fault: sendsNothing('signIn', ({ project, user }) =>
      [...project.sessions.values()].some(each => each.userId === user.userId),
    ),
    also: [
      'guessing.tokens-never-repeat',
      'links.differ-in-token',
      'sign-in.texts-phone-of-login-id',
      'update-phone.moves-links-after-adding',
      'update-phone.moves-links-to-new-phone',
      'update-phone.texts-old-phone-until-verify',
    ],
  },
};
