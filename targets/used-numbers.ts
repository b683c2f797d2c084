import { RunCount } from './run-notes.ts';

const numbers = new RunCount('used-numbers');

/** Notes that a check of this run has been given a phone number; gives the number. */
export function noteNumber(number: string): string {
  numbers.add();
  return number;
}

/** How many phone numbers this run has used. */
export const usedNumbers = (): number => numbers.count;
