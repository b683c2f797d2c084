import { randomBytes } from 'node:crypto';
import type { Body } from '../../reference/core.ts';
import type { Project } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';
import { joins } from '../../selftest/faults/redirects.ts';

/** Leads the links of one operation somewhere else than asked. */
const leads = (at: SendOperation, change: (asked: URL, project: Project) => string) =>
  class extends Reference {
    protected override redirectUrl(project: Project, body: Body, operation: SendOperation): string {
      const asked = super.redirectUrl(project, body, operation);
      return operation === at ? change(new URL(asked), project) : asked;
    }
  };

/** Makes tokens of plain base64, and puts them into links as they are. */
export class PlusInTokenUnescaped extends Reference {
  static readonly breaks = 'redirects.token-reads-alike';
  static readonly by = 'random';

  protected override newToken(): string {
    return `${randomBytes(15).toString('base64')}+${randomBytes(15).toString('base64')}`;
  }

  protected override linkUrl(redirectUrl: string, token: string): string {
    return `${redirectUrl}${redirectUrl.includes('?') ? '&' : '?'}t=${token}`;
  }
}

export const rows: Rows = {
  SignUpLeadsToDefault: {
    sentence: 'Leads every link of a sign-up to the default.',
    breaks: 'redirects.sign-up-leads-to-url',
    fault: leads('signUp', (_url, each) => each.defaultRedirectUrl),
    also: ['redirects.sign-up-reads-uri'],
  },
  SignUpDropsPath: {
    sentence: "Drops the path of a sign-up's redirect URL.",
    breaks: 'redirects.sign-up-leads-to-url',
    fault: leads('signUp', ({ origin }) => origin),
    also: ['redirects.sign-up-reads-uri'],
  },
  SignInLeadsToDefault: {
    sentence: 'Leads every link of a sign-in to the default.',
    breaks: 'redirects.sign-in-leads-to-url',
    fault: leads('signIn', (_url, each) => each.defaultRedirectUrl),
    also: ['redirects.sign-in-reads-uri'],
  },
  SignInLowersPath: {
    sentence: "Writes the path of a sign-in's redirect URL in small letters.",
    breaks: 'redirects.sign-in-leads-to-url',
    fault: leads('signIn', ({ href }) => href.toLowerCase()),
    also: ['redirects.sign-in-reads-uri'],
  },
  SignUpOrInLeadsToDefault: {
    sentence: 'Leads every link of a sign-up or in to the default.',
    breaks: 'redirects.sign-up-or-in-leads-to-url',
    fault: leads('signUpOrIn', (_url, each) => each.defaultRedirectUrl),
    also: [
      'redirects.link-keeps-encoding',
      'redirects.link-keeps-long-url',
      'redirects.link-keeps-odd-parameters',
      'redirects.link-keeps-path',
      'redirects.link-keeps-port',
      'redirects.link-keeps-query',
      'redirects.link-keeps-scheme',
      'redirects.sign-up-or-in-reads-uri',
    ],
  },
  SignUpOrInAddsSlash: {
    sentence: "Adds a slash to the path of a sign-up or in's redirect URL.",
    breaks: 'redirects.sign-up-or-in-leads-to-url',
    fault: leads('signUpOrIn', ({ origin, pathname, search }) => `${origin}${pathname}/${search}`),
    also: ['redirects.link-keeps-path', 'redirects.sign-up-or-in-reads-uri'],
  },
  UpdateLeadsToDefault: {
    sentence: 'Leads every link of an update to the default.',
    breaks: 'redirects.update-phone-leads-to-url',
    fault: leads('updatePhone', (_url, each) => each.defaultRedirectUrl),
    also: ['redirects.update-phone-reads-uri'],
  },
  UpdateLeadsToHttp: {
    sentence: 'Leads the links of an update to another scheme.',
    breaks: 'redirects.update-phone-leads-to-url',
    fault: leads('updatePhone', ({ href }) => href.replace(/^https:/, 'http:')),
    also: ['redirects.update-phone-reads-uri'],
  },
  LinkCarriesTokenAsToken: {
    sentence: 'Calls the parameter token.',
    breaks: 'redirects.link-carries-token-as-t',
    fault: joins((redirectUrl, token) => {
      const url = new URL(redirectUrl);
      url.searchParams.set('token', token);
      return url.href;
    }),
    also: [
      'sign-up-or-in.texts-new-user',
      'sign-up.reads-phone-field',
      'sign-up.reads-phone-in-user',
      'sign-up.texts-phone-not-login-id',
      'sign-up.texts-the-phone',
    ],
  },
  LinkCarriesTokenInFragment: {
    sentence: 'Puts the token into the fragment.',
    breaks: 'redirects.link-carries-token-as-t',
    fault: joins((url, token) => `${url}#t=${token}`),
    also: [
      'sign-up-or-in.texts-new-user',
      'sign-up.reads-phone-field',
      'sign-up.reads-phone-in-user',
      'sign-up.texts-phone-not-login-id',
      'sign-up.texts-the-phone',
    ],
  },
  LinkCarriesTokenInRoute: {
    sentence: 'Puts the token into the fragment, where a router reads it like a query.',
    breaks: 'redirects.link-carries-token-as-t',
    fault: joins((url, token) => `${url}#/?t=${token}`),
    also: ['redirects.line-breaks-add-no-link', 'redirects.link-with-fragment-carries-token'],
  },
  LinkCarriesTokenInPath: {
    sentence: 'Puts the token into the path.',
    breaks: 'redirects.link-carries-token-as-t',
    fault: joins((url, token) => `${url}/${token}`),
    also: [
      'sign-up-or-in.texts-new-user',
      'sign-up.reads-phone-field',
      'sign-up.reads-phone-in-user',
      'sign-up.texts-phone-not-login-id',
      'sign-up.texts-the-phone',
    ],
  },
};
