import type { Body } from '../../reference/core.ts';
import type { PhoneChange, Project } from '../../reference/model.ts';
import type { Operation, SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { Refusal } from '../../reference/refusal.ts';
import { reads } from '../../selftest/faults/bad-input.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Turns a field of one operation into text, whatever it is. */
const coerces = (at: Operation, name: string) =>
  reads(at, body =>
    body[name] === undefined ? body : { ...body, [name]: String(body[name] as string) },
  );

/** Dies of a field of one operation that is no text. */
const diesOf = (at: Operation, name: string) =>
  reads(at, body => ({ ...body, [name]: (body[name] as string).trim() }));

/** Overlooks a field of one operation that is no text. */
const overlooks = (at: Operation, name: string) =>
  reads(at, body => {
    const { [name]: value, ...rest } = body;
    return typeof value === 'string' ? body : rest;
  });

/** Overlooks a redirect URL that is no text at one operation. */
const overlooksRedirectUrl = (at: SendOperation) => overlooks(at, 'redirectUrl');

/** Signs up somebody without a name or a phone. */
export class SignUpMakesNobody extends Reference {
  static readonly breaks = 'bad-input.sign-up-login-id';

  protected override signUpLoginId(body: Body): string {
    return this.text(body, 'loginId') ?? '+12025550100';
  }
}

/** Hands an object as the login ID to the database, where it is an operator. */
export class SignInTakesOperators extends Reference {
  static readonly breaks = 'bad-input.sign-in-login-id';

  protected override signInLoginId(body: Body): string {
    if (!('$ne' in this.object(body['loginId']))) return super.signInLoginId(body);
    const [user] = [...this.projects.values()].flatMap(each => [...each.users.values()]);
    return user!.loginIds[0]!;
  }
}

/** Updates to the login ID where no phone is given. */
export class UpdateNeedsNoPhone extends Reference {
  static readonly breaks = 'bad-input.update-phone-phone';

  protected override phoneChange(body: Body): PhoneChange {
    return super.phoneChange({ ...body, phone: body['phone'] ?? body['loginId'] });
  }
}

/** Takes an empty phone for the one that is there. */
export class UpdateTakesEmptyPhone extends Reference {
  static readonly breaks = 'bad-input.update-phone-phone';

  protected override newPhone(body: Body): string {
    return body['phone'] === '' ? '+12025550100' : super.newPhone(body);
  }
}

/** Hands an object as the token to the database, where it is an operator. */
export class VerifyTakesOperators extends Reference {
  static readonly breaks = 'bad-input.verify-token';

  protected override tokenToVerify(body: Body): string {
    if (!('$ne' in this.object(body['token']))) return super.tokenToVerify(body);
    const links = [...this.projects.values()].flatMap(each => [...each.links.values()]);
    return links.find(each => !each.used)!.token;
  }
}

/** Tells the lack of a token in the body of a 200. */
export class VerifyRefusesMissingTokenWith200 extends Reference {
  static readonly breaks = 'bad-input.verify-token';

  protected override tokenToVerify(body: Body): string {
    if (body['token'] == null) throw new Refusal(200, 'E011003', 'The token field is required');
    return super.tokenToVerify(body);
  }
}

/** Reads a redirect URL relative to the default. */
export class RedirectUrlMayBeRelative extends Reference {
  static readonly breaks = 'bad-input.redirect-url-is-no-url';
  static readonly also = [
    'redirects.refuses-odd-urls-everywhere',
    'redirects.refuses-unapproved-in-any-scheme',
  ] as const;

  protected override askedRedirectUrl(body: Body, operation: SendOperation): string | undefined {
    const asked = super.askedRedirectUrl(body, operation);
    if (asked === undefined || !URL.canParse(asked, 'https://app.example.com')) return asked;
    return new URL(asked, 'https://app.example.com').href;
  }
}

/** Dies of a redirect URL that cannot be read. */
export class OddRedirectUrlCrashes extends Reference {
  static readonly breaks = 'bad-input.redirect-url-is-no-url';
  static readonly also = [
    'redirects.refuses-odd-urls-everywhere',
    'redirects.refuses-script-schemes',
    'redirects.refuses-unapproved-in-any-scheme',
  ] as const;

  protected override isApproved(url: string, project: Project): boolean {
    return this.isApprovedHost(new URL(url).hostname, project);
  }
}

/** Takes any text for a phone at sign-up. */
export class SignUpTakesAnyPhone extends Reference {
  static readonly breaks = 'bad-input.sign-up-no-phone-number';
  static readonly also = ['sign-up.reads-phone-in-user'] as const;

  protected override signUpPhone(body: Body, loginId: string): string {
    return this.text(body, 'phone') ?? loginId;
  }
}

/** Takes any text for a phone at a sign-up or in. */
export class SignUpOrInTakesAnyPhone extends Reference {
  static readonly breaks = 'bad-input.sign-up-or-in-no-phone-number';

  protected override newUsersPhone(loginId: string): string {
    return loginId;
  }
}

/** Takes any text for the new phone of an update. */
export class UpdateTakesAnyPhone extends Reference {
  static readonly breaks = 'bad-input.update-phone-no-phone-number';

  protected override newPhone(body: Body): string {
    return this.requiredText(body, 'phone');
  }
}

/** Takes a plus sign for a phone at an update. */
export class UpdateTakesPlusSign extends Reference {
  static readonly breaks = 'bad-input.update-phone-no-phone-number';

  protected override newPhone(body: Body): string {
    const phone = this.requiredText(body, 'phone');
    return /^\+\d*$/.test(phone) ? phone : super.newPhone(body);
  }
}

const separators = /[,\s]\s*(?=\+)/;

/** Sends to each of several numbers in one text. */
export class SignUpTakesTwoNumbers extends Reference {
  static readonly breaks = 'bad-input.sign-up-no-phone-number';

  protected override phoneNumber(value: string): string {
    for (const each of value.split(',')) super.phoneNumber(each);
    return value;
  }

  protected override newPhone(body: Body): string {
    return super.phoneNumber(this.requiredText(body, 'phone'));
  }

  protected override newUsersPhone(loginId: string): string {
    return super.phoneNumber(loginId);
  }
}

/** Takes the first of two numbers in one text at a sign-up or in. */
export class SignUpOrInTakesTwoNumbers extends Reference {
  static readonly breaks = 'bad-input.sign-up-or-in-no-phone-number';

  protected override newUsersPhone(loginId: string): string {
    return super.newUsersPhone(loginId.split(';')[0]!);
  }
}

/** Sends the link of an update to each of several numbers in one text. */
export class UpdateTextsSeveralNumbers extends Reference {
  static readonly breaks = 'bad-input.update-phone-no-phone-number';

  protected override newPhone(body: Body): string {
    const phone = this.requiredText(body, 'phone');
    for (const each of phone.split(separators)) super.phoneNumber(each);
    return phone;
  }

  protected override deliver(project: Project, to: string, text: string): void {
    for (const each of to.split(separators)) super.deliver(project, each, text);
  }
}

/** Takes any number of digits for the new phone of an update. */
export class UpdateTakesManyDigits extends Reference {
  static readonly breaks = 'bad-input.update-phone-no-phone-number';

  protected override newPhone(body: Body): string {
    const phone = this.requiredText(body, 'phone');
    return /^\+\d{7,}$/.test(phone) ? phone : super.newPhone(body);
  }
}

export const rows: Rows = {
  SignUpCoercesLoginId: {
    sentence: 'Turns the login ID of a sign-up into text.',
    breaks: 'bad-input.sign-up-login-id',
    fault: coerces('signUp', 'loginId'),
  },
  SignUpDiesOfLoginId: {
    sentence: 'Dies of a login ID of a sign-up that is no text.',
    breaks: 'bad-input.sign-up-login-id',
    fault: diesOf('signUp', 'loginId'),
    also: ['bad-input.huge-numbers'],
  },
  SignInCoercesLoginId: {
    sentence: 'Turns the login ID of a sign-in into text.',
    breaks: 'bad-input.sign-in-login-id',
    fault: coerces('signIn', 'loginId'),
  },
  SignInDiesOfLoginId: {
    sentence: 'Dies of a login ID of a sign-in that is no text.',
    breaks: 'bad-input.sign-in-login-id',
    fault: diesOf('signIn', 'loginId'),
    also: ['bad-input.huge-numbers'],
  },
  SignUpOrInCoercesLoginId: {
    sentence: 'Turns the login ID of a sign-up or in into text.',
    breaks: 'bad-input.sign-up-or-in-login-id',
    fault: coerces('signUpOrIn', 'loginId'),
  },
  SignUpOrInDiesOfLoginId: {
    sentence: 'Dies of a login ID of a sign-up or in that is no text.',
    breaks: 'bad-input.sign-up-or-in-login-id',
    fault: diesOf('signUpOrIn', 'loginId'),
  },
  SignUpOrInTakesNumbers: {
    sentence: 'Takes whatever is a number for a phone.',
    breaks: 'bad-input.sign-up-or-in-login-id',
    fault: reads('signUpOrIn', ({ loginId, ...rest }) => ({
      ...rest,
      loginId: typeof loginId === 'number' ? `+${loginId}` : loginId,
    })),
  },
  SignUpCoercesPhone: {
    sentence: 'Turns the phone of a sign-up into text.',
    breaks: 'bad-input.sign-up-phone',
    fault: coerces('signUp', 'phone'),
  },
  SignUpDiesOfPhone: {
    sentence: 'Dies of a phone of a sign-up that is no text.',
    breaks: 'bad-input.sign-up-phone',
    fault: diesOf('signUp', 'phone'),
    also: ['bad-input.sign-up-login-id', 'sign-up.reads-phone-in-user'],
  },
  SignUpOverlooksOddPhone: {
    sentence: 'Overlooks a phone of a sign-up that is no text.',
    breaks: 'bad-input.sign-up-phone',
    fault: overlooks('signUp', 'phone'),
  },
  UpdateCoercesPhone: {
    sentence: 'Turns the phone of an update into text.',
    breaks: 'bad-input.update-phone-phone',
    fault: coerces('updatePhone', 'phone'),
  },
  UpdateDiesOfPhone: {
    sentence: 'Dies of a phone of an update that is no text.',
    breaks: 'bad-input.update-phone-phone',
    fault: diesOf('updatePhone', 'phone'),
    also: ['bad-input.huge-numbers'],
  },
  VerifyCoercesToken: {
    sentence: 'Turns a token into text.',
    breaks: 'bad-input.verify-token',
    fault: coerces('verify', 'token'),
  },
  VerifyDiesOfToken: {
    sentence: 'Dies of a token that is no text.',
    breaks: 'bad-input.verify-token',
    fault: diesOf('verify', 'token'),
    also: ['bad-input.huge-numbers'],
  },
  SignUpOverlooksOddRedirectUrl: {
    sentence: 'Overlooks a redirect URL of a sign-up that is no text.',
    breaks: 'bad-input.redirect-url-type',
    fault: overlooksRedirectUrl('signUp'),
  },
  SignInOverlooksOddRedirectUrl: {
    sentence: 'Overlooks a redirect URL of a sign-in that is no text.',
    breaks: 'bad-input.redirect-url-type',
    fault: overlooksRedirectUrl('signIn'),
  },
  SignUpOrInCoercesRedirectUrl: {
    sentence: 'Turns the redirect URL of a sign-up or in into text.',
    breaks: 'bad-input.redirect-url-type',
    fault: coerces('signUpOrIn', 'redirectUrl'),
    also: ['redirects.null-applies-default', 'redirects.uri-beside-null'],
  },
  UpdateDiesOfRedirectUrl: {
    sentence: 'Dies of a redirect URL of an update that is no text.',
    breaks: 'bad-input.redirect-url-type',
    fault: diesOf('updatePhone', 'redirectUrl'),
    also: [
      'authorization.projects-share-no-sessions',
      'bad-input.huge-numbers',
      'redirects.update-phone-applies-default',
      'redirects.update-phone-reads-uri',
      'redirects.uri-refuses-unapproved',
    ],
  },
  SignUpOrInOverlooksOddUri: {
    sentence: 'Overlooks a URI of a sign-up or in that is no text.',
    breaks: 'bad-input.uri',
    fault: overlooks('signUpOrIn', 'URI'),
  },
  SignInCoercesUri: {
    sentence: 'Turns the URI of a sign-in into text.',
    breaks: 'bad-input.uri',
    fault: coerces('signIn', 'URI'),
    also: ['redirects.null-applies-default'],
  },
};
