import type { Reference } from '../../reference/reference.ts';
import type { RequirementId } from '../../spec/requirements.ts';
import { embedded } from '../../targets/reference.ts';
import type { Target } from '../../targets/target.ts';

/** A faulty heir of the reference, and the requirement that its fault breaks. */
export interface Mutant {
  new (): Reference;
  readonly breaks: RequirementId;
}

/** A mutant as a target with one known failure: it survives where the check passes after all. */
export function mutantTarget(Mutant: Mutant): Target {
  return {
    ...embedded(Mutant.name, async () => new Mutant()),
    inboxTimeout: 500,
    requestTimeout: 5000,
    knownFailures: { [Mutant.breaks]: { reason: 'mutant', annotations: [] } },
  };
}
