import { targetIn, type Part, type TargetRun } from '../in-process/jobs.ts';
import type { By } from './mutant.ts';
import { mutants } from './mutants.ts';

/** What is run to notice a mutant. */
export const partOf = (by: By): Part => (by === 'check' ? 'checks' : by);

/** Where what fails on a mutant is not what it says it breaks. */
export function problemsOf(run: TargetRun): string[] {
  const { part, name } = targetIn(run.name);
  return part === 'checks' ? ofChecks(name, run) : ofHistories(part, name, run);
}

function ofChecks(name: string, { outcomes }: TargetRun): string[] {
  const { breaks, also, by } = mutants[name]!;
  const wanted = new Set<string>(by === 'check' ? [breaks, ...also] : []);
  return Object.entries(outcomes).flatMap(([id, { verdict, why }]) => {
    if (verdict === 'failed' && !wanted.has(id)) return [`also accused of ${id}\n    ${why}`];
    if (verdict !== 'failed' && wanted.has(id)) return [`not accused of ${id}: ${verdict}`];
    return [];
  });
}

/** Histories find what the mutant breaks; of what it breaks besides, what comes up. */
function ofHistories(part: Part, name: string, { found }: TargetRun): string[] {
  const { breaks, also, by } = mutants[name]!;
  const broken = new Set<string>([breaks, ...also]);
  const strayed = Object.entries(found).filter(([id]) => !broken.has(id));
  return [
    ...(partOf(by) === part && !found[breaks] ? [`not accused of ${breaks}`] : []),
    ...strayed.map(([id, why]) => `also accused of ${id}\n    ${why}`),
  ];
}
