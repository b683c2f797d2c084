import type { Expectation } from '../../../spec/model.ts';
import type { DrawnStep, RandomHistory } from './random.ts';
import type { Walk } from './walk.ts';

/** How many calls of its own a random history makes at most; its end comes on top. */
const longest = 14;

/** Walks the steps of a random history that its state enables; gives those that it has walked. */
export async function walkRandom(
  walk: Walk,
  { operations, steps }: RandomHistory,
): Promise<DrawnStep['step'][]> {
  const walked: DrawnStep['step'][] = [];
  for (const { step, wild } of steps) {
    if (walked.length >= longest) break;
    if (!operations.includes(step.do)) continue;
    const isWalked = await walk.stepIf(step, expectation => wild || isEnabled(expectation));
    if (isWalked) walked.push(step);
  }
  return walked;
}

/** Whether a call does more than be refused for want of a user. */
const isEnabled = ({ verdict, person }: Expectation) =>
  verdict !== 'refused' || person !== undefined;
