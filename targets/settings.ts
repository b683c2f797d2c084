import { resolve } from 'node:path';
import { suiteVersion } from './about.ts';
import { isPackage, program } from '../spec/program.ts';
import { isLater, thisRelease } from '../spec/released.ts';
import { hasCheck, ofRole, type Role } from '../spec/requirement.ts';
import { givenInline, shownSettings } from './given-settings.ts';
import { knownFailuresIn, type Listable } from './known-failures.ts';
import { SettingsError } from './settings-error.ts';
import { fileIn, givenIn, type Given } from './settings-file.ts';
import { budgetIn } from './settings-budget.ts';
import { ofStateless } from './settings-fixed.ts';
import { ofOneInbox } from './settings-inbox.ts';
import { meantBy } from './settings-names.ts';
import { SettingsReader, type Variables } from './settings-reader.ts';
import type { OwnInbox } from './own-inbox.ts';
import { targetIn, type TargetSettings } from './settings-target.ts';
import type { Target } from './target.ts';

/** What a config of the user's own gives beside the environment, and before it. */
export interface OwnSettings {
  variables: Variables;
  /** Reads messages in place of what INBOX names. */
  inbox?: OwnInbox | undefined;
}

/** What the user has set, parsed and checked. */
export interface Settings {
  /** Whose duties are tested. */
  role: Role;
  /** The command of the driver of an SDK, where one is tested. */
  sdkDriver: string | undefined;
  /** Undefined where the embedded reference is tested, or an SDK. */
  target: TargetSettings | undefined;
  knownFailures: Target['knownFailures'];
  /** The requirements that have a check of their own. */
  checks: string[];
  /** The release as of which requirements count; undefined where all of them do. */
  catalogue: string | undefined;
  /** Whether every history of the tour is walked, or the first ones alone. */
  situations: 'all' | 'first';
  /** How many random histories are walked, and the one that is walked again in their place. */
  journeys: number | undefined;
  journeysSeed: string | undefined;
  /** Where the files go, and where Playwright's own report goes. */
  resultsDir: string;
  playwrightReport: string;
  isCi: boolean;
  /** The settings in effect by their names, as they may be shown. */
  inEffect: Record<string, string>;
}

/** Where the user stands, whatever the suite lies in. */
const dotEnv = () => resolve('.env');

let settings: Settings | undefined;

/**
 * Reads the settings of this process, once, from the config of the user, the environment, and `.env` in the working
 * directory. `listable` are the requirements that the list of known failures may name.
 * @throws SettingsError
 */
export function readSettings(listable: Listable, own: OwnSettings = { variables: {} }): Settings {
  const given = () => givenIn({ ...process.env, ...own.variables }, dotEnv());
  return (settings ??= explained(() => parseSettings(given(), listable, own.inbox)));
}

/** Where each setting is explained; the package contains no pages. */
const readMore = isPackage
  ? `See ${program} --help for all settings.`
  : 'See docs/settings.md and docs/troubleshooting.md.';

/** Adds to a list of faults where to read more. */
function explained<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    throw new SettingsError(`${error.message}\n${readMore}`);
  }
}

/** What the environment and `.env` say, before anything is parsed. @throws SettingsError */
export function currentVariables(): Variables {
  const { variables, faults } = givenIn(process.env, dotEnv());
  if (faults.length > 0) throw new SettingsError(faults.join('\n'));
  return variables;
}

/** The settings that the environment gives beside `.env`, as words of a command line, without secrets. */
export const inlineSettings = (): string[] => givenInline(process.env, fileIn(dotEnv()).variables);

/** The settings that the config has read. */
export function currentSettings(): Settings {
  if (!settings) throw new Error('the config reads the settings before they are used');
  return settings;
}

/** Whether a release is newer than the one as of which this run judges; none is where no config has read the settings. */
export const isNewer = (release: string): boolean =>
  settings?.catalogue !== undefined && isLater(release, settings.catalogue);

/** Which random histories are to be walked; nothing is said where no config has read the settings, as in self-tests. */
export const journeysAskedFor = (): Partial<Pick<Settings, 'journeys' | 'journeysSeed'>> =>
  settings ?? {};

/** Parses settings and finds all that are faulty. @throws SettingsError with a sentence a line */
export function parseSettings(
  given: Given,
  listable: Listable = {},
  ownInbox?: OwnInbox,
): Settings {
  const read = new SettingsReader(given);
  const sdkDriver = read.text('SDK_DRIVER');
  const role = sdkDriver ? 'client' : 'server';
  const target = targetOf(read, listable, ownInbox);
  const knownFailures = read.attempt(() => knownFailuresIn(read.text('KNOWN_FAILURES'), listable));
  const catalogue = catalogueIn(read);
  const situations = read.isAll('SITUATIONS') ? 'all' : 'first';
  const journeys = read.integer('JOURNEYS', 0, 100_000);
  const journeysSeed = read.text('JOURNEYS_SEED');
  if (journeysSeed !== undefined && !/^\d+(\+|(:\d+)*)$/.test(journeysSeed))
    read.fault(
      `JOURNEYS_SEED is "${journeysSeed}": give a seed as a report shows it, such as 7 or 7:0:2; or a number and +, such as 7+, for other random histories`,
    );
  const named = read.text('RESULTS_DIR');
  const resultsDir = read.folder('RESULTS_DIR', resolve(named ?? 'results'));
  read.end();
  return {
    role,
    sdkDriver,
    target,
    knownFailures: knownFailuresOf(role, knownFailures ?? {}, listable),
    checks: Object.entries(ofRole(role, listable)).flatMap(([id, each]) =>
      hasCheck(each) ? [id] : [],
    ),
    catalogue,
    situations,
    journeys,
    journeysSeed,
    resultsDir,
    playwrightReport: resolve(named ?? '.', 'playwright-report'),
    isCi: read.text('CI') !== undefined,
    inEffect: shownSettings(read.variables),
  };
}

/** The release as of which requirements count. */
function catalogueIn(read: SettingsReader): string | undefined {
  const value = read.text('CATALOGUE');
  if (value === undefined || value === 'latest') return undefined;
  if (!/^\d+\.\d+(?:\.\d+)?$/.test(value))
    return read.fault(
      `CATALOGUE is "${value}": give a release of the suite, such as ${thisRelease}, or latest`,
    );
  if (!isLater(value, thisRelease.replace(/\.\d+$/, ''))) return value;
  const { version } = suiteVersion();
  const toCome = version === thisRelease ? '' : ', the next release';
  return read.fault(
    `CATALOGUE is "${value}": this suite (version ${version}) has requirements up to ${thisRelease}${toCome}: give ${thisRelease} or latest, or update the suite`,
  );
}

/** The entries about duties of a role: one list may hold those of a server and of an SDK. */
function knownFailuresOf(
  role: Role,
  all: Target['knownFailures'],
  listable: Listable,
): Target['knownFailures'] {
  const listed = ofRole(role, listable);
  return Object.fromEntries(Object.entries(all).filter(([id]) => Object.hasOwn(listed, id)));
}

/** The target of the user's own; none where an SDK is tested, or the embedded reference. */
function targetOf(
  read: SettingsReader,
  listable: Listable,
  ownInbox?: OwnInbox,
): TargetSettings | undefined {
  if (read.text('SDK_DRIVER')) return refuseServer(read);
  if (!read.text('BASE_URL')) return refuseTarget(read);
  const target = targetIn(read, ownInbox);
  return { ...target, budget: budgetIn(read, target, listable) };
}

/** With SDK_DRIVER: what means a server says that something else was meant. */
function refuseServer(read: SettingsReader): undefined {
  const set = ['BASE_URL', ...ofATarget].filter(name => read.text(name));
  if (set.length === 0) return;
  const [are, them] = set.length === 1 ? ['is', set[0]] : ['are', 'them'];
  return read.fault(
    `SDK_DRIVER tests an SDK against a server of the suite, but ${set.join(', ')} ${are} set: ` +
      `leave ${them} out to test the SDK, or leave SDK_DRIVER out to test a server`,
  );
}

/** Settings that mean a target of one's own; those that other tools read too, such as DESCOPE_PROJECT_ID, prove nothing. */
const ofATarget = [
  'OPERATIONS',
  'INBOX',
  ...Object.keys(ofOneInbox),
  ...ofStateless,
  'APPROVED_REDIRECT_URL',
  'APPROVED_DOMAINS',
  'UNAPPROVED_REDIRECT_URL',
  'TARGET_NAME',
  'LINK_LIFETIME_S',
  'PHONE_NUMBERS',
  'BUDGET_USERS',
  'BUDGET_MESSAGES',
  'BUDGET_CALLS',
  'ALLOW_LIVE',
];

/** Without BASE_URL: the embedded reference is not tested where the settings mean another target. */
function refuseTarget(read: SettingsReader): undefined {
  const set = ofATarget.filter(name => read.text(name));
  const isMisspelled = Object.keys(read.variables).some(name => meantBy(name) === 'BASE_URL');
  if (set.length === 0 || isMisspelled) return; // its name is a fault of its own
  const [are, them] = set.length === 1 ? ['is', set[0]] : ['are', 'them'];
  return read.fault(
    `${set.join(', ')} ${are} set, but BASE_URL is not, so the run would test the reference server of the suite ` +
      `instead of your target: set BASE_URL, or leave ${them} out`,
  );
}
