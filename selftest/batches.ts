import type { RequirementId } from '../suites/catalogue.ts';
import type { Mutant } from './faults/mutant.ts';

/** Mutants side by side in one project: at most one for each requirement, so that a check knows its own. */
export type Lane = ReadonlyMap<RequirementId, Mutant>;

/** Deals the mutants to as few lanes as hold them: a project of its own for each would cost a worker each. */
export function lanesOf(mutants: readonly Mutant[]): Lane[] {
  const lanes: Map<RequirementId, Mutant>[] = [];
  for (const mutant of mutants) {
    const free = lanes.find(lane => !lane.has(mutant.breaks)) ?? new Map();
    if (!lanes.includes(free)) lanes.push(free);
    free.set(mutant.breaks, mutant);
  }
  return lanes;
}
