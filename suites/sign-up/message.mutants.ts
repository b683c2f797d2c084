import { setTimeout as wait } from 'node:timers/promises';
import type { Body } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, Project } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { sendsNothing, sendsNoToken } from '../../selftest/faults/answers.ts';
import { deliversTwice } from '../../selftest/faults/messages.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Sends the link of a sign-up to the login ID. */
export class SignUpTextsLoginId extends Reference {
  static readonly breaks = 'sign-up.texts-phone-not-login-id';
  static readonly also = ['sign-up.reads-phone-field', 'sign-up.reads-phone-in-user'] as const;

  protected override recipient(request: SendRequest): string {
    const [loginId = ''] = request.user.loginIds;
    return request.operation === 'signUp' ? loginId : super.recipient(request);
  }
}

/** Sends the link of a sign-up to the phone, and to the login ID as well. */
export class SignUpTextsLoginIdToo extends Reference {
  static readonly breaks = 'sign-up.texts-phone-not-login-id';
  static readonly also = ['sign-up.sends-one-message'] as const;

  protected override dispatch(request: SendRequest, link: Link): void {
    super.dispatch(request, link);
    const [phone = ''] = request.user.loginIds;
    if (request.operation === 'signUp') {
      super.dispatch({ ...request, user: { ...request.user, phone } }, link);
    }
  }
}

/** Sends the link of a sign-up to the phone, and to the login ID a moment later; what is sent next comes after that. */
export class SignUpTextsLoginIdLater extends Reference {
  static readonly breaks = 'sign-up.texts-phone-not-login-id';
  private line: Promise<unknown> = Promise.resolve();

  protected override dispatch(request: SendRequest, link: Link): void {
    super.dispatch(request, link);
    const [loginId = ''] = request.user.loginIds;
    if (request.operation !== 'signUp' || loginId === request.user.phone) return;
    this.line = this.line.then(() => wait(200));
    super.dispatch({ ...request, user: { ...request.user, phone: loginId } }, link);
  }

  protected override deliver(project: Project, to: string, text: string): void {
    this.line = this.line.then(() => super.deliver(project, to, text));
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
  static readonly also = ['bad-input.sign-up-phone'] as const;

  protected override signUpPhone(body: Body, loginId: string): string {
    return this.phoneNumber(this.text(this.object(body['user']), 'phone') ?? loginId);
  }
}

export const rows: Rows = {
  SignUpIsDeliveredTwice: {
    sentence: 'Delivers the message of a sign-up twice.',
    breaks: 'sign-up.sends-one-message',
    fault: deliversTwice('signUp'),
  },
  SignUpTextsNobody: {
    sentence: 'Accepts a sign-up and sends nothing.',
    breaks: 'sign-up.texts-the-phone',
    fault: sendsNothing('signUp'),
    also: [
      'sign-up.reads-phone-field',
      'sign-up.reads-phone-in-user',
      'sign-up.texts-phone-not-login-id',
    ],
  },
  SignUpTextsNoToken: {
    sentence: 'Sends a link without a token at sign-up.',
    breaks: 'sign-up.texts-the-phone',
    fault: sendsNoToken('signUp'),
    also: [
      'sign-up.reads-phone-field',
      'sign-up.reads-phone-in-user',
      'sign-up.texts-phone-not-login-id',
    ],
  },
};
