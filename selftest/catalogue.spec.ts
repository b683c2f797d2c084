import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Requirement } from '../spec/requirement.ts';
import { addressOf, covers, groupOf, groups, idOf, requirements } from '../suites/catalogue.ts';
import type { RequirementId } from '../suites/catalogue.ts';
import { mutants } from './faults/mutants.ts';
import { root, sourcesIn } from './support/sources.ts';

const catalogue = Object.entries<Requirement>(requirements);
const ids = Object.keys(requirements) as RequirementId[];
const observable = ids.filter(id => !requirements[id].untested);
const files = new Map(sourcesIn('suites').map(({ path, text }) => [path, text]));
const checked = [...files.values()].flatMap(text =>
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

  test('keeps the ids that were released', () => {
    const released = JSON.parse(readFileSync(resolve(root, 'spec/released.json'), 'utf8'));

    expect(Object.keys(released).filter(id => !Object.hasOwn(requirements, id))).toEqual([]);
    expect(Object.keys(released).length, 'how many').toBeGreaterThan(300);
  });

  test('finds the id that a test covers by its tags', () => {
    expect(ids.filter(id => idOf(covers(id).tag) !== id)).toEqual([]);
    expect(idOf(['@must', '@preflight'])).toBeUndefined();
  });
});

test.describe('an address', () => {
  test('lies in the group of the id', () => {
    expect(ids.filter(id => !addressOf(id).startsWith(`suites/${groupOf(id)}/`))).toEqual([]);
    expect(Object.keys(groups)).toEqual([...new Set(ids.map(groupOf))]);
  });

  test('has the entry of each of its requirements', () => {
    expect(ids.filter(id => !files.get(`${addressOf(id)}.ts`)?.includes(`'${id}': {`))).toEqual([]);
  });

  test('has one check for each of its requirements that can be observed, and no other', () => {
    const astray = observable.filter(
      id => !files.get(`${addressOf(id)}.spec.ts`)?.includes(`covers('${id}')`),
    );

    expect(astray).toEqual([]);
    expect(checked.toSorted()).toEqual(observable.toSorted());
  });

  test('has a mutant for each of its requirements that can be observed', () => {
    const astray = observable.filter(
      id =>
        !new RegExp(`breaks(:| =) '${id}'`).test(files.get(`${addressOf(id)}.mutants.ts`) ?? ''),
    );

    expect(astray).toEqual([]);
    expect(broken.filter(id => !observable.some(each => each === id))).toEqual([]);
  });

  test('is named by a subject, not by when it was written', () => {
    const moments = /-(again|(?<!retry-)after|before|further|kept|later|next|more|new|old|\d+)\./;
    const names = [...files.keys()].map(path => path.split('/').at(-1)!);

    expect(names.filter(each => moments.test(each))).toEqual([]);
  });
});

test.describe('mutants', () => {
  test('name what they break besides once each, and not what they break themselves', () => {
    const wrong = Object.values(mutants).filter(
      ({ breaks, also }) => also.includes(breaks) || repeated(also).length > 0,
    );

    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('break nothing that has no check', () => {
    const also = Object.values(mutants).flatMap(each => each.also as readonly string[]);

    expect(also.filter(id => !checked.includes(id))).toEqual([]);
  });
});

function repeated(texts: readonly string[]): string[] {
  return texts.filter((each, n) => texts.indexOf(each) !== n);
}
