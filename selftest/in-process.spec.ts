import { expect, test } from '@playwright/test';
import { namesIn } from './in-process/fixtures.ts';

test.describe('the in-process runner', () => {
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
