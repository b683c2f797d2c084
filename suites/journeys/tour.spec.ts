import { defaultHistory, historyOnDemand } from '../../spec/histories.ts';
import { since } from '../support/findings/since.ts';
import { readKeptRows, readRows, usual } from '../support/journeys/rows.ts';
import { test } from '../support/journeys/test.ts';
import { scriptsOf } from '../support/journeys/tour.ts';

const rows = readKeptRows();

test.describe('tour', () => {
  test.describe.configure({ mode: 'parallel' });

  for (const [n, script] of scriptsOf(readRows()).entries()) {
    const details = n < usual ? defaultHistory('tour', n + 1, usual) : historyOnDemand;
    test(script.title, details, async ({ walk }) => {
      await since(rows[n]!.since, () => walk(script));
    });
  }
});
