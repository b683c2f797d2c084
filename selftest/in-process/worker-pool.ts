import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Rehearsed } from './run.ts';

/** Each process rehearses so many at once: one may wait for a message that never comes. */
const hands = 3;

const here = import.meta.dirname;

/** Rehearses mutants and variants in as many processes as there are cores; tells of each as soon as it is done. */
export async function rehearseAll(
  names: readonly string[],
  done: (rehearsed: Rehearsed) => void,
): Promise<void> {
  const waiting = [...names];
  const size = Math.min(availableParallelism(), waiting.length);
  await Promise.all(Array.from({ length: size }, () => work(waiting, done)));
}

/** A process that says when it is ready, then rehearses whoever it is told, until nobody is connected. */
export function rehearsing(): ChildProcess {
  const execArgv = ['--import', 'tsx', '--import', resolve(here, 'loader.ts')];
  return fork(resolve(here, 'run.ts'), { execArgv });
}

function work(waiting: string[], done: (rehearsed: Rehearsed) => void): Promise<void> {
  const child = rehearsing();
  const inHand = new Set<string>();
  const next = () => {
    const name = waiting.shift();
    if (name !== undefined) {
      inHand.add(name);
      child.send(name);
    } else if (inHand.size === 0 && child.connected) child.disconnect();
  };
  child.on('message', (said: 'ready' | Rehearsed) => {
    if (said === 'ready') return Array.from({ length: hands }, next);
    inHand.delete(said.name);
    done(said);
    return next();
  });
  return ended(child, inHand);
}

function ended(child: ChildProcess, inHand: ReadonlySet<string>): Promise<void> {
  return new Promise((resolved, failed) => {
    child.once('exit', (code, signal) => {
      if (code === 0) return resolved();
      const how = `ended by ${signal ?? `code ${code}`}`;
      return failed(new Error(`a rehearsal of ${[...inHand].join(', ')} ${how}`));
    });
  });
}
