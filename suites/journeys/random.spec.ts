import { defaultHistory, historyAskedFor } from '../../spec/histories.ts';
import { seedsOfRun, usualJourneys as usual } from '../support/journeys/random.ts';
import { test } from '../support/journeys/test.ts';

const seeds = seedsOfRun();

test.describe('random', () => {
  test.describe.configure({ mode: 'parallel' });

  for (const [n, seed] of seeds.entries()) {
    const isUsual = seeds.length >= usual && n < usual;
    const details = isUsual ? defaultHistory('random', n + 1, usual) : historyAskedFor;
    test(`random history ${seed.split(':')[0]}`, details, async ({ walkSeed }) => {
      await walkSeed(seed);
    });
  }
});
