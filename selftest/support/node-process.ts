import { spawn, type ChildProcess } from 'node:child_process';
import { root } from './sources.ts';

/** How a process ended. */
export interface Ended {
  code: number | null;
  /** Both streams, as they came. */
  output: string;
}

/** A process that goes on. */
export interface Started<T = Ended> {
  pid: number;
  ended: Promise<T>;
  /** What it has printed as soon as that holds a text; all of it where it ends before. */
  printed: (text: string) => Promise<string>;
  /** Sends a signal: the one that Ctrl+C sends, unless another is named. */
  interrupt: (signal?: NodeJS.Signals) => void;
  stop: () => void;
}

interface Options {
  /** Beside the few variables that any program needs. */
  env?: Record<string, string>;
  cwd?: string;
}

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach(each => each.kill()));

/** Starts Node with an environment of its own, so that nothing which this run or its user has set reaches it. */
export function startNode(
  words: readonly string[],
  { env = {}, cwd = root }: Options = {},
): Started {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, words, { cwd, env: { PATH, HOME, TMPDIR, ...env } });
  running.add(child);
  let output = '';
  child.stdout.on('data', each => (output += each));
  child.stderr.on('data', each => (output += each));
  const ended = new Promise<Ended>(done => {
    child.once('close', code => {
      running.delete(child);
      done({ code, output });
    });
  });
  const printed = (text: string) =>
    new Promise<string>(done => {
      const look = () => output.includes(text) && done(output);
      child.stdout.on('data', look);
      child.once('close', () => done(output));
      look();
    });
  return {
    pid: child.pid!,
    ended,
    printed,
    interrupt: (signal = 'SIGINT') => child.kill(signal),
    stop: () => child.kill(),
  };
}
