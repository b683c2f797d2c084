import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One run of the suite: what its workers, which are processes of their own, have in common. */
export interface Run {
  /** A folder that lives as long as the run. */
  directory: string;
  /** Decides in which order phone numbers are dealt. */
  seed: number;
  /** When it began, in ms since 1970. */
  startedAt: number;
  /** Whether all tests were asked for, as far as the command line tells. */
  isWhole: boolean;
  /** Whether the tests of a deployment were asked for, by `--grep @smoke`: they cost as little as they can. */
  isSmoke?: boolean;
}

const variable = 'CONFORMANCE_RUN';

/** The run that this process is part of: the first process begins it, its workers inherit it. */
export function currentRun(): Run {
  const inherited = process.env[variable];
  if (inherited) return JSON.parse(inherited) as Run;
  const run = {
    directory: mkdtempSync(join(tmpdir(), 'conformance-')),
    seed: randomInt(2 ** 31),
    startedAt: Date.now(),
    isWhole: asksForAll(process.argv.slice(2)),
    isSmoke: process.argv.some(each => /^(?:(?:-g|--grep)=?)?@smoke$/.test(each)),
  };
  process.env[variable] = JSON.stringify(run);
  process.once('exit', () => rmSync(run.directory, { recursive: true, force: true }));
  return run;
}

/** Whether a command line chooses no tests: neither by an option nor by a path. */
export function asksForAll([command, ...words]: readonly string[]): boolean {
  const chooses = /^(-g|--(grep|grep-invert|last-failed|only-changed|shard|test-list|ui)\b)/;
  const isPath = (word: string, n: number) =>
    !word.startsWith('-') && !/^--?[\w-]+$/.test(words[n - 1] ?? '');
  return command === 'test' && !words.some((word, n) => chooses.test(word) || isPath(word, n));
}
