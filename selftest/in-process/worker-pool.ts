import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { TargetRun } from './run.ts';

/** Each process tests so many targets at once: one may wait for a message that never comes. */
const atOnce = 3;

const here = import.meta.dirname;

/** What is done with each run, and when to stop. */
interface Options {
  /** Told of each target as soon as all its checks have run. */
  done: (run: TargetRun) => void;
  /** Whether another target may start, given the CPU seconds so far and how many are being tested. */
  mayStart?: (cpuSeconds: number, running: number) => boolean;
}

/** Tests mutants and variants in as many processes as there are cores, in this order. */
export async function testAll(
  names: readonly string[],
  { done, mayStart = () => true }: Options,
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
  const told = (child: ChildProcess, run: TargetRun) => {
    cpu.set(child, run.cpuSeconds);
    running.delete(run.name);
    done(run);
  };
  const size = Math.min(availableParallelism(), waiting.length);
  await Promise.all(Array.from({ length: size }, () => work(next, told)));
}

/** One process, until there is no name left for it. */
function work(
  next: () => string | undefined,
  told: (child: ChildProcess, run: TargetRun) => void,
): Promise<void> {
  const execArgv = ['--import', 'tsx', '--import', resolve(here, 'loader.ts')];
  const child = fork(resolve(here, 'run.ts'), { execArgv });
  const inHand = new Set<string>();
  const start = () => {
    const name = next();
    if (name !== undefined) {
      inHand.add(name);
      child.send(name);
    } else if (inHand.size === 0 && child.connected) child.disconnect();
  };
  child.on('message', (said: 'ready' | TargetRun) => {
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
      return failed(new Error(`the process that tested ${[...inHand].join(', ')} ${how}`));
    });
  });
}
