import { cpuSeconds } from '../../commands/cpu-time.ts';

/**
 * What the whole process tree has taken, beside its budget: `412 of 600 CPU s`. To be over it is said and fails nothing,
 * since it may be the machine that is slow.
 */
export function cpuTime(budget?: number): string {
  const seconds = cpuSeconds();
  const of = budget === undefined ? '' : ` of ${Math.round(budget)}`;
  if (seconds === undefined) return `not measured here${of} CPU s`;
  const isOver = budget !== undefined && seconds > budget;
  return `${Math.round(seconds)}${of} CPU s${isOver ? ': over the budget' : ''}`;
}
