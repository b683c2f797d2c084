import { shellWord } from '../spec/shell.ts';
import type { Variables } from './settings-reader.ts';

/** The settings that decide what is tested and how; which files a run writes is no part of it. */
const names = [
  'BASE_URL',
  'SDK_DRIVER',
  'TARGET_NAME',
  'DESCOPE_PROJECT_ID',
  'DESCOPE_OTHER_PROJECT_ID',
  'DESCOPE_MANAGEMENT_KEY',
  'APPROVED_REDIRECT_URL',
  'UNAPPROVED_REDIRECT_URL',
  'OPERATIONS',
  'INBOX',
  'INBOX_URL',
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

/** Shown as variables of the shell that bear the same names. */
const secrets = ['DESCOPE_PROJECT_ID', 'DESCOPE_OTHER_PROJECT_ID', 'DESCOPE_MANAGEMENT_KEY'];

/** The settings that the environment gives and the file does not, as words of a command line. */
export function givenInline(environment: Variables, file: Variables): string[] {
  return names.flatMap(name => {
    const value = environment[name]?.trim();
    if (!value || value === file[name]?.trim()) return [];
    return [
      `${name}=${secrets.includes(name) || /\/\/[^/\s]*@/.test(value) ? `"$${name}"` : quoted(value)}`,
    ];
  });
}

const quoted = (value: string) => (/^[\w@%+=:,./-]+$/.test(value) ? value : shellWord(value));
