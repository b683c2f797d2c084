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

/** What is said of one requirement: exchanges of its own, and a reason where that of its group does not fit. */
export interface Told {
  why?: string;
  causes: readonly string[];
  good: readonly string[];
  bad: readonly string[];
}

/** What is said of requirements, by their ids. */
export type Telling = Partial<Record<RequirementId, Told>>;

/** What holds for a group of requirements, and what is said of each. */
export interface GroupExplanation {
  why: string;
  causes: readonly string[];
  told: Telling;
}

/** The explanation of a group in which no requirement is left out. */
export interface ExplanationOf<Group extends string> extends GroupExplanation {
  told: Record<Extract<RequirementId, `${Group}.${string}`>, Told>;
}
