import { shellWord } from '../spec/shell.ts';
import { ofTheTest } from './settings-names.ts';
import type { Variables } from './settings-reader.ts';

/** Shown as variables of the shell that bear the same names. */
const secrets = [
  'DESCOPE_PROJECT_ID',
  'DESCOPE_OTHER_PROJECT_ID',
  'DESCOPE_MANAGEMENT_KEY',
  'INBOX_AUTHORIZATION',
  'INBOX_COMMAND',
];

/** The settings that the environment gives and the file does not, as words of a command line. */
export function givenInline(environment: Variables, file: Variables): string[] {
  return ofTheTest.flatMap(name => {
    const value = environment[name]?.trim();
    if (!value || value === file[name]?.trim()) return [];
    return [
      `${name}=${secrets.includes(name) || /\/\/[^/\s]*@/.test(value) ? `"$${name}"` : quoted(value)}`,
    ];
  });
}

const quoted = (value: string) => (/^[\w@%+=:,./-]+$/.test(value) ? value : shellWord(value));
