import type { Body } from '../../reference/core.ts';
import type { Project } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';

/** Approves every redirect URL at one operation. */
const approvesAnythingAt = (at: SendOperation) =>
  class extends Reference {
    protected override isApproved(url: string, project: Project, operation: SendOperation) {
      return operation === at || super.isApproved(url, project, operation);
    }
  };

/** Approves every URL under the name URI at some operations. */
const approvesAnyUriAt = (isThere: (operation: SendOperation) => boolean) =>
  class extends Reference {
    protected override redirectUrl(project: Project, body: Body, operation: SendOperation): string {
      const uri = this.text(body, 'URI');
      const named = this.text(body, 'redirectUrl');
      if (named === undefined && uri !== undefined && isThere(operation)) return uri;
      return super.redirectUrl(project, body, operation);
    }
  };

/** Sends a link to a redirect URL before it is refused. */
const textsBeforeItRefuses = (at: SendOperation) =>
  class extends Reference {
    protected override refuseRedirect(project: Project, body: Body, operation: SendOperation) {
      const to = this.text(body, 'phone') ?? this.requiredText(body, 'loginId');
      const asked = this.askedRedirectUrl(body, operation) ?? '';
      const link = this.linkUrl(asked, 'dead');
      if (operation === at) this.deliver(project, to, this.messageText(link));
      super.refuseRedirect(project, body, operation);
    }
  };

/** Makes a user before the redirect URL is refused. */
const makesUserBeforeItRefuses = (at: SendOperation) =>
  class extends Reference {
    protected override refuseRedirect(project: Project, body: Body, operation: SendOperation) {
      const loginId = this.requiredText(body, 'loginId');
      if (operation === at) this.createUser(project, loginId, loginId, {});
      super.refuseRedirect(project, body, operation);
    }
  };

/** A sign-up may lead anywhere. */
export class SignUpLeadsAnywhere extends approvesAnythingAt('signUp') {
  static readonly breaks = 'redirects.sign-up-refuses-unapproved';
}

/** A sign-in may lead anywhere. */
export class SignInLeadsAnywhere extends approvesAnythingAt('signIn') {
  static readonly breaks = 'redirects.sign-in-refuses-unapproved';
}

/** A sign-up or in may lead anywhere. */
export class SignUpOrInLeadsAnywhere extends approvesAnythingAt('signUpOrIn') {
  static readonly breaks = 'redirects.sign-up-or-in-refuses-unapproved';
}

/** An update may lead anywhere. */
export class UpdateLeadsAnywhere extends approvesAnythingAt('updatePhone') {
  static readonly breaks = 'redirects.update-phone-refuses-unapproved';
}

/** Accepts a redirect URL that is not approved, and leads the link to the default. */
export class UnapprovedUrlBecomesDefault extends Reference {
  static readonly breaks = 'redirects.sign-in-refuses-unapproved';

  protected override redirectUrl(project: Project, body: Body, operation: SendOperation): string {
    const asked = this.askedRedirectUrl(body, operation);
    if (asked === undefined || !this.isApproved(asked, project, operation)) {
      return project.defaultRedirectUrl;
    }
    return asked;
  }
}

/** Sends the link of a sign-up to where it may not lead, and refuses then. */
export class SignUpTextsBeforeItRefuses extends textsBeforeItRefuses('signUp') {
  static readonly breaks = 'redirects.sign-up-unapproved-texts-nobody';
}

/** Sends the link of a sign-in to where it may not lead, and refuses then. */
export class SignInTextsBeforeItRefuses extends textsBeforeItRefuses('signIn') {
  static readonly breaks = 'redirects.sign-in-unapproved-texts-nobody';
}

/** Sends a link to the default before a sign-in is refused for its redirect URL. */
export class RefusedSignInTextsDefaultLink extends Reference {
  static readonly breaks = 'redirects.sign-in-unapproved-texts-nobody';

  protected override refuseRedirect(project: Project, body: Body, operation: SendOperation) {
    const user = this.findUser(project, this.requiredText(body, 'loginId'));
    const redirectUrl = project.defaultRedirectUrl;
    if (user && operation === 'signIn') void this.send({ operation, project, user, redirectUrl });
    super.refuseRedirect(project, body, operation);
  }
}

/** Sends the link of a sign-up or in to where it may not lead, and refuses then. */
export class SignUpOrInTextsBeforeItRefuses extends textsBeforeItRefuses('signUpOrIn') {
  static readonly breaks = 'redirects.sign-up-or-in-unapproved-texts-nobody';
}

/** Sends the link of an update to where it may not lead, and refuses then. */
export class UpdateTextsBeforeItRefuses extends textsBeforeItRefuses('updatePhone') {
  static readonly breaks = 'redirects.update-phone-unapproved-texts-nobody';
}

/** Makes the user of a sign-up that is refused for its redirect URL. */
export class SignUpMakesUserBeforeItRefuses extends makesUserBeforeItRefuses('signUp') {
  static readonly breaks = 'redirects.sign-up-unapproved-makes-nobody';
}

/** Makes the user of a sign-up or in that is refused for its redirect URL. */
export class SignUpOrInMakesUserBeforeItRefuses extends makesUserBeforeItRefuses('signUpOrIn') {
  static readonly breaks = 'redirects.sign-up-or-in-unapproved-makes-nobody';
}

/** Checks redirectUrl, and not URI. */
export class UriIsNotChecked extends approvesAnyUriAt(() => true) {
  static readonly breaks = 'redirects.uri-refuses-unapproved';
}

/** Checks URI everywhere but at a sign-up. */
export class UriOfSignUpIsNotChecked extends approvesAnyUriAt(each => each === 'signUp') {
  static readonly breaks = 'redirects.uri-refuses-unapproved';
}

/** Checks URI everywhere but at an update. */
export class UriOfUpdateIsNotChecked extends approvesAnyUriAt(each => each === 'updatePhone') {
  static readonly breaks = 'redirects.uri-refuses-unapproved';
}

/** Checks redirectUrl, and uses URI. */
export class ChecksRedirectUrlAndUsesUri extends Reference {
  static readonly breaks = 'redirects.two-names-lead-to-approved';

  protected override redirectUrl(project: Project, body: Body, operation: SendOperation): string {
    const checked = super.redirectUrl(project, body, operation);
    return this.text(body, 'URI') ?? checked;
  }
}

/** Checks URI, and uses redirectUrl. */
export class ChecksUriAndUsesRedirectUrl extends Reference {
  static readonly breaks = 'redirects.two-names-lead-to-approved';

  protected override redirectUrl(project: Project, body: Body, operation: SendOperation): string {
    const uri = this.text(body, 'URI');
    const checked = uri === undefined ? body : { ...body, redirectUrl: uri };
    const approved = super.redirectUrl(project, checked, operation);
    return this.text(body, 'redirectUrl') ?? approved;
  }
}
