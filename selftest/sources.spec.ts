import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { requirements, type Requirement } from '../spec/requirements.ts';
import { root } from './support/sources.ts';

const catalogue = Object.entries<Requirement>(requirements);
const groups = new Set(catalogue.map(([id]) => id.split('.')[0]));
const text = () => readFileSync(resolve(root, 'spec/SOURCES.md'), 'utf8');

/** The ids that the file names: words in backticks, of a group that the catalogue has. */
const named = () =>
  [...text().matchAll(/`([a-z-]+)\.([a-z-]+)`/g)]
    .filter(([, group]) => groups.has(group))
    .map(([, group, rest]) => `${group}.${rest}`);

const isRule = (line?: string) => /^\| *-/.test(line ?? '');

/** The rows of the tables, without their heads: the cells of each. */
const rows = () =>
  text()
    .split('\n')
    .filter((line, n, all) => line.startsWith('|') && !isRule(all[n + 1]))
    .filter(line => !isRule(line))
    .map(line => line.split('|').slice(1, -1))
    .map(cells => cells.map(each => each.trim()));

test.describe('sources', () => {
  test('name requirements that exist', () => {
    expect(named().filter(id => !(id in requirements))).toEqual([]);
  });

  test('give ids, or a reason for none, in each row', () => {
    expect(rows().length, 'how many rows').toBeGreaterThan(20);
    expect(rows().filter(cells => !cells.at(-1) || !cells[0])).toEqual([]);
  });

  test('name each requirement that rests on the source document', () => {
    const resting = catalogue.filter(([, { source }]) => source.startsWith('source document'));
    const known = new Set(named());

    expect(resting.map(([id]) => id).filter(id => !known.has(id))).toEqual([]);
  });
});
