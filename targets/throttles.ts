import { RunCount, RunNotes } from './run-notes.ts';

const calls = new RunCount('calls');
const throttles = new RunNotes<string>('throttles');
const givenUp = new RunCount('given-up');

/** Notes that the target was called. */
export const noteCall = (): void => calls.add();

/** Notes that it has asked the caller to come later, and in which words. */
export const noteThrottle = (words: string): void => throttles.add(words);

/** Notes that a check has given up. */
export const noteGivenUp = (): void => givenUp.add();

/** What is said at the end of a run in which checks were blocked by throttles; undefined where none was. */
export function throttleHint(): string | undefined {
  if (givenUp.count === 0) return undefined;
  const { all } = throttles;
  const figures = `${inDigits(all.length)} of ${inDigits(calls.count)} calls`;
  const [status = '', ...server] = (all[0] ?? '').split(' ');
  const details = server.length > 0 ? ` ${server.join(' ')}` : '';
  return `${status} to ${figures}${details}: a rate limit in front of the target? Set RATE_LIMIT`;
}

const inDigits = (n: number) => n.toLocaleString('en-GB');
