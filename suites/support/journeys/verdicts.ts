import {
  findingOf,
  type Exchange,
  type Finding,
  type HistoryJudgement,
} from '../../../spec/finding.ts';
import { latestOf, sinceOf } from '../../../spec/released.ts';
import { counts } from '../findings/judgement.ts';
import { sinceHere } from '../findings/since.ts';
import { withRemark, withSecretsHidden, type Failure, type Judged } from '../findings/failure.ts';
import type { Answer } from '../http/answer.ts';
import type { ApiCaller } from '../http/caller.ts';

/** What does not hold, as an assertion of a check would say it. */
type Broken = Pick<Failure, 'answer' | 'expected' | 'expects' | 'received' | 'since'> &
  Partial<Pick<Failure, 'differences'>>;

/** How many calls before the judged one a finding shows. */
const shownBefore = 6;

/** Where a history is: at its steps, at a probe of its end, or at the look at what nobody should have been sent. */
export type Stage = 'steps' | number | 'silence';

/** What a history has judged: how often each requirement in each situation, and what did not hold. */
export class Verdicts {
  /** What was said of equal calls that were answered unlike. */
  readonly unlike: string[] = [];
  /** Where the history is now. */
  stage: Stage = 'steps';
  private readonly counts = new Map<string, HistoryJudgement>();
  private readonly broken: Found[] = [];
  private readonly newer: Found[] = [];

  /** Notes that a requirement was judged, and what is wrong where it does not hold. */
  note(requirement: string, situation: string, wrong?: Broken): void {
    const key = `${requirement} ${situation}`;
    const known = this.counts.get(key) ?? { requirement, situation, judged: 0, broken: 0 };
    known.judged += 1;
    if (wrong) {
      const since = latestOf(sinceOf(requirement), wrong.since, sinceHere());
      const { stage } = this;
      const found = { requirement, situation, stage, differences: [], ...wrong, since };
      if (counts(found)) {
        known.broken += 1;
        this.broken.push(found);
      } else this.newer.push(found);
    }
    this.counts.set(key, known);
  }

  /** The requirements that were found broken so far. */
  get brokenOnes(): ReadonlySet<string> {
    return new Set(this.broken.map(each => each.requirement));
  }

  /** Where a requirement was first found broken. */
  stageOf(requirement: string): Stage | undefined {
    return this.broken.find(each => each.requirement === requirement)?.stage;
  }

  get judgements(): HistoryJudgement[] {
    return [...this.counts.values()];
  }

  /** The first finding against each requirement, without secrets. */
  findings(caller: ApiCaller): Finding[] {
    return findingsOf(this.broken, caller);
  }

  /** The same by what is newer than the release as of which the run judges. */
  newerFindings(caller: ApiCaller): Finding[] {
    return findingsOf(this.newer, caller);
  }
}

type Found = Failure & { requirement: string; situation: string; stage: Stage };

function findingsOf(broken: readonly Found[], caller: ApiCaller): Finding[] {
  const { answers, secrets } = caller;
  const all: readonly Judged[] = answers;
  const firsts = new Map(broken.toReversed().map(each => [each.requirement, each]));
  const shown = new Map<Answer, Exchange>(); // a call is part of many trails
  const exchangeOf = (step: Answer) => {
    const exchange = shown.get(step) ?? step.exchange();
    shown.set(step, exchange);
    return exchange;
  };
  return [...firsts.values()].toReversed().map(each => {
    const { requirement, situation, answer, since } = each;
    const at = answer ? all.lastIndexOf(answer) : all.length - 1;
    const from = Math.max(0, at - shownBefore);
    const trail = answers.slice(from, at + 1);
    const steps = trail.map(exchangeOf);
    return findingOf({
      requirement,
      ...(since && { since }),
      situation,
      trail: steps,
      ...withRemark(withSecretsHidden(each, secrets), steps.at(-1)),
      reproduce: caller.reproductionOf(answers.slice(0, at + 1)),
    });
  });
}
