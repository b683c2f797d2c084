import type { Project } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

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

const hostIn = (url: string) => /^https?:\/\/([^/]*)/.exec(url)?.[1] ?? '';

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

export const rows: Rows = {
  HostByItsBeginning: {
    sentence: 'Compares the beginning of the host.',
    breaks: 'redirects.refuses-lookalike-suffix',
    fault: approvesHost((host, domain) => host.startsWith(domain)),
    also: ['redirects.refuses-lookalikes-everywhere'],
  },
  HostByItsFirstLabels: {
    sentence: 'Approves whatever an approved domain is the first part of.',
    breaks: 'redirects.refuses-lookalike-suffix',
    fault: approvesHost((host, domain) => host.startsWith(`${domain}.`)),
    also: ['redirects.refuses-lookalikes-everywhere'],
  },
  HostByItsEnd: {
    sentence: 'Compares the end of the host, and forgets the dot.',
    breaks: 'redirects.refuses-lookalike-prefix',
    fault: approvesHost((host, domain) => host.endsWith(domain)),
    also: ['redirects.refuses-lookalikes-everywhere'],
  },
  HostByItsLastWords: {
    sentence: "Looks for an approved domain at a word's boundary, which a hyphen is.",
    breaks: 'redirects.refuses-lookalike-prefix',
    fault: approvesHost((host, domain) =>
      new RegExp(`\\b${domain.replaceAll('.', '\\.')}$`).test(host),
    ),
  },
  HostByPattern: {
    sentence: 'Takes an approved domain for a pattern, in which a dot is any character.',
    breaks: 'redirects.refuses-lookalike-dot',
    fault: approvesHost((host, domain) => new RegExp(`^${domain}$`).test(host)),
    also: ['redirects.refuses-lookalikes-everywhere'],
  },
  HostByItsParent: {
    sentence: 'Approves all hosts under the parent of an approved one.',
    breaks: 'redirects.refuses-sibling-host',
    fault: approvesHost((host, domain) => {
      const [, ...parent] = domain.split('.');
      return parent.length > 0 && host.endsWith(`.${parent.join('.')}`);
    }),
    also: [
      'redirects.refuses-lookalike-letters',
      'redirects.refuses-lookalike-prefix',
      'redirects.refuses-lookalikes-everywhere',
    ],
  },
  HostByRegistrableDomain: {
    sentence: 'Approves the parent of an approved host with whatever is under it.',
    breaks: 'redirects.refuses-sibling-host',
    fault: approvesHost((host, domain) => {
      const registrable = (name: string) => name.split('.').slice(-2).join('.');
      return domain.includes('.') && registrable(host) === registrable(domain);
    }),
    also: [
      'redirects.refuses-lookalike-letters',
      'redirects.refuses-lookalike-prefix',
      'redirects.refuses-lookalikes-everywhere',
    ],
  },
  UrlByItsBeginning: {
    sentence: 'Compares the beginning of the URL.',
    breaks: 'redirects.refuses-approved-user-info',
    fault: approvesText((url, domain) => url.startsWith(`https://${domain}`)),
    also: [
      'redirects.refuses-lookalike-letters',
      'redirects.refuses-lookalike-suffix',
      'redirects.refuses-lookalikes-everywhere',
    ],
  },
  HostEndsAtColon: {
    sentence: 'Takes for the host what stands before the first colon.',
    breaks: 'redirects.refuses-approved-user-info',
    fault: approvesText((url, domain) => url.split('//')[1]?.split(/[/:]/)[0] === domain),
    also: ['redirects.refuses-script-schemes'],
  },
  UrlByWhatItHolds: {
    sentence: 'Looks for an approved domain anywhere in the URL.',
    breaks: 'redirects.refuses-approved-path',
    fault: approvesText((url, domain) => url.includes(domain)),
    also: [
      'bad-input.redirect-url-is-no-url',
      'redirects.refuses-approved-query',
      'redirects.refuses-approved-user-info',
      'redirects.refuses-backslash-host',
      'redirects.refuses-lookalike-letters',
      'redirects.refuses-lookalike-prefix',
      'redirects.refuses-lookalike-suffix',
      'redirects.refuses-lookalikes-everywhere',
      'redirects.refuses-odd-urls-everywhere',
      'redirects.refuses-script-schemes',
    ],
  },
  HostBetweenSlashes: {
    sentence: 'Looks for an approved domain between two slashes.',
    breaks: 'redirects.refuses-approved-path',
    fault: approvesText((url, domain) => url.split('/').includes(domain)),
    also: [
      'redirects.refuses-approved-query',
      'redirects.refuses-lookalikes-everywhere',
      'redirects.refuses-script-schemes',
    ],
  },
  HostBehindLastSlashes: {
    sentence: 'Takes for the host what stands behind the last two slashes.',
    breaks: 'redirects.refuses-approved-query',
    fault: approvesText((url, domain) => url.split('//').at(-1)?.split('/')[0] === domain),
    also: [
      'redirects.refuses-approved-path',
      'redirects.refuses-lookalikes-everywhere',
      'redirects.refuses-script-schemes',
    ],
  },
  HostBehindLastAtSign: {
    sentence: 'Takes for the host what stands behind the last at sign.',
    breaks: 'redirects.refuses-approved-query',
    fault: approvesText((url, domain) => url.split('@').at(-1)?.split('/')[0] === domain),
    also: [
      'bad-input.redirect-url-is-no-url',
      'redirects.refuses-backslash-host',
      'redirects.refuses-lookalikes-everywhere',
      'redirects.refuses-odd-urls-everywhere',
    ],
  },
  HostByOldRules: {
    sentence: 'Reads the host by RFC 3986, where a backslash is no slash.',
    breaks: 'redirects.refuses-backslash-host',
    fault: approvesText(
      (url, domain) => /^\w+:\/\/(?:[^/?#]*@)?([^/?#:]*)/.exec(url)?.[1] === domain,
    ),
    also: ['redirects.refuses-odd-urls-everywhere', 'redirects.refuses-script-schemes'],
  },
  SubdomainByOldRules: {
    sentence:
      'Approves what is under an approved domain, and takes a backslash for a part of the name.',
    breaks: 'redirects.refuses-backslash-host',
    fault: approvesText((url, domain) =>
      new RegExp(`^https://[^/?#@:]*\\\\\\.${domain.replaceAll('.', '\\.')}/`).test(url),
    ),
  },
  ScriptSchemeByItsLetters: {
    sentence: 'Looks for a scheme that runs script in small letters.',
    breaks: 'redirects.refuses-script-schemes',
    fault: approvesText(
      (url, domain) => url.includes(`//${domain}/`) && url.startsWith('JavaScript:'),
    ),
  },
  SignUpLooksLessClosely: {
    sentence: 'Looks less closely at a sign-up.',
    breaks: 'redirects.refuses-lookalikes-everywhere',
    fault: approvesText(
      (url, domain) => url.startsWith(`https://${domain}`),
      operation => operation === 'signUp',
    ),
  },
  SignInLooksLessClosely: {
    sentence: 'Looks less closely at a sign-in.',
    breaks: 'redirects.refuses-lookalikes-everywhere',
    fault: approvesText(
      (url, domain) => url.startsWith(`https://${domain}.`),
      operation => operation === 'signIn',
    ),
  },
  UpdateLooksLessClosely: {
    sentence: 'Looks less closely at an update.',
    breaks: 'redirects.refuses-lookalikes-everywhere',
    fault: approvesText(
      (url, domain) => url.startsWith(`https://${domain}@`),
      operation => operation === 'updatePhone',
    ),
  },
  HostEndsAtSlash: {
    sentence: 'Takes for the host all that stands before a slash, and compares its end.',
    breaks: 'redirects.refuses-approved-query',
    fault: approvesText((url, domain) => hostIn(url).endsWith(`.${domain}`)),
    also: ['redirects.refuses-backslash-host', 'redirects.refuses-lookalikes-everywhere'],
  },
  HostLosesItsMarks: {
    sentence: 'Strips the marks above letters before it compares.',
    breaks: 'redirects.refuses-lookalike-letters',
    fault: approvesText(
      (url, domain) => hostIn(url).normalize('NFD').replaceAll(/\p{M}/gu, '') === domain,
    ),
    also: ['redirects.refuses-lookalikes-everywhere'],
  },
  LettersAreAlike: {
    sentence: 'Takes a letter of another script for the one that it looks like.',
    breaks: 'redirects.refuses-lookalike-letters',
    fault: approvesText((url, domain) => hostIn(url).replace('а', 'a') === domain),
  },
  SignInTakesWhatHasNoHost: {
    sentence: 'Takes a URL without a host at a sign-in.',
    breaks: 'redirects.refuses-odd-urls-everywhere',
    fault: approvesText(
      url => URL.canParse(url) && new URL(url).hostname === '',
      operation => operation === 'signIn',
    ),
  },
  SignUpTakesUrlsWithoutSlashes: {
    sentence: 'Takes a URL at a sign-up in which it finds no host, since the slashes are missing.',
    breaks: 'redirects.refuses-odd-urls-everywhere',
    fault: approvesText(
      url => /^https?:(?!\/\/)/.test(url),
      operation => operation === 'signUp',
    ),
  },
};
