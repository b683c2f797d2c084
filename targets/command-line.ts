import { resolve } from 'node:path';
import { program, isPackage } from '../spec/program.ts';
import { settingNames, type SettingName } from './settings-names.ts';

/**
 * The flag that gives a setting: `--project` for DESCOPE_PROJECT_ID, `--approved` for APPROVED_REDIRECT_URL, `--as-of` for
 * CATALOGUE.
 */
export const flagOf = (name: SettingName): string =>
  name
    .replace(/^CATALOGUE$/, 'AS_OF')
    .replace(/^DESCOPE_/, '')
    .replace(/_REDIRECT_URL$|(?<=PROJECT)_ID$/, '')
    .replaceAll('_', '-')
    .toLowerCase();

/** Gives settings to this process and its workers: they win over what the environment says. */
export function give(settings: Readonly<Partial<Record<SettingName, string>>>): void {
  Object.assign(process.env, settings);
}

/** The environment of this process with other settings. */
export const environmentWith = (
  settings: Readonly<Partial<Record<SettingName, string>>>,
): NodeJS.ProcessEnv => ({ ...process.env, ...settings });

/** Forgets the settings of the environment. */
export function forgetSettings(): void {
  for (const name of settingNames) delete process.env[name];
}

let words: string | undefined;
let bringsSettings = false;

/** Notes that our own program makes this run, with words that have to be repeated where a check is. */
export function noteProgram(...repeated: string[]): void {
  words = [program, ...repeated].join(' ');
}

/** Notes that a command of ours makes this run, which brings a target and all settings. */
export function noteCommand(command: string): void {
  noteProgram(command);
  bringsSettings = true;
}

/** Whether a command that repeats a check needs the settings of this run. */
export const needsSettings = (): boolean => !bringsSettings;

/** The program that makes this run; undefined where it is Playwright's own. */
export const programOfRun = (): string | undefined => words;

/**
 * Prepares Playwright for a run by our own program: the files of its own reporters go where the user stands, and not
 * beside our config, and compiled files need no loader for TypeScript.
 */
export function preparePlaywright(playwrightReport: string): void {
  process.env['PLAYWRIGHT_BLOB_OUTPUT_DIR'] ??= resolve('blob-report');
  process.env['PLAYWRIGHT_HTML_OUTPUT_DIR'] ??= playwrightReport;
  if (isPackage) process.env['PW_DISABLE_TS_ESM'] = '1';
}
