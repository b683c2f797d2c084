import type { Entry } from '../../reporters/report.ts';
import { isRed } from '../../reporters/verdict.ts';
import type { RequirementId } from '../../suites/catalogue.ts';
import type { Fault } from './fault.ts';
import type { GateRun } from './gate.ts';

/** What a fault has come to. */
export interface Outcome {
  fault: Fault;
  /**
   * Whether the gate turns red (`caught`), whether it stays green, or why neither can be said: a known failure excuses what
   * sees the fault (`hidden`), the gate is red without the fault (`red before`), the settings cannot show it (`not shown`),
   * or the run was no proof (`invalid`).
   */
  is: 'caught' | 'green' | 'hidden' | 'red before' | 'not shown' | 'invalid';
  /** The requirements that it rests on. */
  ids: RequirementId[];
  /** How often the target was made worse. */
  applied?: number;
  /** A reason in words. */
  why?: string;
}

/** What a gate without a fault says of those who could see it; undefined where at least one of them passes. */
export function outcomeBefore(fault: Fault, { entries }: GateRun): Outcome | undefined {
  const seeing = fault.seenBy.map(id => ({ id, ...entries.get(id) }));
  const of = (is: (entry: Partial<Entry>) => boolean) =>
    seeing.filter(is).map(each => each.id as RequirementId);
  if (of(({ verdict }) => verdict === 'passed').length > 0) return undefined;
  const known = of(({ verdict }) => verdict === 'known failure');
  if (known.length > 0) return { fault, is: 'hidden', ids: known };
  const red = of(({ verdict }) => verdict !== undefined && isRed(verdict));
  if (red.length > 0) return { fault, is: 'red before', ids: red };
  const [first] = seeing;
  return notShown(fault, first?.reason ?? 'the check does not run');
}

/** A fault that the settings cannot show. */
export const notShown = (fault: Fault, why: string): Outcome => ({
  fault,
  is: 'not shown',
  ids: [],
  why,
});

/** What a gate with a fault says of it. */
export function outcomeWith(fault: Fault, { entries, problems, applied }: GateRun): Outcome {
  const having = (...verdicts: (string | undefined)[]) =>
    fault.seenBy.filter(id => verdicts.includes(entries.get(id)?.verdict));
  if (applied === 0) return notShown(fault, 'no call or message of these checks could be changed');
  const failed = having('failed');
  if (failed.length > 0) return { fault, is: 'caught', ids: failed, applied };
  const [blocked] = having('blocked', 'unstable');
  const why = blocked ? entries.get(blocked)?.reason : problems[0];
  if (why !== undefined) return { fault, is: 'invalid', ids: [], applied, why };
  const known = having('known failure');
  if (known.length > 0) return { fault, is: 'hidden', ids: known, applied };
  return { fault, is: 'green', ids: having('passed'), applied };
}
