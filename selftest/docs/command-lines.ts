import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'shell-quote';
import { ofPlaywright, ofSettings, ofStart } from '../../commands/flags.ts';
import { commandsHelp } from '../../commands/help.ts';
import { parseSettings } from '../../targets/settings.ts';
import { meantBy, settingNames } from '../../targets/settings-names.ts';
import { customSettings, given } from '../support/custom-settings.ts';
import { root } from '../support/sources.ts';

const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** What is wrong with the command lines of a block: each setting is read, and each command and flag has to be there. */
export function problemsOfLines(text: string): string[] {
  const lines = text.replaceAll('\\\n', ' ').split('\n');
  return lines.filter(each => each.trim()).flatMap(problemsOfLine);
}

function problemsOfLine(line: string): string[] {
  const words = parse(line, () => 'of-the-shell').flatMap(each =>
    typeof each === 'string' ? [each] : 'pattern' in each ? [each.pattern] : [],
  );
  const isSet = (word: string) => /^[A-Z_]+=/.test(word);
  const first = words.findIndex(each => !isSet(each));
  const set = first < 0 ? words : words.slice(0, first);
  const command = first < 0 ? [] : words.slice(first);
  return [...problemsOfSettings(set), ...problemsOfCommand(command)].map(
    each => `${line.trim()}: ${each}`,
  );
}

/** Reads the settings of a line; what they leave out stands in `.env`. */
function problemsOfSettings(set: readonly string[]): string[] {
  const named = Object.fromEntries(set.map(each => each.split(/=(.*)/s, 2) as [string, string]));
  const misspelt = Object.keys(named).filter(meantBy);
  const { RESULTS_DIR: _, ...ours } = Object.fromEntries(
    Object.entries(named).filter(([name]) => settingNames.includes(name)),
  );
  const isOfTarget = Object.keys(ours).length > 0 && !ours['SDK_DRIVER'];
  try {
    parseSettings(given({ ...(isOfTarget && customSettings), ...ours }));
  } catch (error) {
    return [...misspelt, (error as Error).message];
  }
  return misspelt;
}

function problemsOfCommand([program, ...rest]: readonly string[]): string[] {
  if (program === undefined) return [];
  const known: Record<string, () => string[]> = {
    'npm ci': () => [],
    'npm run': () => (rest[1]! in scripts ? [] : [`no script ${rest[1]}`]),
    'npx playwright': () => (rest[1] === 'test' ? [] : [`no command ${rest[1]}`]),
    'npx magic-link-sms-conformance': () => problemsOfProgram(rest.slice(1)),
  };
  return known[`${program} ${rest[0]}`]?.() ?? [`no command ${program} ${rest[0]}`];
}

const flags = new Set([
  ...ofSettings.keys(),
  ...Object.keys(ofPlaywright),
  ...Object.keys(ofStart),
]);
const ofCommands = ['target', 'har', 'ci', 'out', 'history', 'json', 'markdown', 'port', 'prefix'];

function problemsOfProgram(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  const [first = ''] = own;
  const isCommand = Object.keys(commandsHelp).some(each => each.split(' ')[0] === first);
  const isRun = /^(?:https?:|--|$)/.test(first);
  const unknown = own
    .flatMap(each => /^--(.+)/.exec(each)?.[1] ?? [])
    .filter(each => !flags.has(each) && !ofCommands.includes(each));
  return [
    ...(isCommand || isRun ? [] : [`no command ${first}`]),
    ...unknown.map(each => `no flag --${each}`),
  ];
}
