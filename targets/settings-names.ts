/** A setting as help tells it: what it takes (a switch takes nothing, and is on or off), and what it is for. */
export interface SettingHelp {
  takes?: string;
  says: string;
}

/** The settings that decide what is tested and how, in the order in which a command line repeats them. */
const table = {
  BASE_URL: {
    takes: 'url',
    says: "the target's base URL; unset: the reference server of the suite",
  },
  SDK_DRIVER: { takes: 'command', says: 'tests the SDK behind this driver instead of a server' },
  TARGET_NAME: { takes: 'name', says: "the target's name in reports (the host of the URL)" },
  DESCOPE_PROJECT_ID: { takes: 'id', says: 'the ID of the project on the target' },
  DESCOPE_OTHER_PROJECT_ID: { takes: 'id', says: 'the ID of a second project on the same target' },
  DESCOPE_MANAGEMENT_KEY: {
    takes: 'key',
    says: 'for the inbox test-users, and to delete the users of a run; better given by the environment',
  },
  APPROVED_REDIRECT_URL: { takes: 'url', says: 'a URL on an approved domain' },
  APPROVED_DOMAINS: { takes: 'hosts', says: 'all approved domains, separated by commas' },
  UNAPPROVED_REDIRECT_URL: {
    takes: 'url',
    says: 'a URL on a domain that is not approved, or none',
  },
  OPERATIONS: { takes: 'names', says: 'the operations that the target has (all five)' },
  INBOX: {
    takes: 'kind',
    says: 'how a sent link is read: http, webhook, command, test-users, response, none',
  },
  INBOX_URL: { takes: 'url', says: 'for http: the URL that returns the messages sent to {phone}' },
  INBOX_AUTHORIZATION: {
    takes: 'header',
    says: 'for http: the Authorization header that the URL needs; better given by the environment',
  },
  INBOX_COMMAND: {
    takes: 'command',
    says: 'for command: a program that prints the messages, such as tail -F sms.log',
  },
  INBOX_PORT: {
    takes: 'port',
    says: 'for webhook: the port on which the suite receives what the target posts to its SMS gateway',
  },
  INBOX_FIELD: { takes: 'name', says: 'for response: the field that holds the link (link)' },
  INBOX_TIMEOUT_MS: { takes: 'ms', says: 'how long to wait for a message, in ms (5000)' },
  REQUEST_TIMEOUT_MS: { takes: 'ms', says: 'how long to wait for a response, in ms (10000)' },
  FIXED_LOGIN_ID: {
    takes: 'id',
    says: 'the login ID of a registered user: for a stateless mock, without an inbox',
  },
  FIXED_TOKEN: { takes: 'token', says: 'a link token that this mock always verifies' },
  FIXED_REFRESH_JWT: {
    takes: 'jwt',
    says: 'a refresh JWT with which this mock always accepts an update',
  },
  LINK_LIFETIME_S: {
    takes: 's',
    says: 'how long a link lives, in s; with 60 or less, expiry is tested',
  },
  PHONE_NUMBERS: { takes: 'pattern', says: 'the numbers to use, such as +1{area}55501##' },
  RATE_LIMIT: {
    takes: 'number',
    says: 'at most this many calls a minute, by all workers together (no limit; 100 for test-users on another machine)',
  },
  BUDGET_USERS: {
    takes: 'number',
    says: 'how many users may exist at one time; requirements that need more are not tested (no limit; 5 for test-users on another machine)',
  },
  BUDGET_MESSAGES: { takes: 'number', says: 'how many messages a run may cause (no limit)' },
  BUDGET_CALLS: { takes: 'number', says: 'how many calls a run may make (no limit)' },
  TLS_INSECURE: { says: 'skips certificate verification' },
  ALLOW_LIVE: { says: 'permits a target that is not this machine' },
  KNOWN_FAILURES: { takes: 'file', says: 'the list of known failures (known-failures.yaml)' },
  CATALOGUE: {
    takes: 'release',
    says: 'the release whose requirements count, such as 0.2.0 (latest)',
  },
  SITUATIONS: {
    takes: 'all',
    says: 'runs every history (fixed sequence of calls) of the tour, not only the default part',
  },
  JOURNEYS: { takes: 'number', says: 'how many random histories to run (20)' },
  JOURNEYS_SEED: {
    takes: 'seed',
    says: 'the seed of a random history to repeat, as a report shows it; 7+ runs other random histories, from seed 7 on (1+)',
  },
  STRESS: { says: 'runs the stress histories on a target that is not this machine, too' },
  RESULTS_DIR: { takes: 'folder', says: 'where the files go (results)' },
} as const satisfies Record<string, SettingHelp>;

/** The name of a setting. */
export type SettingName = keyof typeof table;

/** What help says of each setting. */
export const settingsHelp: Readonly<Record<SettingName, SettingHelp>> = table;

/** All names that are ours. */
export const settingNames: readonly string[] = Object.keys(table);

/** Those that decide what is tested and how; where the files go is another matter. */
export const ofTheTest: readonly string[] = settingNames.filter(each => each !== 'RESULTS_DIR');

const suffixes = /_(?:ID|MS|S|SECS?|SECONDS|MIN|MINUTES)$/i;

/** The setting that a name is meant to be, where it is none and differs from one in case, in `_`, in a unit or by a typing error. */
export function meantBy(name: string): string | undefined {
  if (settingNames.includes(name)) return undefined;
  return (
    settingNames.find(each => lettersOf(each) === lettersOf(name)) ??
    settingNames.find(each => withoutSuffix(each) === withoutSuffix(name)) ??
    settingNames.find(each => isTypingError(lettersOf(name), lettersOf(each)))
  );
}

const lettersOf = (name: string) => name.replaceAll(/[_.-]/g, '').toUpperCase();

const withoutSuffix = (name: string) => lettersOf(name.replace(suffixes, ''));

/** Whether few letters are wrong: none of a short name, and no digits, by which names are told apart on purpose. */
function isTypingError(written: string, meant: string): boolean {
  const most = meant.length < 7 ? 0 : meant.length < 12 ? 1 : 2;
  return !/\d/.test(written) && differences(written, meant) <= most;
}

/** How many letters of a word are wrong, missing, too many, or change places with their neighbours. */
function differences(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= one.length; i++) {
    const [last, before] = [rows[i - 1]!, rows[i - 2]];
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        last[j]! + 1,
        row[j - 1]! + 1,
        last[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1),
        before && isSwapped ? before[j - 2]! + 1 : Infinity,
      );
    }
    rows.push(row);
  }
  return rows.at(-1)!.at(-1)!;
}
