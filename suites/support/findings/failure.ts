import { receivedIn, sentIn, wordsOf, type Difference } from '../../../spec/finding.ts';
import type { RequirementId } from '../../catalogue.ts';
import type { Answer } from '../http/answer.ts';

/** What an assertion or a set-up has found, before its check is over: nothing is redacted yet. */
export interface Failure {
  /** The answer that was judged; the last one of the check where it is missing. */
  answer?: Answer;
  expected: string;
  /** What came in its place; missing where that is the answer. */
  received?: string;
  differences: Difference[];
  /** The requirement that a set-up took for granted. */
  takenForGranted?: RequirementId;
  /** Why nothing was judged, where more is to be said than the requirement, or no requirement is at fault. */
  obstacle?: string;
}

/** Something in the way of a check that is no requirement's fault. */
export const obstructed = (obstacle: string): Failure => ({
  obstacle,
  expected: 'a check that can judge',
  received: obstacle,
  differences: [],
});

/** Ends a check before it judges: what it takes for granted did not hold, or something is in its way. */
export class BlockedError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.obstacle ?? `${failure.takenForGranted}: ${inWords(failure)}`);
    this.name = 'BlockedError';
    this.failure = failure;
  }
}

/** A failure as people read it in the reports of Playwright itself, where secrets are hidden later. */
export function inWords({ answer, expected, received, differences }: Failure): string {
  const details = differences.map(wordsOf);
  if (!answer && details.length > 0) return details.join('\n');
  const exchange = answer?.exchange();
  const came = received ?? (exchange ? receivedIn(exchange) : 'nothing');
  const subject = exchange ? sentIn(exchange) : 'the check';
  return [wordsOf({ subject, expected, received: came }), ...details].join('\n');
}
