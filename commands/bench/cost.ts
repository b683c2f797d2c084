import { spawn } from 'node:child_process';
import { cpuSeconds } from '../cpu-time.ts';
import { root } from './files.ts';

/** What a run has taken, in seconds. */
export interface Cost {
  /** CPU seconds of the run, of all that it has started, and of the server in this process. */
  cpu: number;
  /** From the start of the run to its end: other work on the machine lengthens it. */
  wall: number;
}

/** Runs Node with these words to the end; undefined where that is red. */
export function costOf(words: readonly string[]): Promise<Cost | undefined> {
  const start = performance.now();
  const before = cpuSeconds() ?? NaN;
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'ignore' });
  return new Promise(ended => {
    child.once('exit', code => {
      const wall = (performance.now() - start) / 1000;
      ended(code === 0 ? { cpu: (cpuSeconds() ?? NaN) - before, wall } : undefined);
    });
  });
}
