import type { Body } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, Project } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { badRequest } from '../../reference/refusal.ts';
import { sendsNothing } from '../../selftest/faults/answers.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Refuses at one operation when no redirect URL is given. */
const requiresRedirectUrl = (at: SendOperation) =>
  class extends Reference {
    protected override askedRedirectUrl(body: Body, operation: SendOperation): string | undefined {
      const asked = super.askedRedirectUrl(body, operation);
      if (asked === undefined && operation === at) throw badRequest('redirectUrl is required');
      return asked;
    }
  };

/** Remembers the last redirect URL, and leads there what names none. */
const remembersLastUrl = (keyOf: (project: Project, body: Body) => string) =>
  class extends Reference {
    private readonly last = new Map<string, string>();

    protected override redirectUrl(project: Project, body: Body, operation: SendOperation): string {
      const key = keyOf(project, body);
      const redirectUrl = super.redirectUrl(project, body, operation);
      if (this.askedRedirectUrl(body, operation) === undefined) {
        return this.last.get(key) ?? redirectUrl;
      }
      this.last.set(key, redirectUrl);
      return redirectUrl;
    }
  };

/** Sends a dead link when a sign-in names no redirect URL. */
export class DefaultLinkIsDead extends Reference {
  static readonly breaks = 'redirects.sign-in-applies-default';
  static readonly also = [
    'redirects.sign-up-applies-default',
    'redirects.sign-up-or-in-applies-default',
    'redirects.update-phone-applies-default',
  ] as const;

  protected override dispatch(request: SendRequest, link: Link): void {
    const { project, redirectUrl } = request;
    const isDefault = redirectUrl === project.defaultRedirectUrl;
    super.dispatch(request, isDefault ? { ...link, token: 'undefined' } : link);
  }
}

/** Refuses a redirect URL that is null. */
export class NullRedirectUrlIsRefused extends Reference {
  static readonly breaks = 'redirects.null-applies-default';
  static readonly also = ['redirects.uri-beside-null'] as const;

  protected override askedRedirectUrl(body: Body, operation: SendOperation): string | undefined {
    if (body['redirectUrl'] === null) throw badRequest('The redirectUrl field is not a string');
    return super.askedRedirectUrl(body, operation);
  }
}

/** Takes null for the text "null", which is no approved URL. */
export class NullRedirectUrlIsText extends Reference {
  static readonly breaks = 'redirects.null-applies-default';
  static readonly also = [
    'bad-input.redirect-url-type',
    'bad-input.uri',
    'redirects.uri-beside-null',
  ] as const;

  protected override askedRedirectUrl(body: Body): string | undefined {
    const asked = body['redirectUrl'] === undefined ? body['URI'] : body['redirectUrl'];
    return asked === undefined ? undefined : String(asked as string);
  }
}

export const rows: Rows = {
  SignUpRequiresRedirectUrl: {
    sentence: 'Refuses a sign-up that names no redirect URL.',
    breaks: 'redirects.sign-up-applies-default',
    fault: requiresRedirectUrl('signUp'),
  },
  SignUpWithoutUrlTextsNobody: {
    sentence: 'Sends nothing when a sign-up names no redirect URL.',
    breaks: 'redirects.sign-up-applies-default',
    fault: sendsNothing('signUp', ({ redirectUrl }) => redirectUrl.includes('/default/')),
  },
  SignInRequiresRedirectUrl: {
    sentence: 'Refuses a sign-in that names no redirect URL.',
    breaks: 'redirects.sign-in-applies-default',
    fault: requiresRedirectUrl('signIn'),
  },
  SignUpOrInRequiresRedirectUrl: {
    sentence: 'Refuses a sign-up or in that names no redirect URL.',
    breaks: 'redirects.sign-up-or-in-applies-default',
    fault: requiresRedirectUrl('signUpOrIn'),
  },
  UpdateRequiresRedirectUrl: {
    sentence: 'Refuses an update that names no redirect URL.',
    breaks: 'redirects.update-phone-applies-default',
    fault: requiresRedirectUrl('updatePhone'),
  },
  LastUrlOfUserIsDefault: {
    sentence: 'The last redirect URL of a user becomes the default of that user.',
    breaks: 'redirects.default-is-not-the-last-url',
    fault: remembersLastUrl((_project, { loginId }) => String(loginId)),
  },
  LastUrlOfProjectIsDefault: {
    sentence: 'The last redirect URL of anybody becomes the default of the project.',
    breaks: 'redirects.default-is-not-the-last-url',
    fault: remembersLastUrl(({ projectId }) => projectId),
  },
};
