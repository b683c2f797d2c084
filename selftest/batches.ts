import type { RequirementId } from '../suites/catalogue.ts';
import type { Mutant } from './faults/mutant.ts';

/** Mutants side by side in one project: at most one for each requirement, so that a check knows its own. */
export type Batch = ReadonlyMap<RequirementId, Mutant>;

/** Deals the mutants that a check notices to as few batches as hold them: a project of its own for each would cost a worker each. */
export function batchesOf(mutants: readonly Mutant[]): Batch[] {
  const batches: Map<RequirementId, Mutant>[] = [];
  for (const mutant of mutants.filter(({ by }) => by === 'check')) {
    const free = batches.find(batch => !batch.has(mutant.breaks)) ?? new Map();
    if (!batches.includes(free)) batches.push(free);
    free.set(mutant.breaks, mutant);
  }
  return batches;
}
