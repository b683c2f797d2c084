import type { Witness } from '../../drivers/witness.ts';
import type { RequirementId } from '../../suites/catalogue.ts';

/** A faulty client, and what it breaks. */
export interface ClientRow {
  /** What the faulty client does, as a sentence. */
  sentence: string;
  breaks: RequirementId;
  /** What the fault breaks besides: each a sentence that is truly broken. */
  also?: readonly RequirementId[];
  fault: new () => Witness;
}

/** Faulty clients by their names. */
export type ClientRows = Readonly<Record<string, ClientRow>>;
