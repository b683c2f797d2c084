import {
  receivedIn,
  remarkOn,
  sentIn,
  wordsOf,
  type Difference,
  type Expects,
  type Finding,
  type Step,
} from '../../../spec/finding.ts';
import type { RequirementId } from '../../catalogue.ts';
import type { Secrets } from './secrets.ts';

/** What can be judged: a call of ours, a command to a driver, a request of a client. */
export interface Judged {
  /** What was sent and came back, for people and reports, without secrets. */
  exchange(): Step;
}

/** All that was judged or could have been, in its order, with the secrets that were seen. */
export interface Trail {
  answers: readonly Judged[];
  secrets: Secrets;
  /** A script that repeats calls of ours. */
  reproductionOf?(calls: readonly Judged[]): string | undefined;
}

/** What an assertion or a set-up has found, before its check is over: nothing is redacted yet. */
export interface Failure {
  /** The answer, or whatever else, that was judged; the last of the check where it is missing. */
  answer?: Judged;
  expected: string;
  /** What kind of outcome that is. */
  expects?: Expects | undefined;
  /** What came in its place; missing where that is the answer. */
  received?: string;
  differences: Difference[];
  /** The release as of which this counts, where it is later than that of the requirement. */
  since?: string | undefined;
  /** The requirement that a set-up took for granted. */
  takenForGranted?: RequirementId;
  /** Why nothing was judged, where more is to be said than the requirement, or no requirement is at fault. */
  obstacle?: string;
}

/** What a failure says, without secrets. */
export function withSecretsHidden(
  {
    expected,
    expects,
    received,
    differences,
  }: Pick<Failure, 'expected' | 'expects' | 'differences'> & { received?: string | undefined },
  secrets: Secrets,
): Pick<Finding, 'expected' | 'differences'> & Partial<Pick<Finding, 'expects' | 'received'>> {
  const hide = (text: string) => secrets.hide(text);
  return {
    expected: hide(expected),
    ...(expects && { expects }),
    ...(received !== undefined && { received: hide(received) }),
    differences: differences.map(each => ({
      subject: each.subject,
      expected: hide(each.expected),
      received: hide(each.received),
    })),
  };
}

/** What a failure says, with whatever explains it of the answer that was judged, where details hide that answer. */
export function withRemark<T extends Pick<Failure, 'differences'>>(said: T, step?: Step): T {
  const remark = step?.kind === 'exchange' ? remarkOn(step) : undefined;
  if (remark === undefined || said.differences.length === 0) return said;
  const explained = {
    subject: 'the answer',
    expected: 'one that the API makes for this call',
    received: remark,
  };
  return { ...said, differences: [explained, ...said.differences] };
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

/** Ends a check whose calls are more than the target takes, or than this machine makes in time: nobody is accused. */
export class TooManyCallsError extends BlockedError {}

/** Ends a check whose target takes no connection any more. */
export class GoneError extends BlockedError {}
