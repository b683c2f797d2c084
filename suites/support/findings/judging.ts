import type { TestInfo } from '@playwright/test';
import { isHistory } from '../../../spec/histories.ts';
import { sinceOf } from '../../../spec/released.ts';
import { isNewer } from '../../../targets/settings.ts';
import { noteTest, type EndedTest } from '../../../targets/ended-tests.ts';
import type { KnownFailure } from '../../../targets/known-failures.ts';
import { idOf, isRequirement, requirements } from '../../catalogue.ts';
import { limitAttempts, skipUnlessChosen } from '../run/second-attempts.ts';
import { attachFinding, attachNewer, outcomeOf, type Outcome } from './closing.ts';
import type { Trail } from './failure.ts';
import { counts } from './judgement.ts';
import { knownFailureOf } from './known-failure.ts';
import { hideInErrors, hideInSteps, keepWorker } from './playwright-internals.ts';
import { record } from './record.ts';

/** Who is judged: what is known of it beforehand, and what was sent and came back. */
interface Tested {
  knownFailures: Readonly<Record<string, KnownFailure>>;
  trail: Trail;
}

/** Sets what is expected of a check, and keeps what happened where it did not pass. */
export async function judging(
  { knownFailures, trail }: Tested,
  use: () => Promise<void>,
  testInfo: TestInfo,
): Promise<void> {
  skipUnlessChosen(testInfo);
  const failures = record();
  hideInSteps(testInfo, trail.secrets);
  const knownFailure = knownFailureOf({ knownFailures }, testInfo);
  testInfo.annotations.push(...(knownFailure?.annotations ?? []));
  const excuses = knownFailure?.expired ? undefined : knownFailure;
  if (excuses && !excuses.blocked) testInfo.fail();
  await use();
  if (knownFailure && testInfo.status === 'passed') {
    testInfo.expectedStatus = 'failed'; // an entry that is stale turns red, past its date too
  }
  hideInErrors(testInfo, trail.secrets);
  const closesItself = isHistory(testInfo.tags);
  const outcome = closesItself ? noOutcome : outcomeOf(testInfo, failures.filter(counts), trail);
  if (outcome.kind === 'blocked') {
    testInfo.annotations.push({ type: 'blocked', description: outcome.reason });
    testInfo.expectedStatus = excuses?.blocked ? 'failed' : 'passed'; // an entry excuses the assertion or the set-up, not both
  }
  if (outcome.kind !== 'passed' && outcome.finding) await attachFinding(testInfo, outcome.finding);
  const advice = failures.filter(each => !counts(each));
  if (!closesItself) await attachNewer(testInfo, advice, trail);
  const isAdvice = !closesItself && !excuses && isNewer(sinceOf(idOf(testInfo.tags) ?? ''));
  if (isAdvice && isOver(testInfo)) testInfo.expectedStatus = testInfo.status!;
  const end = endOf(testInfo, outcome.kind, isAdvice);
  if (testInfo.status !== 'interrupted') noteTest(end);
  limitAttempts(testInfo, end);
  keepWorker(testInfo);
}

/** How a test has ended, for the end of the run. */
function endOf(
  { tags, status, expectedStatus, annotations }: TestInfo,
  kind: Outcome['kind'],
  isAdvice: boolean,
): EndedTest {
  const id = idOf(tags);
  const why = annotations.findLast(({ type }) => type.startsWith('not '))?.description;
  const skipped = status === 'skipped' ? (why ?? 'it was skipped') : undefined;
  const notTested = isAdvice && kind !== 'passed' ? 'it is newer than CATALOGUE' : skipped;
  const isRed = kind === 'failed' && expectedStatus === 'passed';
  const level = id !== undefined && isRequirement(id) ? requirements[id].level : 'SHOULD';
  return { ...(id && { id }), ...(notTested && { notTested }), ...(isRed && { failed: level }) };
}

/** Whether a test has come to an end of its own: what is newer than CATALOGUE may fail as it likes. */
const isOver = ({ status }: TestInfo) => status === 'failed' || status === 'timedOut';

/** Of a history, whose findings are its own. */
const noOutcome: Outcome = { kind: 'passed' };
