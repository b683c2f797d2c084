import { existsSync, readdirSync, statSync } from 'node:fs';
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
  const folder = words.find(isFolder);
  if (!folder)
    throw new UsageError(
      `There is no folder ${words.at(-1)}: give the folder that holds the blob reports`,
    );
  if (!readdirSync(folder).some(each => each.endsWith('.zip')))
    throw new UsageError(
      `The folder ${folder} has no blob reports (.zip): give the folder into which the blob-report/ of each shard was copied`,
    );
  preparePlaywright(readSettings(requirements).playwrightReport);
  runPlaywright('merge-reports', words, code => code);
});

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
