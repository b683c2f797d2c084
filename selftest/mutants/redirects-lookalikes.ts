import type { Project } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';

/** Approves hosts that are like an approved domain. */
const approvesHost = (isLike: (hostname: string, domain: string) => boolean) =>
  class extends Reference {
    protected override isApprovedHost(hostname: string, { approvedDomains }: Project): boolean {
      return approvedDomains.some(each => hostname === each || isLike(hostname, each));
    }
  };

/** Approves URLs, beside those that are approved, by a look at their text. */
const approvesText = (
  isLike: (url: string, domain: string) => boolean,
  isThere: (operation: SendOperation) => boolean = () => true,
) =>
  class extends Reference {
    protected override isApproved(url: string, project: Project, operation: SendOperation) {
      const alike = project.approvedDomains.some(each => isLike(url, each));
      return (alike && isThere(operation)) || super.isApproved(url, project, operation);
    }
  };

/** Compares the beginning of the host. */
export class HostByItsBeginning extends approvesHost((host, domain) => host.startsWith(domain)) {
  static readonly breaks = 'redirects.refuses-lookalike-suffix';
}

/** Approves whatever an approved domain is the first part of. */
export class HostByItsFirstLabels extends approvesHost((host, domain) =>
  host.startsWith(`${domain}.`),
) {
  static readonly breaks = 'redirects.refuses-lookalike-suffix';
}

/** Compares the end of the host, and forgets the dot. */
export class HostByItsEnd extends approvesHost((host, domain) => host.endsWith(domain)) {
  static readonly breaks = 'redirects.refuses-lookalike-prefix';
}

/** Looks for an approved domain at a word's boundary, which a hyphen is. */
export class HostByItsLastWords extends approvesHost((host, domain) =>
  new RegExp(`\\b${domain.replaceAll('.', '\\.')}$`).test(host),
) {
  static readonly breaks = 'redirects.refuses-lookalike-prefix';
}

/** Takes an approved domain for a pattern, in which a dot is any character. */
export class HostByPattern extends approvesHost((host, domain) =>
  new RegExp(`^${domain}$`).test(host),
) {
  static readonly breaks = 'redirects.refuses-lookalike-dot';
}

/** Approves all hosts under the parent of an approved one. */
export class HostByItsParent extends approvesHost((host, domain) => {
  const [, ...parent] = domain.split('.');
  return parent.length > 0 && host.endsWith(`.${parent.join('.')}`);
}) {
  static readonly breaks = 'redirects.refuses-sibling-host';
}

/** Approves the parent of an approved host with whatever is under it. */
export class HostByRegistrableDomain extends approvesHost((host, domain) => {
  const registrable = (name: string) => name.split('.').slice(-2).join('.');
  return domain.includes('.') && registrable(host) === registrable(domain);
}) {
  static readonly breaks = 'redirects.refuses-sibling-host';
}

/** Compares the beginning of the URL. */
export class UrlByItsBeginning extends approvesText((url, domain) =>
  url.startsWith(`https://${domain}`),
) {
  static readonly breaks = 'redirects.refuses-approved-user-info';
}

/** Takes for the host what stands before the first colon. */
export class HostEndsAtColon extends approvesText(
  (url, domain) => url.split('//')[1]?.split(/[/:]/)[0] === domain,
) {
  static readonly breaks = 'redirects.refuses-approved-user-info';
}

/** Looks for an approved domain anywhere in the URL. */
export class UrlByWhatItHolds extends approvesText((url, domain) => url.includes(domain)) {
  static readonly breaks = 'redirects.refuses-approved-path';
}

/** Looks for an approved domain between two slashes. */
export class HostBetweenSlashes extends approvesText((url, domain) =>
  url.split('/').includes(domain),
) {
  static readonly breaks = 'redirects.refuses-approved-path';
}

/** Takes for the host what stands behind the last two slashes. */
export class HostBehindLastSlashes extends approvesText(
  (url, domain) => url.split('//').at(-1)?.split('/')[0] === domain,
) {
  static readonly breaks = 'redirects.refuses-approved-query';
}

/** Takes for the host what stands behind the last at sign. */
export class HostBehindLastAtSign extends approvesText(
  (url, domain) => url.split('@').at(-1)?.split('/')[0] === domain,
) {
  static readonly breaks = 'redirects.refuses-approved-query';
}

/** Reads the host by RFC 3986, where a backslash is no slash. */
export class HostByOldRules extends approvesText(
  (url, domain) => /^\w+:\/\/(?:[^/?#]*@)?([^/?#:]*)/.exec(url)?.[1] === domain,
) {
  static readonly breaks = 'redirects.refuses-backslash-host';
}

/** Approves what is under an approved domain, and takes a backslash for a part of the name. */
export class SubdomainByOldRules extends approvesText((url, domain) =>
  new RegExp(`^https://[^/?#@:]*\\\\\\.${domain.replaceAll('.', '\\.')}/`).test(url),
) {
  static readonly breaks = 'redirects.refuses-backslash-host';
}

/** Looks at the host, and at no scheme. */
export class AnySchemeIsApproved extends Reference {
  static readonly breaks = 'redirects.refuses-script-schemes';

  protected override isScriptScheme(): boolean {
    return false;
  }
}

/** Knows one scheme that runs script, of several. */
export class OneScriptSchemeIsKnown extends Reference {
  static readonly breaks = 'redirects.refuses-script-schemes';

  protected override isScriptScheme(protocol: string): boolean {
    return protocol === 'javascript:';
  }
}

/** Looks for a scheme that runs script in small letters. */
export class ScriptSchemeByItsLetters extends approvesText(
  (url, domain) => url.includes(`//${domain}/`) && url.startsWith('JavaScript:'),
) {
  static readonly breaks = 'redirects.refuses-script-schemes';
}

/** Looks less closely at a sign-up. */
export class SignUpLooksLessClosely extends approvesText(
  (url, domain) => url.startsWith(`https://${domain}`),
  operation => operation === 'signUp',
) {
  static readonly breaks = 'redirects.refuses-lookalikes-everywhere';
}

/** Looks less closely at a sign-in. */
export class SignInLooksLessClosely extends approvesText(
  (url, domain) => url.startsWith(`https://${domain}.`),
  operation => operation === 'signIn',
) {
  static readonly breaks = 'redirects.refuses-lookalikes-everywhere';
}

/** Looks less closely at an update. */
export class UpdateLooksLessClosely extends approvesText(
  (url, domain) => url.startsWith(`https://${domain}@`),
  operation => operation === 'updatePhone',
) {
  static readonly breaks = 'redirects.refuses-lookalikes-everywhere';
}
