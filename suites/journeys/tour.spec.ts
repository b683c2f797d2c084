import { defaultHistory, historyOnDemand } from '../../spec/histories.ts';
import { readRows, usual } from '../support/journeys/rows.ts';
import { test } from '../support/journeys/test.ts';
import { scriptsOf } from '../support/journeys/tour.ts';

test.describe('tour', () => {
  test.describe.configure({ mode: 'parallel' });

  for (const [n, script] of scriptsOf(readRows()).entries()) {
    const details = n < usual ? defaultHistory('tour', n + 1, usual) : historyOnDemand;
    test(script.title, details, async ({ walk }) => {
      await walk(script);
    });
  }
});
