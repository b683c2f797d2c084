import { parse } from 'shell-quote';
import { SettingsError } from './settings-error.ts';

/** What quotes and backslashes keep together. */
const quoted = /\\.|'[^']*'|"(?:\\.|[^"\\])*"/gs;

/**
 * A program and its arguments, with the quotes that a shell reads and nothing else that it does; `name` is the setting.
 * @throws SettingsError where a shell would do more
 */
export function wordsOf(command: string, name: string): string[] {
  const remedy = `no shell reads ${name}: put it in single quotes, or give sh -c '…'`;
  if (/['"]/.test(command.replaceAll(quoted, '')))
    throw new SettingsError(`${name} has a quote that nothing closes: close it`);
  const words = parse(command, variable => {
    throw new SettingsError(`${name} holds $${variable}, and ${remedy}`);
  });
  const texts = words.map(word => {
    if (typeof word === 'string') return word;
    if ('pattern' in word) return word.pattern;
    const sign = 'op' in word ? word.op : '#';
    throw new SettingsError(`${name} holds ${sign} outside of quotes, and ${remedy}`);
  });
  if (!texts[0]) throw new SettingsError(`${name} names no program: give one`);
  return texts;
}
