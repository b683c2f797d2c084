import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'dotenv';
import { readKnownFailures, type Listable } from './known-failures.ts';
import { SettingsReader, type Variables } from './settings-reader.ts';
import { ofOneInbox, targetIn, type TargetSettings } from './settings-target.ts';
import type { Target } from './target.ts';

/** The project's own folder, whatever the working directory. */
export const root = resolve(import.meta.dirname, '..');

/** What the user has set, parsed and checked. */
export interface Settings {
  /** Undefined where the embedded reference is tested. */
  target: TargetSettings | undefined;
  knownFailures: Target['knownFailures'];
  /** Where the files go, and where Playwright's own report goes. */
  resultsDir: string;
  playwrightReport: string;
  isCi: boolean;
}

let settings: Settings | undefined;

/**
 * Reads the settings of this process, once, from the environment and from `.env` beside the config. `listable` are the
 * requirements that the list of known failures may name.
 * @throws SettingsError
 */
export function readSettings(listable: Listable): Settings {
  return (settings ??= parseSettings(variablesIn(process.env, resolve(root, '.env')), listable));
}

/** The settings that the config has read. */
export function currentSettings(): Settings {
  if (!settings) throw new Error('the config reads the settings before anybody asks for them');
  return settings;
}

/** Parses settings and finds all that are faulty. @throws SettingsError with a sentence a line */
export function parseSettings(variables: Variables, listable: Listable = {}): Settings {
  const read = new SettingsReader(variables);
  const target = read.text('BASE_URL') ? targetIn(read) : refuseTarget(read);
  const knownFailures = read.attempt(() => knownFailuresIn(read.text('KNOWN_FAILURES'), listable));
  const named = read.text('RESULTS_DIR');
  const resultsDir = read.folder('RESULTS_DIR', resolve(named ?? resolve(root, 'results')));
  read.end();
  return {
    target,
    knownFailures: knownFailures!,
    resultsDir,
    playwrightReport: resolve(named ?? root, 'playwright-report'),
    isCi: read.text('CI') !== undefined,
  };
}

/**
 * The environment, and the file for what the environment leaves out. Where the environment chooses a way to read links,
 * the file's settings of another way are none.
 */
export function variablesIn(environment: Variables, path: string): Variables {
  const file: Variables = existsSync(path) ? parse(readFileSync(path)) : {};
  const kind = environment['INBOX']?.trim();
  const isOfOther = (name: string) => kind && ofOneInbox[name] && ofOneInbox[name] !== kind;
  const all = [
    ...Object.entries(file).filter(([name]) => !isOfOther(name)),
    ...Object.entries(environment),
  ].flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []));
  return Object.fromEntries(all);
}

function knownFailuresIn(named: string | undefined, listable: Listable): Target['knownFailures'] {
  const path = resolve(named ?? resolve(root, 'known-failures.yaml'));
  return named || existsSync(path) ? readKnownFailures(path, listable) : {};
}

/** Settings that mean a target of one's own; those that other tools read too, such as DESCOPE_PROJECT_ID, prove nothing. */
const ofATarget = [
  'INBOX',
  ...Object.keys(ofOneInbox),
  'APPROVED_REDIRECT_URL',
  'UNAPPROVED_REDIRECT_URL',
  'TARGET_NAME',
  'LINK_LIFETIME_S',
  'PHONE_NUMBERS',
  'ALLOW_LIVE',
];

/** Without BASE_URL: the embedded reference is not tested where the settings mean another target. */
function refuseTarget(read: SettingsReader): undefined {
  const set = ofATarget.filter(name => read.text(name));
  if (set.length === 0) return;
  const [are, them] = set.length === 1 ? ['is', 'it'] : ['are', 'them'];
  const alike = Object.keys(read.variables).find(name => /^BASE[_-]?UR[LI]$/i.test(name));
  const remedy = alike
    ? `${alike} is set: is BASE_URL meant?`
    : `set BASE_URL, or leave ${them} out`;
  return read.fault(
    `${set.join(', ')} ${are} set and BASE_URL is not, ` +
      `so the embedded reference would be tested in place of your target: ${remedy}`,
  );
}
