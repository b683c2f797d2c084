import type { Body } from '../../reference/core.ts';
import type { Project } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

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

/** Reads the redirect URL of one operation under other names. */
const readsAs = (at: SendOperation, ...names: string[]) =>
  class extends Reference {
    protected override askedRedirectUrl(body: Body, operation: SendOperation): string | undefined {
      if (operation !== at) return super.askedRedirectUrl(body, operation);
      return names.map(each => this.text(body, each)).find(each => each !== undefined);
    }
  };

/** Reads URI at some operations where the field redirectUrl is absent, and not where it is null. */
const overlooksUriBesideNull = (isThere: (operation: SendOperation) => boolean) =>
  class extends Reference {
    protected override askedRedirectUrl(body: Body, operation: SendOperation): string | undefined {
      if (!('redirectUrl' in body) || !isThere(operation))
        return super.askedRedirectUrl(body, operation);
      return this.text(body, 'redirectUrl');
    }
  };

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

export const rows: Rows = {
  SignUpOverlooksUri: {
    sentence: 'Overlooks URI at a sign-up.',
    breaks: 'redirects.sign-up-reads-uri',
    fault: readsAs('signUp', 'redirectUrl'),
    also: ['redirects.uri-refuses-unapproved'],
  },
  SignInOverlooksUri: {
    sentence: 'Overlooks URI at a sign-in.',
    breaks: 'redirects.sign-in-reads-uri',
    fault: readsAs('signIn', 'redirectUrl'),
    also: ['bad-input.uri', 'redirects.uri-refuses-unapproved'],
  },
  SignInReadsUriInSmallLetters: {
    sentence: 'Reads URI at a sign-in in small letters only, as one SDK sends it.',
    breaks: 'redirects.sign-in-reads-uri',
    fault: readsAs('signIn', 'redirectUrl', 'uri'),
    also: ['bad-input.uri', 'redirects.uri-refuses-unapproved'],
  },
  SignUpOrInOverlooksUri: {
    sentence: 'Overlooks URI at a sign-up or in.',
    breaks: 'redirects.sign-up-or-in-reads-uri',
    fault: readsAs('signUpOrIn', 'redirectUrl'),
    also: ['bad-input.uri', 'redirects.uri-refuses-unapproved'],
  },
  UpdateOverlooksUri: {
    sentence: 'Overlooks URI at an update.',
    breaks: 'redirects.update-phone-reads-uri',
    fault: readsAs('updatePhone', 'redirectUrl'),
    also: ['redirects.uri-refuses-unapproved'],
  },
  UriBesideNullIsOverlooked: {
    sentence: 'Overlooks URI beside a redirectUrl that is null.',
    breaks: 'redirects.uri-beside-null',
    fault: overlooksUriBesideNull(() => true),
  },
  UriBesideNullIsOverlookedByUpdate: {
    sentence: 'Overlooks URI beside a redirectUrl that is null at an update.',
    breaks: 'redirects.uri-beside-null',
    fault: overlooksUriBesideNull(each => each === 'updatePhone'),
  },
  UriIsNotChecked: {
    sentence: 'Checks redirectUrl, and not URI.',
    breaks: 'redirects.uri-refuses-unapproved',
    fault: approvesAnyUriAt(() => true),
  },
  UriOfSignUpIsNotChecked: {
    sentence: 'Checks URI everywhere but at a sign-up.',
    breaks: 'redirects.uri-refuses-unapproved',
    fault: approvesAnyUriAt(each => each === 'signUp'),
  },
  UriOfUpdateIsNotChecked: {
    sentence: 'Checks URI everywhere but at an update.',
    breaks: 'redirects.uri-refuses-unapproved',
    fault: approvesAnyUriAt(each => each === 'updatePhone'),
  },
};
