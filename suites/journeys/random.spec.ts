import { defaultHistory, historyAskedFor } from '../../spec/histories.ts';
import { journeysAskedFor } from '../../targets/settings.ts';
import { seedsOf } from '../support/journeys/random.ts';
import { test } from '../support/journeys/test.ts';

/** How many random histories a default run walks. */
const usual = 20;

const { journeys = usual, journeysSeed } = journeysAskedFor();
const seeds = journeysSeed === undefined ? seedsOf(journeys) : [journeysSeed];

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
