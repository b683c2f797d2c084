import { existsSync } from 'node:fs';
import { parse } from 'dotenv';
import { SettingsError } from './settings-error.ts';
import { meantBy, settingNames } from './settings-names.ts';
import type { Variables } from './settings-reader.ts';
import { ofOneInbox } from './settings-inbox.ts';
import { readText } from './text-file.ts';

/** What the user has given, and a sentence for each fault in the names and in the file. */
export interface Given {
  variables: Variables;
  faults: readonly string[];
}

/**
 * The environment, and the file for what the environment leaves out. Where the environment chooses a way to read links,
 * the file's settings of another way are none.
 */
export function givenIn(environment: Variables, path: string): Given {
  const file = fileIn(path);
  const kind = environment['INBOX']?.trim();
  const isOfOther = (name: string) => kind && ofOneInbox[name] && ofOneInbox[name] !== kind;
  const all = [
    ...Object.entries(file.variables).filter(([name]) => !isOfOther(name)),
    ...Object.entries(environment),
  ].flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []));
  const variables = Object.fromEntries(all) as Variables;
  return { variables, faults: [...file.faults, ...misspelled(environment, variables)] };
}

/** What a file says; nothing where it is not there. */
export function fileIn(path: string): Given {
  try {
    if (!existsSync(path)) return { variables: {}, faults: [] };
    const text = readText(path, path, 'replace it with a file of settings, or remove it');
    const variables: Variables = parse(text);
    return { variables, faults: [...namesIn(variables, path), ...cutIn(text, variables, path)] };
  } catch (error) {
    if (error instanceof SettingsError) return { variables: {}, faults: [error.message] };
    throw error;
  }
}

/** Names in the file that are meant to be ours; it may hold others of other tools. */
function namesIn(variables: Variables, path: string): string[] {
  return Object.keys(variables).flatMap(name => {
    const meant = meantBy(name);
    return meant ? [`${name} (in ${path}) is not a setting. Did you mean ${meant}?`] : [];
  });
}

/** Names in the environment that are meant to be ours: another program may want one, so ours has to be missing. */
function misspelled(environment: Variables, all: Variables): string[] {
  return Object.entries(environment).flatMap(([name, value]) => {
    const meant = value?.trim() ? meantBy(name) : undefined;
    if (!meant || all[meant] !== undefined) return [];
    return [`${name} (in the environment) is not a setting. Did you mean ${meant}?`];
  });
}

/** Our values that end at a `#` which was meant to be in them: what follows is a comment, unless the value is quoted. */
function cutIn(text: string, variables: Variables, path: string): string[] {
  return text.split(/\r?\n/).flatMap(line => {
    const [, name = '', value = ''] = /^\s*(?:export\s+)?([\w.-]+)\s*[=:](.*)$/.exec(line) ?? [];
    const isCut = /^(?!\s*['"`])[^#]*(?<!\s)#/.test(value) && variables[name] !== value.trim();
    if (!isCut || !settingNames.includes(name) || variables[name] === undefined) return [];
    return [
      `${name} in ${path} contains a # without quotes, which begins a comment: quote the value, as in ${name}='…'`,
    ];
  });
}
