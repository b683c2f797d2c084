import { expect, test } from '@playwright/test';
import { mutants } from './faults/mutants.ts';
import { thirty } from './peers/mutants.ts';

test.describe('the comparison with other tools', () => {
  test('is made with thirty mutants that are there, of every group of faults', () => {
    const groups = thirty.map(name => mutants[name]?.breaks.split('.')[0]);

    expect(new Set(thirty).size).toBe(30);
    expect([...new Set(groups)]).toEqual([
      'authorization',
      'bad-input',
      'errors',
      'links',
      'redirects',
      'sessions',
      'sign-in',
      'sign-up',
      'sign-up-or-in',
      'update-phone',
      'verify',
    ]);
  });
});
