import { expect, test } from '@playwright/test';
import { requirements, type Requirement } from '../spec/requirements.ts';
import { mutants } from './mutants/index.ts';
import { sourcesIn } from './support/sources.ts';

const catalogue = Object.entries<Requirement>(requirements);
const ids = catalogue.map(([id]) => id);
const checked = sourcesIn('suites').flatMap(({ text }) =>
  [...text.matchAll(/covers\(\s*'([^']*)'/g)].map(([, id]) => id!),
);
const broken = Object.values(mutants).map(({ breaks }) => breaks as string);

/** The ids of the requirements that break a rule. */
const breaking = (rule: (requirement: Requirement, id: string) => boolean) =>
  catalogue.filter(([id, each]) => !rule(each, id)).map(([id]) => id);

test.describe('catalogue', () => {
  test('says each duty in one sentence', () => {
    expect(breaking(({ text }) => /^[A-Z][^.]*\.$/.test(text))).toEqual([]);
  });

  test('says what is, not what must be', () => {
    expect(breaking(({ text }) => !/\b(must|should|may|can)\b/i.test(text))).toEqual([]);
  });

  test('gives a reason in one sentence, too, where nothing is tested', () => {
    expect(breaking(({ untested = 'None.' }) => /^[A-Z][^.]*\.$/.test(untested))).toEqual([]);
  });

  test('quotes briefly', () => {
    expect(breaking(({ quote }) => quote.length > 0 && quote.length <= 120)).toEqual([]);
  });

  test('says each duty once', () => {
    expect(repeated(catalogue.map(([, { text }]) => text))).toEqual([]);
  });

  test('names requirements by a group and words with hyphens', () => {
    expect(ids.filter(id => !/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  test('has no id that begins with another, so that --grep finds one requirement', () => {
    const longer = (id: string) => ids.filter(each => each !== id && each.startsWith(id));

    expect(ids.flatMap(id => longer(id).map(each => `${each} begins with ${id}`))).toEqual([]);
  });

  test('keeps its ids', () => {
    expect(`${ids.toSorted().join('\n')}\n`).toMatchSnapshot('requirement-ids.txt');
  });

  test('has one check for each requirement that can be tested', () => {
    const wanted = catalogue.filter(([, { untested }]) => !untested).map(([id]) => id);

    expect(checked.toSorted()).toEqual(wanted.toSorted());
  });

  test('has a mutant for each requirement that has a check', () => {
    expect(checked.filter(id => !broken.includes(id))).toEqual([]);
  });

  test('has a check for each mutant', () => {
    expect(broken.filter(id => !checked.includes(id))).toEqual([]);
  });
});

function repeated(texts: readonly string[]): string[] {
  return texts.filter((each, n) => texts.indexOf(each) !== n);
}
