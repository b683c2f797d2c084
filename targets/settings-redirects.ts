import type { SettingsReader } from './settings-reader.ts';

/** Where links may lead, as the settings declare it. */
export interface RedirectSettings {
  approvedRedirectUrl: URL;
  unapprovedRedirectUrl: URL;
  /** The entries of the approved domains, as the project has them; undefined where nobody has said. */
  approvedDomains: string[] | undefined;
  /** Whether the target approves every domain. */
  approvesAll: boolean;
}

const usual = 'https://unapproved.example/verify';

/** The settings about redirect URLs; what is faulty is undefined, and the reader's `end` throws. */
export function redirectsIn(read: SettingsReader): RedirectSettings {
  const approved = approvedIn(read);
  const approvedDomains = domainsIn(read, approved);
  const approvesAll = read.text('UNAPPROVED_REDIRECT_URL') === 'none';
  if (approvesAll && approvedDomains)
    read.fault(
      'APPROVED_DOMAINS is set, but UNAPPROVED_REDIRECT_URL=none declares that the target approves every domain: ' +
        'leave one of them out',
    );
  return {
    approvedRedirectUrl: approved!,
    unapprovedRedirectUrl: approvesAll
      ? new URL(usual)
      : unapprovedIn(read, approved, approvedDomains),
    approvedDomains,
    approvesAll,
  };
}

/** Whether an entry of the approved domains, which may be a wildcard such as `*.example.com`, holds a host. */
export function isAmong(domains: readonly string[], host: string): boolean {
  const named = plainHost(host);
  return domains.some(each => {
    const entry = plainHost(each);
    return entry.startsWith('*') ? named.endsWith(entry.slice(1)) : named === entry;
  });
}

/** A host as it is compared: case and a dot at its end make no other one. */
const plainHost = (host: string) => host.toLowerCase().replace(/\.$/, '');

function approvedIn(read: SettingsReader): URL | undefined {
  const example = 'https://app.example.com/verify';
  const remedy = `give a URL on one of the project's approved domains, such as ${example}`;
  if (!read.required('APPROVED_REDIRECT_URL', remedy)) return undefined;
  return read.url('APPROVED_REDIRECT_URL', example);
}

function unapprovedIn(
  read: SettingsReader,
  approved: URL | undefined,
  domains: readonly string[] | undefined,
): URL {
  const unapproved = read.url('UNAPPROVED_REDIRECT_URL', usual) ?? new URL(usual);
  const remedy =
    'give a URL on a domain that is not approved, or none if the target approves every domain';
  if (approved && plainHost(unapproved.hostname) === plainHost(approved.hostname))
    read.fault(
      `UNAPPROVED_REDIRECT_URL has the same host as APPROVED_REDIRECT_URL (${approved.hostname}): ${remedy}`,
    );
  else if (domains && isAmong(domains, unapproved.hostname))
    read.fault(
      `UNAPPROVED_REDIRECT_URL has a host that APPROVED_DOMAINS includes (${unapproved.hostname}): ${remedy}`,
    );
  return unapproved;
}

function domainsIn(read: SettingsReader, approved: URL | undefined): string[] | undefined {
  const value = read.text('APPROVED_DOMAINS');
  if (value === undefined) return undefined;
  const domains = [...new Set(value.split(/[\s,]+/))].filter(Boolean);
  const isDomain = (each: string) => /^(?:\*|(?:\*\.?)?[^*/?#@:\s]+)$|^\[[\da-f:.]+\]$/i.test(each);
  if (domains.length === 0 || !domains.every(isDomain))
    return read.fault(
      `APPROVED_DOMAINS is "${value}": give the approved domains of the project, hosts only, separated by commas, ` +
        'such as app.example.com,*.example.org',
    );
  if (approved && !isAmong(domains, approved.hostname))
    return read.fault(
      `APPROVED_DOMAINS is "${value}" and does not include the host of APPROVED_REDIRECT_URL (${approved.hostname}): ` +
        'list all approved domains of the project',
    );
  return domains;
}
