import type { Body } from '../../reference/core.ts';
import type { Project } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Approves every redirect URL at one operation. */
const approvesAnythingAt = (at: SendOperation) =>
  class extends Reference {
    protected override isApproved(url: string, project: Project, operation: SendOperation) {
      return operation === at || super.isApproved(url, project, operation);
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

/** Accepts a redirect URL that is not approved, and leads the link to the default. */
export class UnapprovedUrlBecomesDefault extends Reference {
  static readonly breaks = 'redirects.sign-in-refuses-unapproved';
  static readonly also = [
    'bad-input.redirect-url-is-no-url',
    'redirects.refuses-approved-path',
    'redirects.refuses-approved-query',
    'redirects.refuses-approved-user-info',
    'redirects.refuses-backslash-host',
    'redirects.refuses-lookalike-dot',
    'redirects.refuses-lookalike-letters',
    'redirects.refuses-lookalike-prefix',
    'redirects.refuses-lookalike-suffix',
    'redirects.refuses-lookalikes-everywhere',
    'redirects.refuses-odd-urls-everywhere',
    'redirects.refuses-script-schemes',
    'redirects.refuses-sibling-host',
    'redirects.refuses-unapproved-in-any-scheme',
    'redirects.sign-up-or-in-refuses-unapproved',
    'redirects.sign-up-refuses-unapproved',
    'redirects.update-phone-refuses-unapproved',
    'redirects.uri-refuses-unapproved',
  ] as const;

  protected override redirectUrl(project: Project, body: Body, operation: SendOperation): string {
    const asked = this.askedRedirectUrl(body, operation);
    if (asked === undefined || !this.isApproved(asked, project, operation)) {
      return project.defaultRedirectUrl;
    }
    return asked;
  }
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

/** Changes the phone before it looks at the redirect URL of an update. */
export class RefusedRedirectChangesPhone extends Reference {
  static readonly breaks = 'redirects.update-phone-unapproved-changes-nothing';

  protected override refuseRedirect(project: Project, body: Body, operation: SendOperation): void {
    const user = this.findUser(project, String(body['loginId']));
    if (operation === 'updatePhone' && user) user.phone = String(body['phone']);
    super.refuseRedirect(project, body, operation);
  }
}

/** Looks at the domain of web pages only. */
export class ApprovesOtherSchemes extends Reference {
  static readonly breaks = 'redirects.refuses-unapproved-in-any-scheme';
  static readonly also = [
    'bad-input.redirect-url-is-no-url',
    'redirects.refuses-odd-urls-everywhere',
  ] as const;

  protected override isApproved(url: string, project: Project, operation: SendOperation): boolean {
    const scheme = /^[\w.+-]+:/.exec(url)?.[0] ?? '';
    if (scheme && scheme !== 'https:' && !this.isScriptScheme(scheme.toLowerCase())) return true;
    return super.isApproved(url, project, operation);
  }
}

/** Takes whatever has a port for a developer's machine. */
export class ApprovesAnyHostWithPort extends Reference {
  static readonly breaks = 'redirects.refuses-unapproved-in-any-scheme';

  protected override isApproved(url: string, project: Project, operation: SendOperation): boolean {
    if (URL.canParse(url) && new URL(url).port !== '') return true;
    return super.isApproved(url, project, operation);
  }
}

export const rows: Rows = {
  SignUpLeadsAnywhere: {
    sentence: 'A sign-up may lead anywhere.',
    breaks: 'redirects.sign-up-refuses-unapproved',
    fault: approvesAnythingAt('signUp'),
    also: [
      'redirects.refuses-lookalikes-everywhere',
      'redirects.refuses-odd-urls-everywhere',
      'redirects.uri-refuses-unapproved',
    ],
  },
  SignInLeadsAnywhere: {
    sentence: 'A sign-in may lead anywhere.',
    breaks: 'redirects.sign-in-refuses-unapproved',
    fault: approvesAnythingAt('signIn'),
    also: [
      'redirects.refuses-lookalikes-everywhere',
      'redirects.refuses-odd-urls-everywhere',
      'redirects.uri-refuses-unapproved',
    ],
  },
  SignUpOrInLeadsAnywhere: {
    sentence: 'A sign-up or in may lead anywhere.',
    breaks: 'redirects.sign-up-or-in-refuses-unapproved',
    fault: approvesAnythingAt('signUpOrIn'),
    also: [
      'bad-input.redirect-url-is-no-url',
      'redirects.refuses-approved-path',
      'redirects.refuses-approved-query',
      'redirects.refuses-approved-user-info',
      'redirects.refuses-backslash-host',
      'redirects.refuses-lookalike-dot',
      'redirects.refuses-lookalike-letters',
      'redirects.refuses-lookalike-prefix',
      'redirects.refuses-lookalike-suffix',
      'redirects.refuses-script-schemes',
      'redirects.refuses-sibling-host',
      'redirects.refuses-unapproved-in-any-scheme',
      'redirects.two-names-lead-to-approved',
      'redirects.uri-refuses-unapproved',
    ],
  },
  UpdateLeadsAnywhere: {
    sentence: 'An update may lead anywhere.',
    breaks: 'redirects.update-phone-refuses-unapproved',
    fault: approvesAnythingAt('updatePhone'),
    also: [
      'redirects.refuses-lookalikes-everywhere',
      'redirects.refuses-odd-urls-everywhere',
      'redirects.uri-refuses-unapproved',
    ],
  },
  SignUpTextsBeforeItRefuses: {
    sentence: 'Sends the link of a sign-up to where it may not lead, and refuses then.',
    breaks: 'redirects.sign-up-unapproved-texts-nobody',
    fault: textsBeforeItRefuses('signUp'),
    also: [
      'bad-input.redirect-url-is-no-url',
      'redirects.refuses-odd-urls-everywhere',
      'redirects.refuses-unapproved-in-any-scheme',
    ],
  },
  SignInTextsBeforeItRefuses: {
    sentence: 'Sends the link of a sign-in to where it may not lead, and refuses then.',
    breaks: 'redirects.sign-in-unapproved-texts-nobody',
    fault: textsBeforeItRefuses('signIn'),
    also: [
      'bad-input.redirect-url-is-no-url',
      'redirects.refuses-odd-urls-everywhere',
      'redirects.refuses-unapproved-in-any-scheme',
    ],
  },
  SignUpOrInTextsBeforeItRefuses: {
    sentence: 'Sends the link of a sign-up or in to where it may not lead, and refuses then.',
    breaks: 'redirects.sign-up-or-in-unapproved-texts-nobody',
    fault: textsBeforeItRefuses('signUpOrIn'),
    also: [
      'bad-input.redirect-url-is-no-url',
      'redirects.refuses-odd-urls-everywhere',
      'redirects.refuses-unapproved-in-any-scheme',
      'redirects.two-names-lead-to-approved',
    ],
  },
  UpdateTextsBeforeItRefuses: {
    sentence: 'Sends the link of an update to where it may not lead, and refuses then.',
    breaks: 'redirects.update-phone-unapproved-texts-nobody',
    fault: textsBeforeItRefuses('updatePhone'),
    also: [
      'bad-input.redirect-url-is-no-url',
      'redirects.refuses-odd-urls-everywhere',
      'redirects.refuses-unapproved-in-any-scheme',
    ],
  },
  SignUpMakesUserBeforeItRefuses: {
    sentence: 'Makes the user of a sign-up that is refused for its redirect URL.',
    breaks: 'redirects.sign-up-unapproved-makes-nobody',
    fault: makesUserBeforeItRefuses('signUp'),
  },
  SignUpOrInMakesUserBeforeItRefuses: {
    sentence: 'Makes the user of a sign-up or in that is refused for its redirect URL.',
    breaks: 'redirects.sign-up-or-in-unapproved-makes-nobody',
    fault: makesUserBeforeItRefuses('signUpOrIn'),
  },
};

/** Approves every redirect URL of a sign-up or in by somebody who is registered. */
export class RegisteredRedirectAnywhere extends Reference {
  static readonly breaks = 'redirects.sign-up-or-in-refuses-unapproved';
  static readonly by = 'tour';

  protected override refuseRedirect(project: Project, body: Body, operation: SendOperation): void {
    const loginId = this.requiredText(body, 'loginId');
    const isRegistered = this.findUser(project, loginId)?.seen ?? false;
    if (operation === 'signUpOrIn' && isRegistered) return;
    super.refuseRedirect(project, body, operation);
  }
}

/** Makes the user of a refused sign-up where the login ID is an e-mail address. */
export class RefusedRedirectMakesNamedUser extends Reference {
  static readonly breaks = 'redirects.sign-up-unapproved-makes-nobody';
  static readonly by = 'tour';

  protected override refuseRedirect(project: Project, body: Body, operation: SendOperation): void {
    const loginId = this.requiredText(body, 'loginId');
    if (operation === 'signUp' && loginId.includes('@'))
      this.createUser(project, loginId, this.signUpPhone(body, loginId), {}).seen = true;
    super.refuseRedirect(project, body, operation);
  }
}
