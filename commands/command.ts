import { parseArgs, type ParseArgsConfig } from 'node:util';
import { meant } from '../spec/closest.ts';
import { program } from '../spec/program.ts';
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
  process.stdout.on('error', unlessUnread);
  try {
    const code = await command(process.argv.slice(2));
    if (code) process.exitCode = code;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exitCode = error instanceof StartError ? exitCodes.nothingTested : exitCodes.usage;
  }
}

/** Whoever reads the first lines alone, as `head` does, closes the pipe: that is no error of a command. */
function unlessUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** The options and words of the command line. @throws UsageError for what is none of them */
export function parsed<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(saidOf((error as Error).message, (config.options ?? {}) as Options));
  }
}

/** What is said of a word that is none of ours. */
export const unknownWord = (what: string, near: string | undefined): string =>
  `There is no ${what}.${near ? ` Did you mean ${near}?` : ''} See ${program} --help`;

/** The flags of a command, with what each takes. */
type Options = Readonly<Record<string, { takes?: string }>>;

/** A sentence of ours for each of those with which Node refuses a command line. */
function saidOf(message: string, options: Options): string {
  const [, unknown] = /^Unknown option '(-[^']*)'/.exec(message) ?? [];
  if (unknown) {
    const near = meant(unknown.replace(/^-+/, ''), Object.keys(options));
    return unknownWord(`flag ${unknown}`, near && `--${near}`);
  }
  const [, word] = /^Unexpected argument '([^']*)'/.exec(message) ?? [];
  if (word) return `The word "${word}" is not expected here: leave it out`;
  const [, flag] = /^Option '(?:-\w, )?--([\w-]+)/.exec(message) ?? [];
  if (!flag) return message;
  if (message.includes('does not take an argument')) return `--${flag} takes no value`;
  return `--${flag} needs a value: --${flag} <${options[flag]?.takes ?? 'value'}>`;
}

/** A whole number that an option gives. @throws UsageError when it is none, or outside the bounds */
export function wholeNumber(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new UsageError(`${option} is "${value}": give a whole number from ${least} to ${most}`);
}
