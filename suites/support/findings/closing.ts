import { stripVTControlCharacters } from 'node:util';
import type { TestInfo } from '@playwright/test';
import {
  findingOf,
  findingsAttachment,
  newerAttachment,
  type Finding,
} from '../../../spec/finding.ts';
import { latestOf, sinceOf } from '../../../spec/released.ts';
import { idOf } from '../../catalogue.ts';
import { withRemark, withSecretsHidden, type Failure, type Trail } from './failure.ts';

/** How a check ended. */
export type Outcome =
  | { kind: 'passed' }
  | { kind: 'failed'; finding: Finding }
  /** Nobody is accused, for this reason. */
  | { kind: 'blocked'; reason: string; finding?: Finding };

/** Closes a check: what failed becomes a finding, now that all calls are made and all secrets are known. */
export function outcomeOf(
  { errors: [error], tags }: TestInfo,
  [failure]: readonly Failure[],
  trail: Trail,
): Outcome {
  if (!error) return { kind: 'passed' };
  const hide = (text: string) => trail.secrets.hide(text);
  if (!failure) {
    const said = stripVTControlCharacters(error.message ?? error.value ?? 'without words');
    return { kind: 'blocked', reason: `the check itself broke: ${hide(said)}` };
  }
  const finding = closed(failure, idOf(tags) ?? '', trail);
  const { takenForGranted, obstacle } = failure;
  const isJudged = takenForGranted ? !finding.blockedBy : obstacle === undefined;
  if (isJudged) return { kind: 'failed', finding };
  return {
    kind: 'blocked',
    reason: `set-up: ${hide(obstacle ?? `${takenForGranted} does not hold`)}`,
    ...(takenForGranted && { finding }), // what is in the way of a check is said by the reason alone
  };
}

/** Attaches what a check has found, for the reports. */
export const attachFinding = (testInfo: TestInfo, finding: Finding): Promise<void> =>
  attach(testInfo, findingsAttachment, [finding]);

/** Attaches what a check has found by assertions that are newer than the release as of which the run judges. */
export async function attachNewer(
  testInfo: TestInfo,
  failures: readonly Failure[],
  trail: Trail,
): Promise<void> {
  const requirement = idOf(testInfo.tags) ?? '';
  const findings = failures.map(each => closed(each, requirement, trail));
  if (findings.length > 0) await attach(testInfo, newerAttachment, findings);
}

const attach = (testInfo: TestInfo, name: string, findings: Finding[]) =>
  testInfo.attach(name, { body: JSON.stringify(findings), contentType: 'application/json' });

/** A failure as a finding, without secrets. A set-up that takes for granted what the check judges is no set-up. */
function closed(failure: Failure, requirement: string, trail: Trail): Finding {
  const { answers, secrets } = trail;
  const { answer, takenForGranted } = failure;
  const all = answer && !answers.includes(answer) ? [...answers, answer] : answers;
  const judged = answer ? all.lastIndexOf(answer) : all.length - 1;
  const steps = all.map(each => each.exchange());
  return findingOf({
    requirement,
    since: latestOf(sinceOf(requirement), failure.since),
    trail: steps,
    judged,
    ...withRemark(withSecretsHidden(failure, secrets), steps[judged]),
    reproduce: trail.reproductionOf?.(all.slice(0, judged + 1)),
    ...(takenForGranted && takenForGranted !== requirement && { blockedBy: takenForGranted }),
  });
}
