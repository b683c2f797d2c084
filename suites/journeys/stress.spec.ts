import { defaultHistory } from '../../spec/histories.ts';
import { stresses } from '../support/journeys/stress.ts';
import { test } from '../support/journeys/test.ts';
import { alone } from '../support/run/alone.ts';

test.describe('stress', alone, () => {
  for (const [n, { title, act }] of stresses.entries()) {
    const details = defaultHistory('stress', n + 1, stresses.length);
    test(`stress ${n + 1}: ${title}`, details, async ({ underStress }) => {
      await underStress(act);
    });
  }
});
