import { resolve } from 'node:path';
import type { Traces } from '../in-process/traces.ts';
import { inProcesses } from '../in-process/worker-pool.ts';
import { root } from './sources.ts';

/** Walks all histories of the tour on the reference. */
export async function traceAll(): Promise<Traces> {
  const all: Traces[] = [];
  await inProcesses<Traces>(resolve(root, 'selftest/in-process/traces.ts'), ['reference'], {
    done: each => all.push(each),
  });
  return all[0]!;
}
