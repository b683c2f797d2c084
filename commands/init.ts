import { exitCodes } from '../targets/outcome.ts';
import { run, UsageError } from './command.ts';
import { diagnose, diagnosis } from './diagnosis.ts';
import { readFlags, settingsGiven } from './flags.ts';
import { ciNames, filesOf, writeFiles, type Ci } from './init-files.ts';
import { askForCi, askForSettings, confirmed } from './init-questions.ts';

const own = {
  ci: { type: 'string', takes: ciNames.join('|'), says: 'the CI file to write' },
} as const;

/** `init [flags]`: asks for what no flag, variable or `.env` gives, tries it, and writes what a team needs to go on. */
await run(async args => {
  const { values } = readFlags(args, own);
  const { ci = await askForCi() } = values;
  if (!isCi(ci)) throw new UsageError(`--ci is "${String(ci)}": give one of ${ciNames.join(', ')}`);
  await askForSettings();
  const settings = settingsGiven();
  const found = await diagnose(settings, values);
  console.log(`${diagnosis(settings, found)}\n`);
  const isUsable = found.obstacle === undefined;
  if (!isUsable && !(await confirmed('Write the files all the same?')))
    return exitCodes.nothingTested;
  const { start } = values;
  for (const line of writeFiles(filesOf(ci, typeof start === 'string' ? start : undefined)))
    console.log(line);
  return isUsable ? 0 : exitCodes.nothingTested;
});

function isCi(name: unknown): name is Ci {
  return ciNames.some(each => each === name);
}
