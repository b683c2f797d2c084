import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { requirements } from '../spec/requirements.ts';
import { mutants } from './mutants/index.ts';
import { namesIn } from './in-process/fixtures.ts';

const listed = parse(readFileSync(resolve(import.meta.dirname, 'matrix.yaml'), 'utf8')) as Record<
  string,
  string[]
>;

test.describe('matrix', () => {
  test('lists mutants that exist', () => {
    expect(Object.keys(listed).filter(name => !(name in mutants))).toEqual([]);
  });

  test('lists requirements that exist, and not what a mutant says itself', () => {
    const wrong = Object.entries(listed).flatMap(([name, ids]) =>
      ids.filter(id => !(id in requirements) || id === mutants[name]?.breaks),
    );

    expect(wrong).toEqual([]);
  });

  for (const taker of [
    async () => undefined,
    async ({}, _use: unknown) => undefined,
    async ({ links, people }: Taken) => [links, people],
    async ({ links, user: { loginId, phone = '1' } }: Taken, n = 1) => [links, loginId, phone, n],
  ]) {
    test(`reads the fixtures in ${taker.toString().split('=>')[0]}`, () => {
      const names = ['links', 'people', 'user'].filter(each => taker.toString().includes(each));

      expect(namesIn(taker)).toEqual(names);
    });
  }
});

interface Taken {
  links: unknown;
  people: unknown;
  user: { loginId: string; phone?: string };
}
