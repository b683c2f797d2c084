import { exitCodes } from '../targets/outcome.ts';
import { run } from './command.ts';
import { diagnose, diagnosis } from './diagnosis.ts';
import { readFlags, settingsGiven } from './flags.ts';

/** `doctor <url> [flags]`: says what the preflight finds of each setting, without a run. */
await run(async args => {
  const { values } = readFlags(args);
  const settings = settingsGiven();
  const found = await diagnose(settings, values);
  console.log(diagnosis(settings, found));
  return found.obstacle === undefined ? 0 : exitCodes.nothingTested;
});
