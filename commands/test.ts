import { shellWord } from '../spec/shell.ts';
import { closest } from '../spec/closest.ts';
import { hasCheck } from '../spec/requirement.ts';
import { addressOf, isRequirement, requirements, type RequirementId } from '../suites/catalogue.ts';
import { noteProgram, preparePlaywright } from '../targets/command-line.ts';
import { UsageError } from './command.ts';
import { readFlags, settingsGiven } from './flags.ts';
import { runPlaywright } from './run-playwright.ts';
import { startAsked } from './start.ts';

/** Runs the suite as a command line says. What is wrong with it, or with the settings, is said before any request. */
export async function test(args: string[]): Promise<void> {
  const { rest, values, passedOn } = readFlags(args);
  const { start, grep } = values;
  const waitFor = values['wait-for'];
  const settings = settingsGiven();
  const filter = typeof grep === 'string' ? filesFor(grep) : [];
  noteProgram(
    ...(start ? ['--start', shellWord(String(start))] : []),
    ...(waitFor ? ['--wait-for', String(waitFor)] : []),
  );
  preparePlaywright(settings.playwrightReport);
  await startAsked(values, settings);
  runPlaywright('test', [...passedOn, ...rest, ...(rest.length > 0 ? [] : filter)]);
}

/** What chooses the file that holds the check of a requirement. */
export const fileOf = (id: RequirementId): string => `/${addressOf(id)}\\.spec\\.`;

/** The file that holds the check, where `--grep` names one requirement: no other need be loaded. */
function filesFor(grep: string): string[] {
  const [, id] = /^@([\w-]+\.[\w-]+)$/.exec(grep) ?? [];
  if (id === undefined) return [];
  if (!isRequirement(id)) {
    const near = closest(id, Object.keys(requirements)).join(', ');
    throw new UsageError(`No requirement is called ${id}; close to it are ${near}`);
  }
  if (!hasCheck(requirements[id])) return [];
  return [fileOf(id)];
}
