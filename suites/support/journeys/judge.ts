import type { Command, Outcome } from '../../../spec/command.ts';
import { claimsOf, isFirstSeen, type Expectation, type State } from '../../../spec/model.ts';
import {
  rulings,
  userRulings,
  type Known,
  type Ruling,
  type UserClaim,
} from '../../../spec/wire.ts';
import { answeredBy } from '../findings/granted.ts';
import { acceptance, refusal } from '../findings/kinds-of-answers.ts';
import { isNeither, type Answer } from '../http/answer.ts';
import { unlikeAnswers } from '../http/unlike.ts';
import { exchangeOf } from './known.ts';
import type { Verdicts } from './verdicts.ts';

/** A call that was made, once or several times at once, and what it was to come to. */
export interface Judged {
  command: Command;
  expectation: Expectation;
  situation: string;
  answers: readonly Answer[];
  /** What each of them came to. */
  kinds: readonly Outcome[];
  /** The one that counts: of several, the one that was accepted. */
  answer: Answer;
  outcome: Outcome;
  /** Whether its message may lie under those of others. */
  amongOthers: boolean;
}

/** A history that cannot go on, and why. */
export class Stopped extends Error {
  readonly requirement: string | undefined;

  constructor(why: string, requirement?: string) {
    super(why);
    this.requirement = requirement;
  }
}

/**
 * Judges whether a call was accepted or refused as expected; equal calls are to be answered alike. Gives whether all is as
 * it must be. @throws Stopped where no whole answer came
 */
export function judgeKind(verdicts: Verdicts, judged: Judged): boolean {
  const { command, expectation, situation, answers, kinds } = judged;
  const { verdict, requirement, why } = expectation;
  const neither = answers.find(isNeither);
  if (neither) return judgeNeither(verdicts, judged, neither);
  if (verdict === 'open') return true;
  const isRace = command.operation === 'verify' && verdict === 'accepted' && kinds.length > 1;
  const right = kinds.filter(each => each.kind === verdict).length;
  if (isRace && right > 0) return judgeRace(verdicts, judged, right);
  const wrong = kinds.findIndex(each => each.kind !== verdict);
  if (wrong < 0) {
    for (const _ of kinds) verdicts.note(requirement, situation);
    return true;
  }
  const unlike = unlikeAnswers(acceptedAmong(kinds), kinds.length);
  if (right > 0) verdicts.unlike.push(unlike);
  verdicts.note(requirement, situation, {
    answer: answers[wrong]!,
    ...outcomeOf(verdict, why),
    ...(right > 0 && { received: unlike }),
  });
  return false;
}

/** What is neither accepted nor refused is wrong, but for a redirection or the like where the documents leave all open. */
function judgeNeither(verdicts: Verdicts, judged: Judged, answer: Answer): boolean {
  const { command, expectation, situation } = judged;
  const { verdict, requirement, why } = expectation;
  if (verdict === 'open' && answer.status > 0 && answer.status < 500) return true;
  const id = verdict === 'open' ? (answeredAs(command) ?? requirement) : requirement;
  verdicts.note(id, situation, { answer, ...outcomeOf(verdict, why) });
  if (answer.status > 0) return false;
  throw new Stopped(`${command.operation} gave no whole answer: the target ${answer.problem}`, id);
}

/** The requirement that an open call breaks by a server error. */
const answeredAs = (command: Command): string | undefined =>
  command.operation === 'sign-up' && command.amongEqual
    ? 'concurrency.sign-ups-make-one-user'
    : answeredBy(command.operation);

/** Of several verifies of one link at once, one wins. */
function judgeRace(verdicts: Verdicts, { situation, answers }: Judged, won: number): boolean {
  const expected = `one acceptance of ${answers.length} verifies of one link at once`;
  const wrong = { answer: answers[0]!, expected, received: `${won} acceptances` };
  verdicts.note('concurrency.one-verify-wins', situation, won === 1 ? undefined : wrong);
  return won === 1;
}

/** Judges answers by the rules of the wire, and what they tell of the user by what is known. */
export async function judgeAnswers(
  verdicts: Verdicts,
  before: State,
  { command, expectation, situation, answers, kinds, answer, outcome }: Judged,
  known: Known,
): Promise<boolean> {
  const { verdict, effect } = expectation;
  const isExpected = (verdict === 'accepted' || effect === 'known') && outcome.kind === 'accepted';
  const claims = isExpected && outcome.user ? claimsOf(before, command) : [];
  const told = isExpected && outcome.user ? outcome.user : {};
  const others = kinds.flatMap((each, n) =>
    each.kind === 'accepted' && each.user && answers[n] !== answer
      ? [{ user: each.user, by: answers[n]! }]
      : [],
  );
  noteUnlike(verdicts, situation, claims, [{ user: told, by: answer }, ...others]);
  if (claims.length === 0 && outcome.user) noteUnlikeAmong(verdicts, [outcome, ...others]);
  const identity = userRulings(told, claims.filter(isIdentity));
  const wrongUser = identity.filter(each => !each.holds);
  for (const each of answers) {
    const found = each.status > 0 ? await rulings(exchangeOf(each), known) : [];
    noteAll(verdicts, situation, each, wrongUser.length > 0 ? found.filter(isOfAnybody) : found);
  }
  if (wrongUser.length > 0) {
    noteAll(verdicts, situation, answer, wrongUser);
    return false;
  }
  const isFirst =
    isExpected && command.operation === 'verify' ? isFirstSeen(before, command.token) : undefined;
  const rest = userRulings(
    told,
    claims.filter(each => !isIdentity(each)),
  );
  const found = [...identity, ...rest, ...firstSeen(isFirst, outcome.firstSeen)];
  noteAll(verdicts, situation, answer, found);
  return rest.every(each => each.holds);
}

/** Notes what is told of the user unlike in the answers to equal calls: right in some of them, and wrong in others. */
function noteUnlike(
  verdicts: Verdicts,
  situation: string,
  claims: readonly UserClaim[],
  told: readonly { user: Parameters<typeof userRulings>[0]; by: Answer }[],
): void {
  for (const claim of claims) {
    const found = told.map(({ user, by }) => ({ by, ruling: userRulings(user, [claim])[0]! }));
    const wrong = found.find(({ ruling }) => !ruling.holds);
    const right = found.filter(({ ruling }) => ruling.holds).length;
    if (!wrong || right === 0) continue;
    const { requirement, expected, differences } = wrong.ruling;
    const unlike = unlikeAnswers(right, found.length, undefined, 'as expected');
    verdicts.unlike.push(unlike);
    const said = { subject: 'equal calls', expected: 'one answer to all', received: unlike };
    verdicts.note(requirement, situation, {
      answer: wrong.by,
      expected,
      differences: [said, ...differences],
    });
  }
}

/** Notes that equal calls were answered unlike where nobody knows which of the answers is right. */
function noteUnlikeAmong(verdicts: Verdicts, told: readonly Pick<Outcome, 'user'>[]): void {
  for (const field of ['userId', 'phone']) {
    const values = told.map(({ user }) => user?.[field]);
    const alike = values.map(each => values.filter(other => other === each).length);
    const most = Math.max(...alike);
    if (most < values.length)
      verdicts.unlike.push(unlikeAnswers(most, values.length, undefined, 'alike'));
  }
}

/** Notes what rules say of an answer. */
export function noteAll(
  verdicts: Verdicts,
  situation: string,
  answer: Answer,
  found: readonly Ruling[],
): void {
  for (const { requirement, since, holds, expected, received, differences } of found) {
    const wrong = {
      answer,
      since,
      expected,
      ...(received !== undefined && { received }),
      differences,
    };
    verdicts.note(requirement, situation, holds ? undefined : wrong);
  }
}

/** Whether a claim is about who the user is: where that is wrong, all else that is told of the user follows. */
const isIdentity = ({ field }: UserClaim) => field === 'userId';

/** Whether a rule says nothing of whose the answer is. */
const isOfAnybody = ({ requirement }: Ruling) => !requirement.startsWith('privacy.');

const outcomeOf = (verdict: Expectation['verdict'], why: string) => ({
  expected: inWords(verdict, why),
  expects: ({ accepted: 'acceptance', refused: 'refusal', open: 'answer' } as const)[verdict],
});

function inWords(verdict: Expectation['verdict'], why: string): string {
  const because = why.charAt(0).toLowerCase() + why.slice(1).replace(/\.$/, '');
  if (verdict === 'open') return `any answer but a server error, whatever the case: ${because}`;
  return `${verdict === 'accepted' ? acceptance : refusal}, since ${because}`;
}

const acceptedAmong = (kinds: readonly Outcome[]) =>
  kinds.filter(each => each.kind === 'accepted').length;

function firstSeen(isFirst: boolean | undefined, received: unknown): Ruling[] {
  if (isFirst === undefined || received === undefined) return [];
  const subject = '`firstSeen`';
  const expected = String(isFirst);
  const holds = received === isFirst;
  return [
    {
      requirement: isFirst ? 'verify.first-seen-at-first' : 'verify.first-seen-no-more',
      holds,
      since: '0.1.0',
      expected: `${expected} as ${subject}`,
      differences: holds ? [] : [{ subject, expected, received: JSON.stringify(received) }],
    },
  ];
}
