import type { Reference } from '../../reference/reference.ts';
import type { RequirementId } from '../../suites/catalogue.ts';
import { embedded } from '../../targets/reference.ts';
import type { Target } from '../../targets/target.ts';

/** A fault that a factory makes, as a line of data: the fault itself has no name. */
export interface Row {
  /** What the faulty server does, as a sentence. */
  sentence: string;
  breaks: RequirementId;
  /** What the fault breaks besides: each a sentence that is truly broken. */
  also?: readonly RequirementId[];
  /** What has to notice it: the check of the requirement, unless said otherwise. */
  by?: By;
  /** The pattern of the numbers that it takes to notice it, where the fictional ones do not do. */
  numbers?: string;
  fault: new () => Reference;
}

/** What notices a fault: the check of the requirement, or a history. */
export type By = 'check' | 'tour' | 'random' | 'stress' | 'expiry';

/** Faults by the names of their mutants. */
export type Rows = Readonly<Record<string, Row>>;

/** A faulty subclass of the reference, and the requirements that its fault breaks. */
export interface Mutant {
  name: string;
  /** The requirement whose check has to notice. */
  breaks: RequirementId;
  also: readonly RequirementId[];
  by: By;
  numbers?: string | undefined;
  make: () => Reference;
}

/** A mutant as a target with one known failure: it survives where the check passes after all. */
export function mutantTarget({ name, breaks, numbers, make }: Mutant): Target {
  return {
    ...embedded(name, async () => make()),
    ...(numbers && { phoneNumbers: numbers }),
    inboxTimeout: 500,
    requestTimeout: 60_000, // no mutant keeps a call waiting: a busy machine does
    knownFailures: { [breaks]: { reason: 'mutant', annotations: [] } },
  };
}
