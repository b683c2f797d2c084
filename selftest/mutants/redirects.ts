import type { Body } from '../../reference/core.ts';
import type { Errand } from '../../reference/links.ts';
import type { Link, Project } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { badRequest } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';
import { sendsNothing } from './faults.ts';

/** Leads the links of one operation somewhere else than asked. */
const leads = (at: SendOperation, change: (asked: URL, project: Project) => string) =>
  class extends Reference {
    protected override redirectUrl(project: Project, body: Body, operation: SendOperation): string {
      const asked = super.redirectUrl(project, body, operation);
      return operation === at ? change(new URL(asked), project) : asked;
    }
  };

/** Joins URL and token in another way. */
const joins = (join: (redirectUrl: string, token: string) => string) =>
  class extends Reference {
    protected override linkUrl(redirectUrl: string, token: string): string {
      return join(redirectUrl, token);
    }
  };

/** Refuses at one operation when no redirect URL is given. */
const requiresRedirectUrl = (at: SendOperation) =>
  class extends Reference {
    protected override askedRedirectUrl(body: Body, operation: SendOperation): string | undefined {
      const asked = super.askedRedirectUrl(body, operation);
      if (asked === undefined && operation === at) throw badRequest('redirectUrl is required');
      return asked;
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

/** Leads every link of a sign-up to the default. */
export class SignUpLeadsToDefault extends leads('signUp', (_url, each) => each.defaultRedirectUrl) {
  static readonly breaks = 'redirects.sign-up-leads-to-url';
}

/** Drops the path of a sign-up's redirect URL. */
export class SignUpDropsPath extends leads('signUp', ({ origin }) => origin) {
  static readonly breaks = 'redirects.sign-up-leads-to-url';
}

/** Leads every link of a sign-in to the default. */
export class SignInLeadsToDefault extends leads('signIn', (_url, each) => each.defaultRedirectUrl) {
  static readonly breaks = 'redirects.sign-in-leads-to-url';
}

/** Writes the path of a sign-in's redirect URL in small letters. */
export class SignInLowersPath extends leads('signIn', ({ href }) => href.toLowerCase()) {
  static readonly breaks = 'redirects.sign-in-leads-to-url';
}

/** Leads every link of a sign-up or in to the default. */
export class SignUpOrInLeadsToDefault extends leads(
  'signUpOrIn',
  (_url, each) => each.defaultRedirectUrl,
) {
  static readonly breaks = 'redirects.sign-up-or-in-leads-to-url';
}

/** Adds a slash to the path of a sign-up or in's redirect URL. */
export class SignUpOrInAddsSlash extends leads(
  'signUpOrIn',
  ({ origin, pathname, search }) => `${origin}${pathname}/${search}`,
) {
  static readonly breaks = 'redirects.sign-up-or-in-leads-to-url';
}

/** Leads every link of an update to the default. */
export class UpdateLeadsToDefault extends leads(
  'updatePhone',
  (_url, each) => each.defaultRedirectUrl,
) {
  static readonly breaks = 'redirects.update-phone-leads-to-url';
}

/** Leads the links of an update to another scheme. */
export class UpdateLeadsToHttp extends leads('updatePhone', ({ href }) =>
  href.replace(/^https:/, 'http:'),
) {
  static readonly breaks = 'redirects.update-phone-leads-to-url';
}

/** Calls the parameter token. */
export class LinkCarriesTokenAsToken extends joins((redirectUrl, token) => {
  const url = new URL(redirectUrl);
  url.searchParams.set('token', token);
  return url.href;
}) {
  static readonly breaks = 'redirects.link-carries-token-as-t';
}

/** Puts the token into the fragment. */
export class LinkCarriesTokenInFragment extends joins((url, token) => `${url}#t=${token}`) {
  static readonly breaks = 'redirects.link-carries-token-as-t';
}

/** Puts the token into the fragment, where a router reads it like a query. */
export class LinkCarriesTokenInRoute extends joins((url, token) => `${url}#/?t=${token}`) {
  static readonly breaks = 'redirects.link-carries-token-as-t';
}

/** Puts the token into the path. */
export class LinkCarriesTokenInPath extends joins((url, token) => `${url}/${token}`) {
  static readonly breaks = 'redirects.link-carries-token-as-t';
}

/** Replaces the query of the redirect URL. */
export class LinkReplacesQuery extends joins((redirectUrl, token) => {
  const url = new URL(redirectUrl);
  url.search = `?t=${token}`;
  return url.href;
}) {
  static readonly breaks = 'redirects.link-keeps-query';
}

/** Appends ?t= to a URL that has a query. */
export class LinkHasTwoQuestionMarks extends joins((url, token) => `${url}?t=${token}`) {
  static readonly breaks = 'redirects.link-keeps-query';
}

/** Keeps the first parameter of a query only. */
export class LinkKeepsFirstParameter extends joins((redirectUrl, token) => {
  const url = new URL(redirectUrl);
  const [first] = url.search.split('&');
  url.search = first ? `${first}&t=${token}` : `t=${token}`;
  return url.href;
}) {
  static readonly breaks = 'redirects.link-keeps-query';
}

/** Decodes the redirect URL before it appends the token. */
export class LinkDecodesUrl extends joins((redirectUrl, token) => {
  const { origin, pathname, search } = new URL(redirectUrl);
  const query = search ? `${decodeURIComponent(search)}&` : '?';
  return `${origin}${pathname}${query}t=${token}`;
}) {
  static readonly breaks = 'redirects.link-keeps-encoding';
}

/** Encodes the redirect URL once more. */
export class LinkEncodesTwice extends joins((redirectUrl, token) => {
  const { origin, pathname, search } = new URL(redirectUrl);
  const query = search ? `${search.replaceAll('%', '%25')}&` : '?';
  return `${origin}${pathname}${query}t=${token}`;
}) {
  static readonly breaks = 'redirects.link-keeps-encoding';
}

/** Decodes a plus sign, which then reads as a space. */
export class LinkDecodesPlusSign extends joins((redirectUrl, token) => {
  const { origin, pathname, search } = new URL(redirectUrl);
  const query = search ? `${search.replaceAll(/%2B/gi, '+')}&` : '?';
  return `${origin}${pathname}${query}t=${token}`;
}) {
  static readonly breaks = 'redirects.link-keeps-encoding';
}

/** Drops the port of the redirect URL. */
export class LinkDropsPort extends joins((redirectUrl, token) => {
  const url = new URL(redirectUrl);
  url.port = '';
  url.searchParams.set('t', token);
  return url.href;
}) {
  static readonly breaks = 'redirects.link-keeps-port';
}

/** Refuses a sign-up that names no redirect URL. */
export class SignUpRequiresRedirectUrl extends requiresRedirectUrl('signUp') {
  static readonly breaks = 'redirects.sign-up-applies-default';
}

/** Refuses a sign-in that names no redirect URL. */
export class SignInRequiresRedirectUrl extends requiresRedirectUrl('signIn') {
  static readonly breaks = 'redirects.sign-in-applies-default';
}

/** Refuses a sign-up or in that names no redirect URL. */
export class SignUpOrInRequiresRedirectUrl extends requiresRedirectUrl('signUpOrIn') {
  static readonly breaks = 'redirects.sign-up-or-in-applies-default';
}

/** Refuses an update that names no redirect URL. */
export class UpdateRequiresRedirectUrl extends requiresRedirectUrl('updatePhone') {
  static readonly breaks = 'redirects.update-phone-applies-default';
}

/** Sends nothing when a sign-up names no redirect URL. */
export class SignUpWithoutUrlTextsNobody extends sendsNothing('signUp', ({ redirectUrl }) =>
  redirectUrl.includes('/default/'),
) {
  static readonly breaks = 'redirects.sign-up-applies-default';
}

/** Sends a dead link when a sign-in names no redirect URL. */
export class DefaultLinkIsDead extends Reference {
  static readonly breaks = 'redirects.sign-in-applies-default';

  protected override dispatch(errand: Errand, link: Link): void {
    const { project, redirectUrl } = errand;
    const isDefault = redirectUrl === project.defaultRedirectUrl;
    super.dispatch(errand, isDefault ? { ...link, token: 'undefined' } : link);
  }
}

/** Refuses a redirect URL that is null. */
export class NullRedirectUrlIsRefused extends Reference {
  static readonly breaks = 'redirects.null-applies-default';

  protected override askedRedirectUrl(body: Body, operation: SendOperation): string | undefined {
    if (body['redirectUrl'] === null) throw badRequest('The redirectUrl field is not a string');
    return super.askedRedirectUrl(body, operation);
  }
}

/** Takes null for the text "null", which is no approved URL. */
export class NullRedirectUrlIsText extends Reference {
  static readonly breaks = 'redirects.null-applies-default';

  protected override askedRedirectUrl(body: Body): string | undefined {
    const asked = body['redirectUrl'] === undefined ? body['URI'] : body['redirectUrl'];
    return asked === undefined ? undefined : String(asked as string);
  }
}

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

/** The last redirect URL of a user becomes the default of that user. */
export class LastUrlOfUserIsDefault extends remembersLastUrl((_project, { loginId }) =>
  String(loginId),
) {
  static readonly breaks = 'redirects.default-is-not-the-last-url';
}

/** The last redirect URL of anybody becomes the default of the project. */
export class LastUrlOfProjectIsDefault extends remembersLastUrl(({ projectId }) => projectId) {
  static readonly breaks = 'redirects.default-is-not-the-last-url';
}

/** Overlooks URI at a sign-up. */
export class SignUpOverlooksUri extends readsAs('signUp', 'redirectUrl') {
  static readonly breaks = 'redirects.sign-up-reads-uri';
}

/** Overlooks URI at a sign-in. */
export class SignInOverlooksUri extends readsAs('signIn', 'redirectUrl') {
  static readonly breaks = 'redirects.sign-in-reads-uri';
}

/** Reads URI at a sign-in in small letters only, as one SDK sends it. */
export class SignInReadsUriInSmallLetters extends readsAs('signIn', 'redirectUrl', 'uri') {
  static readonly breaks = 'redirects.sign-in-reads-uri';
}

/** Overlooks URI at a sign-up or in. */
export class SignUpOrInOverlooksUri extends readsAs('signUpOrIn', 'redirectUrl') {
  static readonly breaks = 'redirects.sign-up-or-in-reads-uri';
}

/** Overlooks URI at an update. */
export class UpdateOverlooksUri extends readsAs('updatePhone', 'redirectUrl') {
  static readonly breaks = 'redirects.update-phone-reads-uri';
}
