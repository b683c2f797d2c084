import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'dotenv';
import { SettingsError } from './settings-error.ts';

/** The settings by their names, wherever they come from; what is empty is missing. */
export type Settings = Readonly<Record<string, string | undefined>>;

/** The project's own folder, whatever the working directory. */
export const root = resolve(import.meta.dirname, '..');

/** The settings of the ways to read a link, each with the way that uses it. */
export const inboxSettings: Record<string, string> = {
  INBOX_URL: 'http',
  INBOX_PORT: 'webhook',
  INBOX_FIELD: 'response',
};

/**
 * Reads the environment, and `.env` beside the config for what the environment leaves out. Where the environment chooses
 * a way to read links, the file's settings of another way are none.
 */
export function readSettings(
  environment: Settings = process.env,
  path = resolve(root, '.env'),
): Settings {
  const file: Record<string, string> = existsSync(path) ? parse(readFileSync(path)) : {};
  const kind = environment['INBOX']?.trim();
  for (const name of Object.keys(inboxSettings))
    if (kind && inboxSettings[name] !== kind) delete file[name];
  const names = new Set([...Object.keys(file), ...Object.keys(environment)]);
  return Object.fromEntries(
    [...names].flatMap(name => {
      const value = environment[name]?.trim() || file[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

/** A required setting. @throws SettingsError naming it and the remedy */
export function required(settings: Settings, name: string, remedy: string): string {
  const value = settings[name];
  if (!value) throw new SettingsError(`${name} is not set: ${remedy}`);
  return value;
}

/** A setting that is a number, as an integer. @throws SettingsError when it is not one, or outside the bounds */
export function integer(
  settings: Settings,
  name: string,
  { least, most }: { least: number; most: number },
): number | undefined {
  const value = settings[name];
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new SettingsError(
    `${name} is "${value}": give a whole number from ${least} to ${most}, or leave it out`,
  );
}

/** A setting that is a URL with a host. @throws SettingsError when it is none, or not of the schemes asked for */
export function url(
  settings: Settings,
  name: string,
  schemes?: readonly string[],
): URL | undefined {
  const value = settings[name];
  if (value === undefined) return undefined;
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (parsed?.host && (!schemes || schemes.includes(parsed.protocol))) return parsed;
  const wanted = schemes
    ? `a URL that begins with ${schemes.map(s => `${s}//`).join(' or ')}`
    : 'a URL';
  const example = examples[name] ?? 'http://localhost:4500';
  throw new SettingsError(`${name} is "${value}": give ${wanted}, such as ${example}`);
}

const examples: Record<string, string> = {
  APPROVED_REDIRECT_URL: 'https://app.example.com/verify',
  UNAPPROVED_REDIRECT_URL: 'https://unapproved.example/verify',
  INBOX_URL: 'http://localhost:4500/outbox/{phone}',
};

/** A setting that is one of a few words. @throws SettingsError naming them */
export function oneOf<T extends string>(
  settings: Settings,
  name: string,
  words: readonly T[],
  remedy: string,
): T {
  const value = required(settings, name, remedy);
  const found = words.find(each => each === value);
  if (found) return found;
  throw new SettingsError(`${name} is "${value}": give one of ${words.join(', ')}`);
}

/** Whether a switch is on. @throws SettingsError when it is set to anything but 1 or 0 */
export function isOn(settings: Settings, name: string): boolean {
  const value = settings[name];
  if (value === undefined || value === '0') return false;
  if (value === '1') return true;
  throw new SettingsError(`${name} is "${value}": give 1, or leave it out`);
}

/** RATE_LIMIT: calls a minute, all workers together; undefined when there is no limit of ours. @throws SettingsError */
export function rateLimit(settings: Settings): number | undefined {
  return integer(settings, 'RATE_LIMIT', { least: 1, most: 1_000_000 });
}
