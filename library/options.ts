import type { OwnInbox } from '../targets/own-inbox.ts';
import type { SettingName } from '../targets/settings-names.ts';

/** An operation of the API. */
export type Operation = 'sign-up' | 'sign-in' | 'sign-up-or-in' | 'update-phone' | 'verify';

/** The server that is tested. What is left out comes from the environment or from `.env`. */
export interface TargetOptions {
  /** Its base URL, with a path prefix if it has one. */
  baseURL?: string;
  /** Its name in reports: the host of the URL, unless another is given. */
  name?: string;
  projectId?: string;
  /** A second project of the same target: without it, requirements that need one are not tested. */
  otherProjectId?: string;
  /** For the inbox `test-users`, and to delete the users that a run made. */
  managementKey?: string;
  /** A URL on an approved domain. */
  approvedRedirectUrl?: string;
  /** All approved domains as the project has them, such as `*.example.org`. */
  approvedDomains?: readonly string[];
  /** A URL on a domain that is not approved; `none` if the target approves every domain. */
  unapprovedRedirectUrl?: string;
  /** The operations that the target has: all five, unless some are named. */
  operations?: readonly Operation[];
  /** How long to wait for a response, in ms. */
  requestTimeoutMs?: number;
  /** How long a link lives, in seconds: with 60 or less, expiry is tested. */
  linkLifetimeS?: number;
  /** The numbers to use: `#` is any digit, `{area}` an assigned North American area code. */
  phoneNumbers?: string;
  /** Calls a minute, all workers together. */
  rateLimit?: number;
  /** Skips certificate verification. */
  tlsInsecure?: boolean;
  /** Permits a target that is not this machine. */
  allowLive?: boolean;
  /** Runs the stress histories on a target that is not this machine, too. */
  stress?: boolean;
}

/** A way to read sent links that the suite brings; `{phone}` stands for the number, `{digits}` for it without its plus. */
export type InboxOptions =
  | { kind: 'http'; url: string; authorization?: string }
  | { kind: 'webhook'; port: number }
  | { kind: 'command'; command: string }
  | { kind: 'test-users' }
  | { kind: 'response'; field?: string }
  | ({ kind: 'none' } & StatelessOptions);

/** What a stateless mock always accepts: with these, its responses and rejections are tested without an inbox. */
export interface StatelessOptions {
  /** The login ID of a user who is always registered. */
  fixedLoginId?: string;
  /** A link token that it always verifies for that user. */
  fixedToken?: string;
  /** A JWT with which that user may update the phone: that of verify, unless it is given. */
  fixedRefreshJwt?: string;
}

/** What a config of a team's own says of a run. */
export interface ConformanceOptions {
  target?: TargetOptions;
  /** How sent links are read: code of your own, or a way that the suite brings, as in `{ kind: 'http', url: '…' }`. */
  inbox?: OwnInbox | InboxOptions;
  /** How long to wait for a message, in ms. */
  inboxTimeoutMs?: number;
  /** The path of the list of known failures. */
  knownFailures?: string;
  /** The release of the suite whose requirements count, such as `0.2.0`; newer ones are listed, and do not count. */
  catalogue?: string;
  /** Where the files go. */
  resultsDir?: string;
  /** `all` walks every history of the tour. */
  situations?: 'all';
  /** How many random histories to walk. */
  journeys?: number;
  /** How many users of the run may exist at one time; each is deleted as soon as its check is over. */
  budgetUsers?: number;
  /** How many messages the run may cause. */
  budgetMessages?: number;
  /** How many calls the run may make. */
  budgetCalls?: number;
}

const ofTarget = {
  baseURL: 'BASE_URL',
  name: 'TARGET_NAME',
  projectId: 'DESCOPE_PROJECT_ID',
  otherProjectId: 'DESCOPE_OTHER_PROJECT_ID',
  managementKey: 'DESCOPE_MANAGEMENT_KEY',
  approvedRedirectUrl: 'APPROVED_REDIRECT_URL',
  approvedDomains: 'APPROVED_DOMAINS',
  unapprovedRedirectUrl: 'UNAPPROVED_REDIRECT_URL',
  operations: 'OPERATIONS',
  requestTimeoutMs: 'REQUEST_TIMEOUT_MS',
  linkLifetimeS: 'LINK_LIFETIME_S',
  phoneNumbers: 'PHONE_NUMBERS',
  rateLimit: 'RATE_LIMIT',
  tlsInsecure: 'TLS_INSECURE',
  allowLive: 'ALLOW_LIVE',
  stress: 'STRESS',
} as const satisfies Record<keyof TargetOptions, SettingName>;

const ofRun = {
  inboxTimeoutMs: 'INBOX_TIMEOUT_MS',
  knownFailures: 'KNOWN_FAILURES',
  catalogue: 'CATALOGUE',
  resultsDir: 'RESULTS_DIR',
  situations: 'SITUATIONS',
  journeys: 'JOURNEYS',
  budgetUsers: 'BUDGET_USERS',
  budgetMessages: 'BUDGET_MESSAGES',
  budgetCalls: 'BUDGET_CALLS',
} as const satisfies Record<Exclude<keyof ConformanceOptions, 'target' | 'inbox'>, SettingName>;

const ofInbox = {
  kind: 'INBOX',
  url: 'INBOX_URL',
  authorization: 'INBOX_AUTHORIZATION',
  port: 'INBOX_PORT',
  command: 'INBOX_COMMAND',
  field: 'INBOX_FIELD',
  fixedLoginId: 'FIXED_LOGIN_ID',
  fixedToken: 'FIXED_TOKEN',
  fixedRefreshJwt: 'FIXED_REFRESH_JWT',
} as const satisfies Record<string, SettingName>;

/** Options as the settings that they stand for. */
export function settingsOf({ target = {}, inbox, ...run }: ConformanceOptions) {
  const builtIn =
    inbox && !('urls' in inbox)
      ? named<Partial<Record<keyof typeof ofInbox, unknown>>>(ofInbox, inbox)
      : {};
  return { ...named(ofTarget, target), ...named(ofRun, run), ...builtIn };
}

/** The code of the user's own that reads messages, where there is any. */
export const ownInboxIn = ({ inbox }: ConformanceOptions): OwnInbox | undefined =>
  inbox && 'urls' in inbox ? inbox : undefined;

function named<T extends object>(names: Record<keyof T, SettingName>, options: T) {
  const given = Object.entries(options) as [keyof T, unknown][];
  const settings = given.flatMap(([name, value]) => {
    const setting = names[name];
    return setting && value !== undefined && value !== false ? [[setting, textOf(value)]] : [];
  });
  return Object.fromEntries(settings) as Record<string, string>;
}

const textOf = (value: unknown) => (value === true ? '1' : String(value));
