import type { Body } from '../../reference/core.ts';
import type { Errand } from '../../reference/links.ts';
import type { Link } from '../../reference/model.ts';
import { noOptions } from '../../reference/links.ts';
import { Reference } from '../../reference/reference.ts';

/** Begins the session in a cookie when the link is sent. */
export class SignInSetsSessionCookie extends Reference {
  static readonly breaks = 'sign-in.answer-holds-no-token';

  protected override async send(errand: Errand): Promise<Response> {
    const answer = await super.send(errand);
    const { operation, project, user } = errand;
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

  protected override sendAnswer(errand: Errand, link: Link): Body {
    const { operation, user } = errand;
    const isNamed = operation === 'signIn' && user.loginIds.some(each => each.includes('@'));
    return isNamed ? { maskedPhone: user.phone } : super.sendAnswer(errand, link);
  }
}
