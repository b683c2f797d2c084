import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentRun } from './run.ts';

/** Notes that a check of this run has been given a phone number; gives the number. */
export function noteNumber(number: string): string {
  appendFileSync(path(), '.');
  return number;
}

/** How many phone numbers this run has used. */
export function usedNumbers(): number {
  return existsSync(path()) ? readFileSync(path()).length : 0;
}

function path(): string {
  return join(currentRun().directory, 'used-numbers');
}
