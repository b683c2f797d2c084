/** The settings that decide what is tested and how, in the order in which a command line repeats them. */
export const ofTheTest = [
  'BASE_URL',
  'SDK_DRIVER',
  'TARGET_NAME',
  'DESCOPE_PROJECT_ID',
  'DESCOPE_OTHER_PROJECT_ID',
  'DESCOPE_MANAGEMENT_KEY',
  'APPROVED_REDIRECT_URL',
  'APPROVED_DOMAINS',
  'UNAPPROVED_REDIRECT_URL',
  'OPERATIONS',
  'INBOX',
  'INBOX_URL',
  'INBOX_AUTHORIZATION',
  'INBOX_COMMAND',
  'INBOX_PORT',
  'INBOX_FIELD',
  'INBOX_TIMEOUT_MS',
  'REQUEST_TIMEOUT_MS',
  'LINK_LIFETIME_S',
  'PHONE_NUMBERS',
  'RATE_LIMIT',
  'TLS_INSECURE',
  'ALLOW_LIVE',
  'KNOWN_FAILURES',
  'SITUATIONS',
  'JOURNEYS',
  'JOURNEYS_SEED',
  'STRESS',
];

/** All names that are ours. */
export const settingNames: readonly string[] = [...ofTheTest, 'RESULTS_DIR'];

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
