import { SettingsError } from '../targets/settings-error.ts';
import { preflight } from './support/run/preflight.ts';
import { test } from './support/test.ts';

test('the target answers and the settings fit', async ({ targetSession }, testInfo) => {
  const { obstacle, hints } = await preflight(targetSession);

  testInfo.annotations.push(...hints.map(description => ({ type: 'hint', description })));
  if (obstacle) throw new SettingsError(obstacle);
});
