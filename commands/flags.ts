import type { ParseArgsConfig } from 'node:util';
import { requirements } from '../suites/catalogue.ts';
import { flagOf, give } from '../targets/command-line.ts';
import { settingsHelp, type SettingName } from '../targets/settings-names.ts';
import { SettingsError } from '../targets/settings-error.ts';
import { readSettings, type Settings } from '../targets/settings.ts';
import { parsed, UsageError } from './command.ts';

/** A flag beside those of settings. */
interface Flag {
  type: 'string' | 'boolean';
  short?: string;
  takes?: string;
  /** What its value looks like, where Playwright would answer another with a stack trace. */
  looks?: RegExp;
  says: string;
}

const wholeNumber = /^\d+$/;

/** The flags that are passed on to Playwright as they are; its `--project` is none of them, since ours is a project ID. */
export const ofPlaywright: Readonly<Record<string, Flag>> = {
  grep: {
    type: 'string',
    short: 'g',
    takes: 'regex',
    says: 'runs what matches, such as @must or @verify.link-works-once',
  },
  'grep-invert': { type: 'string', takes: 'regex', says: 'leaves out what matches' },
  'last-failed': { type: 'boolean', says: 'runs what failed in the last run' },
  list: { type: 'boolean', says: 'lists the tests without running them' },
  shard: {
    type: 'string',
    takes: 'n/of',
    looks: /^\d+\/\d+$/,
    says: 'runs one of several parts, such as 1/3',
  },
  workers: {
    type: 'string',
    short: 'j',
    takes: 'number',
    looks: wholeNumber,
    says: 'how many processes test at the same time (2)',
  },
  reporter: {
    type: 'string',
    takes: 'name',
    says: "a reporter of Playwright instead of the suite's own: line, dot, blob …",
  },
  'add-reporter': {
    type: 'string',
    takes: 'name',
    says: "a reporter in addition to the suite's own",
  },
  'max-failures': {
    type: 'string',
    takes: 'number',
    looks: wholeNumber,
    says: 'stops after this many failures',
  },
  'global-timeout': {
    type: 'string',
    takes: 'ms',
    looks: wholeNumber,
    says: 'stops the run after this time',
  },
  'repeat-each': {
    type: 'string',
    takes: 'number',
    looks: wholeNumber,
    says: 'runs each check this many times',
  },
  quiet: { type: 'boolean', says: 'hides what is printed by checks' },
  ui: { type: 'boolean', says: "opens Playwright's user interface" },
};

/** The flags that start a target. */
export const ofStart: Readonly<Record<string, Flag>> = {
  start: {
    type: 'string',
    takes: 'command',
    says: 'the command that starts the target; the target is stopped at the end of the run',
  },
  'wait-for': {
    type: 'string',
    takes: 'time',
    says: 'how long to wait for its first response, such as 90s (60s)',
  },
};

/** The settings by their flags. */
export const ofSettings: ReadonlyMap<string, SettingName> = new Map(
  (Object.keys(settingsHelp) as SettingName[]).map(each => [flagOf(each), each]),
);

/** What a command line says. */
export interface Words {
  /** What is neither a flag nor the URL of the target. */
  rest: string[];
  /** The values of flags that are no settings. */
  values: Readonly<Record<string, string | boolean | undefined>>;
  /** Those of Playwright, as they are passed on. */
  passedOn: string[];
}

/** Reads a command line, and gives its settings to this process. @throws UsageError for what is unknown */
export function readFlags(args: string[], others: Readonly<Record<string, Flag>> = {}): Words {
  const ofSetting = [...ofSettings].map(([flag, name]) => {
    const { takes } = settingsHelp[name];
    return [flag, { type: takes ? 'string' : 'boolean', ...(takes && { takes }) }] as const;
  });
  const options = { ...Object.fromEntries(ofSetting), ...ofPlaywright, ...ofStart, ...others };
  const config = { args, options, allowPositionals: true, tokens: true } satisfies ParseArgsConfig;
  const { values, positionals, tokens } = parsed(config);
  refuseOddValues(values);
  const [url, second] = positionals.filter(isUrl);
  if (second) throw new UsageError(`Give one URL: ${second} is a second one`);
  give({ ...settingsAmong(values), ...(url && { BASE_URL: url }) });
  return {
    rest: positionals.filter(each => each !== url),
    values: values as Words['values'],
    passedOn: tokens.flatMap(each => {
      if (each.kind !== 'option' || !Object.hasOwn(ofPlaywright, each.name)) return [];
      return [each.value === undefined ? `--${each.name}` : `--${each.name}=${each.value}`];
    }),
  };
}

function refuseOddValues(values: Readonly<Record<string, unknown>>): void {
  for (const [flag, { looks, takes }] of Object.entries(ofPlaywright)) {
    const value = values[flag];
    if (typeof value === 'string' && looks && !looks.test(value))
      throw new UsageError(
        `--${flag} is "${value}": it takes ${takes}, such as ${looks.test('1/3') ? '1/3' : '2'}`,
      );
  }
}

/** The settings of this process. @throws UsageError that names the flag beside each setting */
export function settingsGiven(): Settings {
  try {
    return readSettings(requirements);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const flags = new Map([...ofSettings].map(([flag, name]) => [name as string, flag]));
    const lines = error.message.split('\n').map(line => {
      const [name = ''] = line.split(' ', 1);
      const flag = flags.get(name);
      return flag ? line.replace(name, `${name} (--${flag})`) : line;
    });
    throw new UsageError(lines.join('\n'));
  }
}

/** Whether a word is meant as the URL of the target: one without a scheme is refused by its own sentence. */
const isUrl = (word: string) => /^\w+:\/\/|^[\w.-]+:\d+(\/|$)/.test(word);

function settingsAmong(
  values: Readonly<Record<string, unknown>>,
): Partial<Record<SettingName, string>> {
  const given = [...ofSettings].flatMap(([flag, name]) => {
    const value = values[flag];
    if (value === undefined) return [];
    if (value === '') throw new UsageError(`--${flag} is empty: give a value, or leave it out`);
    return [[name, value === true ? '1' : value]];
  });
  return Object.fromEntries(given) as Partial<Record<SettingName, string>>;
}
