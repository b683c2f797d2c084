import { SettingsError } from '../targets/settings-error.ts';
import { preflight } from './support/preflight.ts';
import { test } from './support/test.ts';

test('the target answers and the settings fit', async ({ site }) => {
  const obstacle = await preflight(site);

  if (obstacle) throw new SettingsError(obstacle);
});
