import { resolve } from 'node:path';
import { requirements } from '../../suites/catalogue.ts';
import { inProcesses } from '../in-process/worker-pool.ts';
import type { CheckInjected } from './inject.ts';

/** The ids of the requirements that have a check. */
export const checkedIds = Object.entries(requirements)
  .filter(([, { untested }]) => untested === undefined)
  .map(([id]) => id);

/** Injects each fault into each call of some checks. */
export async function injectAll(ids: readonly string[]): Promise<CheckInjected[]> {
  const results: CheckInjected[] = [];
  await inProcesses<CheckInjected>(resolve(import.meta.dirname, 'worker.ts'), ids, {
    done: each => results.push(each),
  });
  return results;
}
