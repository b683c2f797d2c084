import { parse } from 'shell-quote';
import { SettingsError } from './settings-error.ts';

/** What quotes and backslashes keep together. */
const quoted = /\\.|'[^']*'|"(?:\\.|[^"\\])*"/gs;

/**
 * A program and its arguments, with the quotes that a shell reads and nothing else that it does; `name` is the setting.
 * @throws SettingsError where a shell would do more
 */
export function wordsOf(command: string, name: string): string[] {
  const remedy = (what: string) =>
    `the suite runs ${name} without a shell: put ${what} in single quotes, or give sh -c '…'`;
  if (/['"]/.test(command.replaceAll(quoted, '')))
    throw new SettingsError(`${name} has an unclosed quote: close it`);
  const words = parse(command, variable => {
    throw new SettingsError(`${name} contains $${variable}, but ${remedy(`$${variable}`)}`);
  });
  const texts = words.map(word => {
    if (typeof word === 'string') return word;
    if ('pattern' in word) return word.pattern;
    const sign = 'op' in word ? word.op : '#';
    throw new SettingsError(`${name} contains ${sign} outside quotes, but ${remedy(sign)}`);
  });
  if (!texts[0]) throw new SettingsError(`${name} names no program: give one`);
  return texts;
}
