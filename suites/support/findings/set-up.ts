import type { RequirementId } from '../../catalogue.ts';
import { isAccepted, isNeither, isRefused, tolerate, type Answer } from '../http/answer.ts';
import { BlockedError, obstructed, type Failure } from './failure.ts';
import { answeredBy } from './granted.ts';
import { acceptance, eitherOf, refusal } from './kinds-of-answers.ts';
import { record } from './record.ts';
import { shown } from '../../../spec/wire/texts.ts';

/** One requirement for all answers, or one for each. */
type Ids = readonly [RequirementId, ...RequirementId[]];

/** What has to be accepted before a check can judge, and the requirement that says so. */
export function requireAccepted(answers: Answer | Answer[], ...ids: Ids): void {
  requireEach(answers, isAccepted, { expected: acceptance, expects: 'acceptance' }, ids);
}

/** What has to be refused before a check can judge, and the requirement that says so. */
export function requireRefused(answers: Answer | Answer[], ...ids: Ids): void {
  requireEach(answers, isRefused, { expected: refusal, expects: 'refusal' }, ids);
}

/** What has to be accepted or refused, whichever, before a check can judge: a server error, say, shows nothing. */
export function requireAnswered(answer: Answer): void {
  if (isNeither(answer)) blockByAnswer(answer);
}

/**
 * Makes sure of more than that: a call whose connection was lost may have been served, so that the rejection of its second
 * try tells nothing of the first.
 * @throws as a set-up does
 */
export function requireAnsweredOnce(answer: Answer): void {
  if (isNeither(answer) || (answer.isRepeat && isRefused(answer))) blockByAnswer(answer);
}

function blockByAnswer(answer: Answer): never {
  const { operation } = answer.call;
  const takenForGranted = answeredBy(operation);
  const obstacle = `${operation} is neither accepted nor rejected`;
  const blamed = takenForGranted ? { takenForGranted } : { obstacle };
  block({ ...blamed, answer, expected: eitherOf, expects: 'answer', differences: [] });
}

/** Makes sure that a check which has found no fault had answers to judge. */
export function requireAnswers(answers: readonly Answer[]): void {
  const open = answers.find(each => isNeither(each) && !each.isTolerated);
  if (open) requireAnswered(open);
}

/** What else has to be so before a check can judge: a value, what it has to be, and the requirement that says so. */
export function requires(
  id: RequirementId,
  holds: boolean,
  { subject, expected, actual }: { subject: string; expected: string; actual: unknown },
): void {
  if (holds) return;
  const received = shown(actual);
  block({
    takenForGranted: id,
    expected,
    received,
    differences: [{ subject, expected, received }],
  });
}

/** The refused ones among some answers: at least one, before a check can judge them. */
export function refusedAmong(answers: readonly Answer[], id: RequirementId): Answer[] {
  const refused = answers.map(tolerate).filter(isRefused);
  const said = {
    subject: 'the number of rejections',
    expected: '1 or more',
    actual: refused.length,
  };
  requires(id, refused.length > 0, said);
  return refused;
}

/** Ends a check for a reason that is no requirement's fault, unless something is so. */
export function obstructUnless(isSo: boolean, obstacle: string): void {
  if (!isSo) obstruct(obstacle);
}

/** Passes the error of a set-up on that was made beside the checks, to the one that rests on it. */
export function passOn(error: unknown): never {
  if (error instanceof BlockedError) record().push(error.failure);
  throw error;
}

/** Ends a check for a reason that is no requirement's fault. */
export function obstruct(obstacle: string): never {
  return block(obstructed(obstacle));
}

/** Ends a check before it judges. */
export function block(failure: Failure): never {
  record().push(failure);
  throw new BlockedError(failure);
}

function requireEach(
  answers: Answer | Answer[],
  holds: (answer: Answer) => boolean,
  what: Pick<Failure, 'expected' | 'expects'>,
  ids: Ids,
): void {
  const all = [answers].flat();
  const bad = all.findIndex(each => !holds(each));
  if (bad < 0) return;
  const takenForGranted = ids[bad] ?? ids[0];
  block({ takenForGranted, answer: all[bad]!, ...what, differences: [] });
}
