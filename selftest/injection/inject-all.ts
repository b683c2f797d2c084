import { resolve } from 'node:path';
import { hasCheck } from '../../spec/requirement.ts';
import { requirementsOf } from '../../suites/catalogue.ts';
import { inProcesses } from '../in-process/worker-pool.ts';
import type { Injected } from './inject.ts';

/** The ids of the duties of a server that have a check. */
export const checkedIds = Object.entries(requirementsOf('server'))
  .filter(([, each]) => hasCheck(each))
  .map(([id]) => id);

/** Injects each fault into each call of some checks, and into one call of some histories, as long as another may start. */
export async function injectAll(
  names: readonly string[],
  mayStart?: (cpuSeconds: number, running: number) => boolean,
): Promise<Injected[]> {
  const results: Injected[] = [];
  await inProcesses<Injected>(resolve(import.meta.dirname, 'worker.ts'), names, {
    done: each => results.push(each),
    ...(mayStart && { mayStart }),
  });
  return results;
}
