import type { Failure } from './failure.ts';
import { inWords } from './failure.ts';
import { record } from './record.ts';

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

/** The end of each matcher: what fails is recorded for the finding of the check. */
export function judgement({ isNot }: Sense, pass: boolean, failure: () => Failure): Judgement {
  if (pass !== isNot) return { pass, message: () => '' };
  const found = failure();
  record().push(found);
  return { pass, message: () => inWords(found) };
}
