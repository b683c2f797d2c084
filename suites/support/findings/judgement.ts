import { isNewer } from '../../../targets/settings.ts';
import type { Failure } from './failure.ts';
import { inWords } from './failure.ts';
import { record } from './record.ts';
import { sinceHere } from './since.ts';

/** What an assertion is about: a value, and what it is, as a noun. */
export class Subject<T> {
  readonly actual: T;
  readonly name: string | undefined;

  constructor(actual: T, name?: string) {
    this.actual = actual;
    this.name = name;
  }
}

/** What Playwright asks of a matcher. */
export interface Judgement {
  pass: boolean;
  message: () => string;
}

/** Whether a matcher was called as `not`. */
export interface Sense {
  isNot: boolean;
}

/** The end of each matcher: what fails is recorded for the finding of the check, which goes on where that does not count. */
export function judgement({ isNot }: Sense, pass: boolean, failure: () => Failure): Judgement {
  if (pass !== isNot) return { pass, message: () => '' };
  const found = { since: sinceHere(), ...failure() };
  record().push(found);
  return { pass: counts(found) ? pass : !isNot, message: () => inWords(found) };
}

/** Whether a failure counts as of the release that was chosen. */
export const counts = ({ since }: Pick<Failure, 'since'>): boolean =>
  since === undefined || !isNewer(since);
