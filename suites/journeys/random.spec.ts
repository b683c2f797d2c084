import { defaultHistory, historyAskedFor } from '../../spec/histories.ts';
import { seedsOf, seedsOfRun, usualJourneys as usual } from '../support/journeys/random.ts';
import { test } from '../support/journeys/test.ts';

const seeds = seedsOfRun();
const areUsual = seeds.length >= usual && seeds[0] === seedsOf(1)[0];

test.describe('random', () => {
  test.describe.configure({ mode: 'parallel' });

  for (const [n, seed] of seeds.entries()) {
    const details =
      areUsual && n < usual ? defaultHistory('random', n + 1, usual) : historyAskedFor;
    test(`random history ${seed.split(':')[0]}`, details, async ({ walkSeed }) => {
      await walkSeed(seed);
    });
  }
});
