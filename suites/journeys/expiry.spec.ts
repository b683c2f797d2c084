import { sends } from '../../spec/command.ts';
import { defaultHistory } from '../../spec/histories.ts';
import { titleOf } from '../support/journeys/ageing.ts';
import { test } from '../support/journeys/test.ts';

test.describe('expiry', () => {
  for (const [n, kind] of sends.entries()) {
    const details = defaultHistory('expiry', n + 1, sends.length);
    test(`expiry ${n + 1}: ${titleOf(kind)}`, details, async ({ growOld }) => {
      await growOld(kind);
    });
  }
});
