import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import type { Project } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Leads where a header says, unless a call of the operation names a redirect URL. */
const leadsToHeader = (at: SendOperation, placeOf: (header: (name: string) => string) => string) =>
  class extends Reference {
    protected override async body(context: Context): Promise<Body> {
      const place = placeOf(name => context.req.header(name) ?? '');
      return { ...(await super.body(context)), place };
    }

    protected override redirectUrl(project: Project, body: Body, operation: SendOperation): string {
      const usual = super.redirectUrl(project, body, operation);
      const { place } = body;
      const isOpen = operation === at && this.askedRedirectUrl(body, operation) === undefined;
      return isOpen && typeof place === 'string' && URL.canParse(place) ? place : usual;
    }
  };

/** Sends a URL as it came, with a token behind it, at one operation. */
const sendsAsItCame = (at: SendOperation, character: string) =>
  class extends Reference {
    protected override isApproved(
      url: string,
      project: Project,
      operation: SendOperation,
    ): boolean {
      const isRaw = operation === at && url.includes(character);
      return super.isApproved(isRaw ? url.split(character)[0]! : url, project, operation);
    }

    protected override linkUrl(redirectUrl: string, token: string): string {
      if (!redirectUrl.includes(character)) return super.linkUrl(redirectUrl, token);
      return `${redirectUrl}?t=${token}`;
    }
  };

export const rows: Rows = {
  SignUpSendsLineBreaks: {
    sentence: 'Sends the redirect URL of a sign-up with its line break.',
    breaks: 'redirects.line-breaks-add-no-link',
    fault: sendsAsItCame('signUp', '\r\n'),
  },
  SignInSendsLineFeeds: {
    sentence: 'Sends the redirect URL of a sign-in with its line feed.',
    breaks: 'redirects.line-breaks-add-no-link',
    fault: sendsAsItCame('signIn', '\n'),
  },
  SignUpOrInSendsLineFeeds: {
    sentence: 'Sends the redirect URL of a sign-up or in with its line feed.',
    breaks: 'redirects.line-breaks-add-no-link',
    fault: sendsAsItCame('signUpOrIn', '\n'),
  },
  UpdateSendsSpaces: {
    sentence: 'Sends the redirect URL of an update with its space.',
    breaks: 'redirects.line-breaks-add-no-link',
    fault: sendsAsItCame('updatePhone', ' '),
  },
  DefaultOfSignInIsReferer: {
    sentence: 'Leads the link of a sign-in to the page that it came from.',
    breaks: 'redirects.default-ignores-headers',
    fault: leadsToHeader('signIn', header => header('referer')),
  },
  DefaultOfSignUpIsOrigin: {
    sentence: 'Leads the link of a sign-up to the origin that it came from.',
    breaks: 'redirects.default-ignores-headers',
    fault: leadsToHeader('signUp', header => header('origin')),
  },
  DefaultOfSignUpOrInIsForwardedHost: {
    sentence: 'Leads the link of a sign-up or in to the host that a proxy seems to name.',
    breaks: 'redirects.default-ignores-headers',
    fault: leadsToHeader('signUpOrIn', header => `https://${header('x-forwarded-host')}/verify`),
  },
  DefaultOfUpdateIsReferer: {
    sentence: 'Leads the link of an update to the page that it came from.',
    breaks: 'redirects.default-ignores-headers',
    fault: leadsToHeader('updatePhone', header => header('referer')),
  },
};
