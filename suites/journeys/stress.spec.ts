import { defaultHistory } from '../../spec/histories.ts';
import { stresses } from '../support/journeys/stress.ts';
import { test } from '../support/journeys/test.ts';

/** Playwright passes over a group with this lock for as long as others are running, then runs it alone: in a whole run, last. */
const lock = '-exclusive-';

test.describe('stress', { lock }, () => {
  for (const [n, { title, act }] of stresses.entries()) {
    const details = defaultHistory('stress', n + 1, stresses.length);
    test(`stress ${n + 1}: ${title}`, details, async ({ underStress }) => {
      await underStress(act);
    });
  }
});
