import { parseArgs, type ParseArgsConfig } from 'node:util';
import { exitCodes } from '../targets/outcome.ts';
import { SettingsError } from '../targets/settings-error.ts';
import { StartError } from '../targets/started.ts';

/** Something that the user asked for cannot be done: the sentence says what is wrong, and the remedy. */
export class UsageError extends Error {}

/** What a command gives back: its exit code, 0 where it gives none. */
type Result = number | void;

/**
 * Runs a command with the words of its command line. A mistake in its use ends it with one sentence and exit code 2, a
 * target that cannot be tested with 3.
 */
export async function run(command: (words: string[]) => Promise<Result> | Result): Promise<void> {
  try {
    const code = await command(process.argv.slice(2));
    if (code) process.exitCode = code;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exitCode = error instanceof StartError ? exitCodes.nothingTested : exitCodes.usage;
  }
}

/** The options and words of the command line. @throws UsageError for what is none of them */
export function parsed<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
}

/** A whole number that an option gives. @throws UsageError when it is none, or outside the bounds */
export function wholeNumber(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new UsageError(`${option} is "${value}": give a whole number from ${least} to ${most}`);
}
