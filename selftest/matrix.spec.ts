import { expect, test } from '@playwright/test';
import { requirements } from '../spec/requirements.ts';
import { alsoBrokenBy, listedMutants } from './also-broken.ts';
import { namesIn } from './in-process/fixtures.ts';
import { mutants } from './mutants/index.ts';

test.describe('matrix', () => {
  test('lists mutants that exist', () => {
    expect(listedMutants.filter(name => !(name in mutants))).toEqual([]);
  });

  test('lists requirements that exist, and not what a mutant says itself', () => {
    const wrong = listedMutants.flatMap(name =>
      alsoBrokenBy(name).filter(id => !(id in requirements) || id === mutants[name]?.breaks),
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
