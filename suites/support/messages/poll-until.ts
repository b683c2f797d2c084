import { setTimeout as wait } from 'node:timers/promises';

const intervals = [5, 20, 50, 100];
const longestInterval = 100;

/** Waits until something is so, or the time in ms is up; by a timer of its own, since it may outlast a check. */
export async function pollUntil(isSo: () => Promise<boolean>, timeout: number): Promise<void> {
  const giveUpAt = Date.now() + timeout;
  for (let poll = 0; !(await isSo()) && Date.now() < giveUpAt; poll++) {
    await wait(intervals[poll] ?? longestInterval);
  }
}
