import { SettingsError } from '../targets/settings-error.ts';
import { tolerate } from './support/http/answer.ts';
import { preflight } from './support/run/preflight.ts';
import { test } from './support/test.ts';

test('the target answers and the settings fit', async ({ targetSession }, testInfo) => {
  const { obstacle, hints } = await preflight(targetSession);
  targetSession.caller.answers.forEach(tolerate); // it judges whether to go on, not what each call is answered

  testInfo.annotations.push(...hints.map(description => ({ type: 'hint', description })));
  if (obstacle) throw new SettingsError(obstacle);
});
