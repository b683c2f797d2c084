import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Rehearsed } from './rehearse.ts';

/** Each process rehearses so many mutants at once: one may wait for a message that never comes. */
const hands = 3;

const here = import.meta.dirname;

/** Rehearses mutants in as many processes as there are cores; tells of each as soon as it is done. */
export async function rehearseAll(
  mutants: readonly string[],
  done: (rehearsed: Rehearsed) => void,
): Promise<void> {
  const waiting = [...mutants];
  const size = Math.min(availableParallelism(), waiting.length);
  await Promise.all(Array.from({ length: size }, () => work(waiting, done)));
}

function work(waiting: string[], done: (rehearsed: Rehearsed) => void): Promise<void> {
  const execArgv = ['--import', 'tsx', '--import', resolve(here, 'hook.ts')];
  const child = fork(resolve(here, 'rehearse.ts'), { execArgv });
  const inHand = new Set<string>();
  const next = () => {
    const mutant = waiting.shift();
    if (mutant !== undefined) {
      inHand.add(mutant);
      child.send(mutant);
    } else if (inHand.size === 0 && child.connected) child.disconnect();
  };
  child.on('message', (said: 'ready' | Rehearsed) => {
    if (said === 'ready') return Array.from({ length: hands }, next);
    inHand.delete(said.mutant);
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
