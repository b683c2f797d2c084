import { expect, test } from '@playwright/test';
import { whereItFails } from '../spec/finding.ts';
import type { Dimension, Row } from '../suites/support/journeys/dimensions.ts';
import { readRows } from '../suites/support/journeys/rows.ts';
import { smallestOf } from '../suites/support/journeys/smallest.ts';

const rows = readRows();

type Part = { [D in Dimension]?: Row[D] };

const meets = (part: Part) => (row: Row) =>
  Object.entries(part).every(([name, value]) => row[name as Dimension] === value);

/** What a failing row comes to, where others were walked before it; and how many more that took. */
async function smallest(failing: Row, before: readonly Row[], breaks: (row: Row) => boolean) {
  const walked: Row[] = [];
  const others = before.map(row => ({ row, broke: breaks(row) }));
  const found = await smallestOf(failing, others, async row => {
    walked.push(row);
    return breaks(row);
  });
  const values = found?.values.map(({ dimension, value }) => [dimension, value]);
  return { found, walked, part: values && (Object.fromEntries(values) as Part) };
}

/** So many rows were walked before one that fails, at the least. */
const first = 12;

/** Faults that show where these values meet. */
const parts: readonly Part[] = [
  { phone: 'shared' },
  { verified: 'race' },
  { phone: 'shared', link: 'update' },
  { who: 'moved', link: 'signIn' },
  { link: 'signIn', position: 'last' },
  { name: 'email', project: 'between' },
  { change: 'merge', after: 'logout' },
  { bystander: 'before', link: 'signUpOrIn' },
];

test.describe('the smallest situation', () => {
  for (const part of parts)
    test(`is ${JSON.stringify(part)} in most rows where only that fails`, async () => {
      const breaks = meets(part);
      const failing = rows.flatMap((row, n) => (n >= first && breaks(row) ? [n] : []));
      expect(failing.length, 'rows that fail').toBeGreaterThan(0);

      const told = await Promise.all(
        failing.map(n => smallest(rows[n]!, rows.slice(0, n), breaks)),
      );

      for (const { part: values, walked } of told) {
        for (const each of Object.entries(values ?? {}))
          expect(Object.entries(part), 'a value that is needed').toContainEqual(each);
        expect(walked.length, 'rows that are walked').toBeLessThanOrEqual(8);
      }
      const right = told.filter(
        each => Object.keys(each.part ?? {}).length === Object.keys(part).length,
      );
      expect(right.length, 'rows that tell all of it').toBeGreaterThanOrEqual(told.length / 2);
    });

  test('is told as a sentence, with how often the requirement held', async () => {
    const breaks = meets({ phone: 'shared', link: 'update' });
    const at = rows.findIndex((row, n) => n >= first && breaks(row));

    const { found } = await smallest(rows[at]!, rows.slice(0, at), breaks);

    expect(whereItFails(found!)).toMatch(
      /^fails where the phone is shared and the link is of an update; holds elsewhere \(\d+ of \d+\)$/,
    );
    expect(found!.held).toBeLessThan(found!.of);
  });

  test('is nothing where all fails that is near', async () => {
    const { found, walked } = await smallest(
      rows[20]!,
      rows.slice(0, 5),
      row => Object.is(rows.indexOf(row), -1) || row === rows[20],
    );

    expect(found).toBeUndefined();
    expect(walked.length).toBeLessThanOrEqual(8);
  });

  test('ends where there is no time left', async () => {
    const breaks = meets({ phone: 'shared', link: 'update' });
    const at = rows.findIndex((row, n) => n >= first && breaks(row));
    const others = rows.slice(0, at).map(row => ({ row, broke: breaks(row) }));

    expect(await smallestOf(rows[at]!, others, async () => 'no time')).toBeUndefined();
  });
});
