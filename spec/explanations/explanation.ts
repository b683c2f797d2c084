import type { RequirementId } from '../requirements.ts';

/** What a requirement means in practice. */
export interface Explanation {
  /** Why it matters: what goes wrong for whom where it is broken. */
  why: string;
  /** What usually causes a failure, the most frequent first. */
  causes: readonly string[];
  /** An exchange that meets it, and one that breaks it. */
  good: string;
  bad: string;
}

/** What differs for some requirements of a group. */
export interface Family extends Partial<Explanation> {
  ids: readonly RequirementId[];
}

/** What holds for a group of requirements, and what differs for some of them. */
export interface GroupExplanation extends Explanation {
  families: readonly Family[];
}

/** An exchange as it is shown: one argument for each line. */
export const exchange = (...lines: string[]) => lines.join('\n');

/** A refusal as it is shown: the documents leave the status open. */
export const refusal = '4xx\n{"errorCode":"E…","errorDescription":"…"}';
