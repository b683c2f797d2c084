import { Inboxes, inboxKinds, type InboxKind } from './inboxes/index.ts';
import { countOf, fictionalNumbers } from './phone-numbers.ts';
import { integer, isOn, oneOf, rateLimit, required, url, type Settings } from './settings.ts';
import { refuseOtherInboxes } from './settings-conflicts.ts';
import { SettingsError } from './settings-error.ts';
import type { Connection, Target } from './target.ts';

/**
 * The target that the settings describe.
 * @throws SettingsError for the first setting that is missing, wrong or contradicts another
 */
export function custom(settings: Settings): Target {
  const base = url(settings, 'BASE_URL', ['http:', 'https:'])!;
  refuseCredentials(base);
  const connection = connectionSettings(settings, base);
  const kind = inboxKind(settings);
  refuseOtherInboxes(settings, kind);
  const inboxTimeout = milliseconds(settings, 'INBOX_TIMEOUT_MS') ?? 5000;
  const requestTimeout = milliseconds(settings, 'REQUEST_TIMEOUT_MS') ?? 10_000;
  const openInbox = Inboxes[kind](settings, connection, requestTimeout);
  refuseLive(settings, base);
  return {
    name: settings['TARGET_NAME'] ?? base.host,
    inboxTimeout,
    requestTimeout,
    phoneNumbers: phoneNumbers(settings),
    rateLimit: rateLimit(settings),
    knownFailures: {},
    connect: async () => ({ ...connection, ...(await openInbox()) }),
  };
}

function connectionSettings(settings: Settings, base: URL): Connection {
  const approved = approvedRedirectUrl(settings);
  return {
    baseURL: base.href.replace(/\/+$/, ''),
    projectId: required(
      settings,
      'DESCOPE_PROJECT_ID',
      'give the ID of the project on the target (for a mock, the one it accepts)',
    ),
    otherProjectId: settings['DESCOPE_OTHER_PROJECT_ID'],
    managementKey: settings['DESCOPE_MANAGEMENT_KEY'],
    approvedRedirectUrl: approved.href,
    unapprovedRedirectUrl: unapprovedRedirectUrl(settings, approved),
    linkLifetime: integer(settings, 'LINK_LIFETIME_S', { least: 1, most: 31_536_000 }),
    tlsInsecure: isOn(settings, 'TLS_INSECURE'),
  };
}

function approvedRedirectUrl(settings: Settings): URL {
  required(
    settings,
    'APPROVED_REDIRECT_URL',
    "give a URL whose host is an entry of the project's approved domains, such as https://app.example.com/verify",
  );
  return url(settings, 'APPROVED_REDIRECT_URL')!;
}

function unapprovedRedirectUrl(settings: Settings, approved: URL): string {
  const unapproved =
    url(settings, 'UNAPPROVED_REDIRECT_URL') ?? new URL('https://unapproved.example/verify');
  if (unapproved.host !== approved.host) return unapproved.href;
  throw new SettingsError(
    `UNAPPROVED_REDIRECT_URL has the host of APPROVED_REDIRECT_URL (${approved.host}): ` +
      'give a URL on no approved domain',
  );
}

function inboxKind(settings: Settings): InboxKind {
  return oneOf(
    settings,
    'INBOX',
    inboxKinds,
    `say how a sent link is read (${inboxKinds.join(', ')}); ` +
      'none is a choice too: what needs a message is then not tested',
  );
}

/** A setting in ms. @throws SettingsError */
export function milliseconds(settings: Settings, name: string): number | undefined {
  return integer(settings, name, { least: 1, most: 600_000 });
}

function phoneNumbers(settings: Settings): string {
  const pattern = settings['PHONE_NUMBERS'] ?? fictionalNumbers;
  if (!/^\+[1-9][\d#]*(\{area\}[\d#]+)?$/.test(pattern)) {
    throw new SettingsError(
      `PHONE_NUMBERS is "${pattern}": give a pattern such as ${fictionalNumbers}, ` +
        'with # for any digit and {area} for an assigned North American area code',
    );
  }
  const count = countOf(pattern);
  if (count >= 1000) return pattern;
  throw new SettingsError(
    `PHONE_NUMBERS "${pattern}" stands for ${count === 1 ? 'one number' : `${count} numbers`} and a run may need 1000: ` +
      'put # for more of its digits',
  );
}

function refuseCredentials({ username, password }: URL): void {
  if (!username && !password) return;
  throw new SettingsError('BASE_URL holds a user name or a password: leave them out of the URL');
}

/** Whether a host is this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function refuseLive(settings: Settings, base: URL): void {
  const { hostname } = base;
  if (isLoopback(base) || isOn(settings, 'ALLOW_LIVE')) return;
  throw new SettingsError(
    `BASE_URL leads to ${hostname}, which is not this machine: the run would create users and ` +
      'cause text messages there. Set ALLOW_LIVE=1 if that is meant',
  );
}
