import { expect, test } from '@playwright/test';
import { requirements } from '../suites/catalogue.ts';
import { places, type Requirement } from '../spec/requirement.ts';
import { runCommand } from './support/run-command.ts';

test.describe('sources', () => {
  test('are the words and places that the entries name', async () => {
    const { code, output } = await runCommand('commands/sources.ts', '--check');

    expect(output).toBe('');
    expect(code).toBe(0);
  });

  test('are places that have a name', () => {
    const named: readonly string[] = Object.values(places);
    const all = Object.values<Requirement>(requirements);

    expect(all.map(({ source }) => source).filter(each => !named.includes(each))).toEqual([]);
  });
});
