import { shellWord } from '../spec/shell.ts';
import { ofTheTest } from './settings-names.ts';
import type { Variables } from './settings-reader.ts';

/** Shown as variables of the shell that bear the same names. */
const secrets = [
  'DESCOPE_PROJECT_ID',
  'DESCOPE_OTHER_PROJECT_ID',
  'DESCOPE_MANAGEMENT_KEY',
  'INBOX_AUTHORIZATION',
  'FIXED_TOKEN',
  'FIXED_REFRESH_JWT',
  'INBOX_COMMAND',
];

/** The settings that the environment gives and the file does not, as words of a command line. */
export function givenInline(environment: Variables, file: Variables): string[] {
  return [...ofTheTest, 'RESULTS_DIR'].flatMap(name => {
    const value = environment[name]?.trim();
    if (!value || value === file[name]?.trim()) return [];
    return [`${name}=${isSecret(name, value) ? `"$${name}"` : quoted(value)}`];
  });
}

/** The settings that decide what is tested, as a report may show them. */
export function shownSettings(variables: Variables): Record<string, string> {
  const shown = ofTheTest.flatMap(name => {
    const value = variables[name];
    return value ? [[name, isSecret(name, value) ? '(set)' : value]] : [];
  });
  return Object.fromEntries(shown) as Record<string, string>;
}

/** Whether a setting is shown by its name alone. */
export const isSecret = (name: string, value: string) =>
  secrets.includes(name) || /\/\/[^/\s]*@/.test(value);

const quoted = (value: string) => (/^[\w@%+=:,./-]+$/.test(value) ? value : shellWord(value));
