import { expect, test } from '@playwright/test';
import type { Requirement } from '../spec/requirement.ts';
import { explain, groups, requirements, type RequirementId } from '../suites/catalogue.ts';
import { settingNames, settingsHelp, type SettingName } from '../targets/settings-names.ts';
import { sourcesIn } from './support/sources.ts';

/** What a server or an SDK does, as the first word of a requirement. */
const verbs = [
  'Accepts',
  'Answers',
  'Applies',
  'Changes',
  'Creates',
  'Declares',
  'Deletes',
  'Distinguishes',
  'Does not',
  'Ends',
  'Fetches',
  'Fills',
  'Gives',
  'Hides',
  'Ignores',
  'Includes',
  'Issues',
  'Keeps',
  'Leaves',
  'Lists',
  'Marks',
  'Names',
  'Prints',
  'Publishes',
  'Puts',
  'Registers',
  'Rejects',
  'Returns',
  'Reveals',
  'Sends',
  'Sets',
  'Shows',
  'Signs',
  'Stores',
  'Tolerates',
  'Treats',
  'Uses',
  'Waits',
];
const longest = 110;

/** Words for people and programs that a text of the field does without. */
const jargon =
  /\b(who(m|s)?ever|somebody|nobody|anybody|everybody|strangers?|vouch\w*|accus\w*|remembers?|perhaps|the own|fence|strike)\b/i;

const ids = Object.keys(requirements) as RequirementId[];
const texts = ids.map(id => (requirements[id] as Requirement).text);

test.describe('a requirement', () => {
  test('begins with what the server or the SDK does', () => {
    const begins = new RegExp(`^(${verbs.join('|')}) \\S`);

    expect(texts.filter(each => !begins.test(each))).toEqual([]);
    expect(verbs.filter(verb => !texts.some(each => each.startsWith(`${verb} `)))).toEqual([]);
  });

  test('is one sentence of a length that a table shows', () => {
    expect(texts.filter(each => each.length > longest || !each.endsWith('.'))).toEqual([]);
  });

  test('uses the words of the field', () => {
    expect(texts.filter(each => jargon.test(each))).toEqual([]);
  });
});

test.describe('the words of the field', () => {
  test('are those of each reason and each explanation', () => {
    const reasons = ids.map(id => (requirements[id] as Requirement).untested ?? '');
    const explained = ids.map(explain).flatMap(({ why, causes }) => [why, ...causes]);
    const all = [...reasons, ...Object.values(groups).map(({ why }) => why), ...explained];

    expect([...new Set(all)].filter(each => jargon.test(each))).toEqual([]);
  });

  test('are those of the help on each setting', () => {
    const said = settingNames.map(each => settingsHelp[each as SettingName].says);

    expect(said.filter(each => jargon.test(each))).toEqual([]);
  });

  test('are those of each text that settings, reports and commands may show', () => {
    const sources = ['targets', 'reporters', 'commands', 'library', 'spec', 'suites', 'drivers']
      .flatMap(sourcesIn)
      .filter(({ path }) => !/\.(spec|mutants)\.ts$/.test(path));

    const wrong = sources.flatMap(({ path, text }) =>
      literalsIn(text)
        .filter(each => jargon.test(each))
        .map(each => `${path}: ${each}`),
    );

    expect(wrong).toEqual([]);
  });
});

/** The texts of several words in a source, its comments left out. */
function literalsIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  const literals = code.match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];
  return literals.filter(each => /\S\s+\S/.test(each));
}
