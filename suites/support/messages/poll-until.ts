import type { Clock } from '../../../targets/clock.ts';

const intervals = [5, 20, 50, 100];
const longestInterval = 100;

/** Waits until something is so, or the time in ms is up. */
export async function pollUntil(
  clock: Clock,
  isSo: () => Promise<boolean>,
  timeout: number,
): Promise<void> {
  const giveUpAt = clock.now() + timeout;
  for (let poll = 0; !(await isSo()) && clock.now() < giveUpAt; poll++) {
    await clock.wait(intervals[poll] ?? longestInterval);
  }
}
