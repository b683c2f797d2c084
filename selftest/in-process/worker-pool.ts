import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { TargetRun } from './jobs.ts';

/** Each process does so many jobs at once: one may wait for a message that never comes. */
const atOnce = 3;

const here = import.meta.dirname;

/** What Node is given to load a program of the in-process runner. */
export const nodeOptions = ['--import', 'tsx', '--import', resolve(here, 'loader.ts')];

/** What became of a job, which has a name. */
interface Result {
  name: string;
  /** What its process has taken so far, for whatever jobs. */
  cpuSeconds: number;
}

/** What is done with each result, and when to stop. */
interface Options<Done extends Result> {
  /** Told of each result as soon as it is there. */
  done: (result: Done) => void;
  /** Whether another job may start, given the CPU seconds so far and how many are being done. */
  mayStart?: (cpuSeconds: number, running: number) => boolean;
}

/** Does jobs on mutants and variants. */
export const testAll = (jobs: readonly string[], options: Options<TargetRun>): Promise<void> =>
  inProcesses(resolve(here, 'run.ts'), jobs, options);

/**
 * Does jobs in one process more than there are cores, in this order: what waits comes first, and leaves its core to the rest. The program says `ready`, is sent names and sends
 * results.
 */
export async function inProcesses<Done extends Result>(
  program: string,
  names: readonly string[],
  { done, mayStart = () => true }: Options<Done>,
): Promise<void> {
  const waiting = [...names];
  const running = new Set<string>();
  const cpu = new Map<ChildProcess, number>();
  const next = () => {
    const { user, system } = process.cpuUsage();
    const seconds = [...cpu.values()].reduce((sum, each) => sum + each, (user + system) / 1e6);
    if (!mayStart(seconds, running.size)) return undefined;
    const name = waiting.shift();
    if (name !== undefined) running.add(name);
    return name;
  };
  const told = (child: ChildProcess, result: Done) => {
    cpu.set(child, result.cpuSeconds);
    running.delete(result.name);
    done(result);
  };
  const size = Math.min(availableParallelism() + 1, waiting.length);
  await Promise.all(Array.from({ length: size }, () => work(program, next, told)));
}

/** One process, until there is no name left for it. */
function work<Done extends Result>(
  program: string,
  next: () => string | undefined,
  told: (child: ChildProcess, result: Done) => void,
): Promise<void> {
  const child = fork(program, { execArgv: nodeOptions });
  const inHand = new Set<string>();
  const start = () => {
    const name = next();
    if (name !== undefined) {
      inHand.add(name);
      child.send(name);
    } else if (inHand.size === 0 && child.connected) child.disconnect();
  };
  child.on('message', (said: 'ready' | Done) => {
    if (said === 'ready') {
      for (let n = 0; n < atOnce; n++) start();
      return;
    }
    inHand.delete(said.name);
    told(child, said);
    start();
  });
  return ended(child, inHand);
}

function ended(child: ChildProcess, inHand: ReadonlySet<string>): Promise<void> {
  return new Promise((resolved, failed) => {
    child.once('exit', (code, signal) => {
      if (code === 0 && inHand.size === 0) return resolved();
      const how = `ended by ${signal ?? `code ${code}`}`;
      return failed(new Error(`the process that did ${[...inHand].join(', ')} ${how}`));
    });
  });
}
