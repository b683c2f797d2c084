import { sends } from '../spec/command.ts';
import { isThisMachine } from './localhost.ts';
import { liveDefaults, type BudgetSettings } from './settings-budget.ts';
import { fictionalNumbers, wrongPattern } from './phone-numbers.ts';
import type { OwnInbox } from './own-inbox.ts';
import { fixedIn } from './settings-fixed.ts';
import { inboxIn, type InboxSettings } from './settings-inbox.ts';
import { web, withoutPassword, type SettingsReader } from './settings-reader.ts';
import { redirectsIn, type RedirectSettings } from './settings-redirects.ts';
import type { FixedData, Proxy } from './target.ts';

/** What the user has set of a target. */
export interface TargetSettings extends RedirectSettings {
  name: string;
  base: URL;
  /** Whether it is another machine than this one. */
  isRemote: boolean;
  projectId: string;
  otherProjectId: string | undefined;
  managementKey: string | undefined;
  /** The operations that the target has; undefined where it has all. */
  operations: string[] | undefined;
  inbox: InboxSettings;
  /** What a mock without state has at all times; undefined where the target keeps state. */
  fixed: FixedData | undefined;
  /** Reads messages in place of `inbox`, where a config of the user's own brings it. */
  ownInbox?: OwnInbox | undefined;
  /** How long to wait for a message, and for a response, in ms. */
  inboxTimeout: number;
  requestTimeout: number;
  /** Seconds that a link lives. */
  linkLifetime: number | undefined;
  /** The range that phone numbers are taken from: `#` any digit, `{area}` an assigned area code. */
  phoneNumbers: string;
  /** Calls a minute, all workers together; no limit when undefined. */
  rateLimit: number | undefined;
  /** What a run may cost, and what is tested for that; undefined where there is no limit. */
  budget?: BudgetSettings | undefined;
  /** Why it is not called many times at once; undefined where it is. */
  noStress: string | undefined;
  /** Whether certificate verification is skipped. */
  tlsInsecure: boolean;
  /** The proxy by which another machine is called. */
  proxy: Proxy | undefined;
}

/** The target that the settings describe; what is faulty is undefined, and the reader's `end` throws. */
export function targetIn(read: SettingsReader, ownInbox?: OwnInbox): TargetSettings {
  const base = read.url('BASE_URL', 'http://localhost:4500', web);
  if (base?.username || base?.password)
    read.fault('BASE_URL contains a user name or a password: leave them out of the URL');
  if (base && /[?#]/.test(read.text('BASE_URL')!))
    read.fault(
      'BASE_URL contains a query or a fragment (the part from ? or # on): leave it out, since the suite appends paths to the URL',
    );
  const isRemote = base !== undefined && !isThisMachine(base);
  if (read.isOn('ALLOW_LIVE') === false && isRemote)
    read.fault(
      `BASE_URL is not on this machine (${base.hostname}). A run creates users and sends text messages there. ` +
        'To allow this, set ALLOW_LIVE=1.',
    );
  const isLive = isRemote && read.text('INBOX') === 'test-users';
  const rateLimit =
    read.integer('RATE_LIMIT', 1, 1_000_000) ?? (isLive ? liveDefaults.rateLimit : undefined);
  const fixed = fixedIn(read, ownInbox !== undefined);
  return {
    name: read.text('TARGET_NAME') ?? base?.host ?? '',
    base: base!,
    isRemote,
    ...projectsIn(read),
    managementKey: read.text('DESCOPE_MANAGEMENT_KEY'),
    operations: operationsIn(read),
    ...redirectsIn(read),
    inbox: ownInbox || fixed ? { kind: 'none' } : inboxIn(read)!,
    fixed,
    ownInbox,
    inboxTimeout: read.integer('INBOX_TIMEOUT_MS', 1, 600_000) ?? 5000,
    requestTimeout: read.integer('REQUEST_TIMEOUT_MS', 1, 600_000) ?? 10_000,
    linkLifetime: read.integer('LINK_LIFETIME_S', 1, 31_536_000),
    phoneNumbers: phoneNumbersIn(read),
    rateLimit,
    noStress: noStressIn(read, isRemote, rateLimit !== undefined),
    tlsInsecure: read.isOn('TLS_INSECURE') ?? false,
    proxy: base && isRemote ? proxyIn(read, base) : undefined,
  };
}

function projectsIn(read: SettingsReader): Pick<TargetSettings, 'projectId' | 'otherProjectId'> {
  const projectId = read.required(
    'DESCOPE_PROJECT_ID',
    'give the ID of the project on the target (for a mock, an ID that it accepts)',
  )!;
  const otherProjectId = read.text('DESCOPE_OTHER_PROJECT_ID');
  if (projectId !== undefined && projectId === otherProjectId)
    read.fault(
      'DESCOPE_OTHER_PROJECT_ID is the same as DESCOPE_PROJECT_ID: give the ID of a second project, or leave it out',
    );
  for (const name of ['DESCOPE_PROJECT_ID', 'DESCOPE_OTHER_PROJECT_ID'])
    if (/[:\s]/.test(read.text(name) ?? ''))
      read.fault(
        `${name} contains a colon or a space: give only the project ID, without a key after it`,
      );
  return { projectId, otherProjectId };
}

const allOperations: readonly string[] = [...sends, 'verify'];

function operationsIn(read: SettingsReader): string[] | undefined {
  const value = read.text('OPERATIONS');
  if (value === undefined) return undefined;
  const named = [...new Set(value.split(',').map(each => each.trim()))].filter(Boolean);
  const unknown = named.filter(each => !allOperations.includes(each));
  if (unknown.length > 0 || named.length === 0)
    return read.fault(
      `OPERATIONS is "${value}": give one or more of ${allOperations.join(', ')}, separated by commas, or leave it out`,
    );
  return named.length === allOperations.length ? undefined : named;
}

/** The proxy for a scheme, as other programs read it; this machine is called without. */
function proxyIn(read: SettingsReader, { protocol }: URL): Proxy | undefined {
  const name = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const value = read.text(name) ?? read.text(name.toLowerCase());
  if (value === undefined) return undefined;
  const spelled = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(spelled))
    return read.fault(
      `${name} is "${withoutPassword(value)}": give the URL of a proxy, or leave it out`,
    );
  const { protocol: scheme, host, username, password } = new URL(spelled);
  const bypass = read.text('NO_PROXY') ?? read.text('no_proxy');
  return {
    setting: name,
    server: `${scheme}//${host}`,
    ...(bypass && { bypass }),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
  };
}

/** Stress is for this machine: elsewhere, or where calls are to keep their pace, the user has to ask for it. */
function noStressIn(read: SettingsReader, isRemote: boolean, isPaced: boolean): string | undefined {
  if (read.isOn('STRESS') === true || !(isRemote || isPaced)) return undefined;
  const why = isRemote ? 'the target is not this machine' : 'RATE_LIMIT is set';
  return `STRESS=1 is not set, and ${why}`;
}

function phoneNumbersIn(read: SettingsReader): string {
  const pattern = read.text('PHONE_NUMBERS') ?? fictionalNumbers;
  const wrong = wrongPattern(pattern);
  if (wrong) read.fault(`PHONE_NUMBERS is "${pattern}"${wrong}`);
  return pattern;
}

/** A base URL as paths are added to it: without a slash at its end. */
export const addressOf = (base: URL) => base.href.replace(/\/+$/, '');
