import { preflight } from './support/preflight.ts';
import { expect, test } from './support/test.ts';

test('the target answers and the settings fit', async ({ site }) => {
  const obstacle = await preflight(site);

  expect(obstacle, obstacle).toBeUndefined();
});
