import { run, UsageError } from './command.ts';
import { commandLine } from '../spec/program.ts';
import { requirements } from '../suites/catalogue.ts';
import { preparePlaywright } from '../targets/command-line.ts';
import { readSettings } from '../targets/settings.ts';
import { runPlaywright } from './run-playwright.ts';

/** `merge-reports <folder>`: one report of the blob reports of all shards; ends with 1 where it is red, or one is missing. */
await run(words => {
  if (words.length === 0)
    throw new UsageError(
      `Name the folder that holds the blob reports: ${commandLine('merge-reports')} all-blobs`,
    );
  preparePlaywright(readSettings(requirements).playwrightReport);
  runPlaywright('merge-reports', words, code => code);
});
