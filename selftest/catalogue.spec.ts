import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { hasCheck, roleOf, type Requirement } from '../spec/requirement.ts';
import {
  addressOf,
  covers,
  groupOf,
  groups,
  idOf,
  requirements,
  requirementsOf,
} from '../suites/catalogue.ts';
import type { RequirementId } from '../suites/catalogue.ts';
import { faultyClients } from './faults/clients.ts';
import { mutants } from './faults/mutants.ts';
import { root, sourcesIn } from './support/sources.ts';

const catalogue = Object.entries<Requirement>(requirements);
const ids = Object.keys(requirements) as RequirementId[];
const observable = ids.filter(id => !requirements[id].untested);
const withCheck = ids.filter(id => hasCheck(requirements[id]));
const files = new Map(sourcesIn('suites').map(({ path, text }) => [path, text]));
const checked = [...files.values()].flatMap(text =>
  [...text.matchAll(/covers\(\s*'([^']*)'/g)].map(([, id]) => id!),
);
const clients = Object.values(faultyClients).map(each => ({ by: 'check', also: [], ...each }));
const faulty = [...Object.values(mutants), ...clients];
const broken = faulty.map(({ breaks }) => breaks as string);

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

  test('says whose duty each is: the ids of clients begin with client', () => {
    expect(
      breaking((each, id) => roleOf(each) === (groupOf(id) === 'client' ? 'client' : 'server')),
    ).toEqual([]);
    expect(Object.keys(requirementsOf('client')).length, 'how many').toBeGreaterThanOrEqual(68);
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

  test('has one check for each of its requirements that a check can show, and no other', () => {
    const astray = withCheck.filter(
      id => !files.get(`${addressOf(id)}.spec.ts`)?.includes(`covers('${id}')`),
    );

    expect(astray).toEqual([]);
    expect(checked.toSorted()).toEqual(withCheck.toSorted());
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
    const wrong = faulty.filter(
      ({ breaks, also }) => also.includes(breaks) || repeated(also).length > 0,
    );

    expect(wrong.map(({ breaks }) => breaks)).toEqual([]);
  });

  test('are noticed by the check of what they break, or else by a history', () => {
    const byChecks = faulty.filter(({ by }) => by === 'check');
    const noticed = byChecks.map(({ breaks }) => breaks);

    expect(withCheck.filter(id => !noticed.includes(id))).toEqual([]);
    expect(noticed.filter(id => !withCheck.includes(id))).toEqual([]);
  });

  test('are there for each fault of the list of situations', () => {
    const text = readFileSync(resolve(root, 'selftest/faults/in-situations.yaml'), 'utf8');
    const faults = parse(text) as { name: string; mutant?: string; reason?: string }[];
    const without = faults.filter(({ name, mutant = name }) => !mutants[mutant]);

    expect(without.filter(({ reason }) => !reason)).toEqual([]);
    expect(without.length).toBeLessThanOrEqual(1);
    expect(faults.length).toBe(60);
  });

  test('break nothing that nobody can observe', () => {
    const also = faulty.flatMap(each => each.also as readonly string[]);

    expect(also.filter(id => !observable.some(each => each === id))).toEqual([]);
  });
});

function repeated(texts: readonly string[]): string[] {
  return texts.filter((each, n) => texts.indexOf(each) !== n);
}
