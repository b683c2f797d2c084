import { judge } from '../observe/judged.ts';
import { Learned } from '../observe/learned.ts';
import type { Observed } from '../../targets/observer/observed.ts';
import type { Fault } from './fault.ts';
import type { GateRun } from './gate.ts';

/** Judges the answers of a run again as a faulty server would have given them: nothing is called. */
export async function judgeEdited(
  before: GateRun,
  edit: NonNullable<Fault['edit']>,
): Promise<GateRun> {
  const learned = new Learned();
  const broken = new Set<string>();
  let applied = 0;
  for (const arrived of before.journal) {
    const { operation, answer } = arrived;
    const worse = answer && edit(arrived, answer);
    if (worse) applied += 1;
    const observed: Observed = { ...arrived, origin: '', ...(worse && { answer: worse }) };
    for (const { requirement, holds } of await judge(operation, observed, learned, true))
      if (!holds) broken.add(requirement);
  }
  const entries = [...before.entries].map(([id, entry]) =>
    broken.has(id) && entry.verdict === 'passed'
      ? ([id, { ...entry, verdict: 'failed' }] as const)
      : ([id, entry] as const),
  );
  return { ...before, entries: new Map(entries), applied };
}
