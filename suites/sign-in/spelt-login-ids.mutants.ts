import type { Body } from '../../reference/core.ts';
import { Reference } from '../../reference/reference.ts';

/** Takes the hyphens out of a login ID that is a number when somebody signs up, and at no other time. */
export class SeparatorsLostAtSignUp extends Reference {
  static readonly breaks = 'sign-in.finds-login-id-as-spelt';

  protected override signUpLoginId(body: Body): string {
    const loginId = super.signUpLoginId(body);
    return loginId.startsWith('+') ? loginId.replaceAll('-', '') : loginId;
  }
}

/** Looks login IDs up in small letters at sign-in, and keeps them as they were given. */
export class SignInLowersLoginId extends Reference {
  static readonly breaks = 'sign-in.finds-login-id-as-spelt';

  protected override signInLoginId(body: Body): string {
    return super.signInLoginId(body).toLowerCase();
  }
}
