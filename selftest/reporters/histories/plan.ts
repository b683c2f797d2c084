import type { SmallestSituation } from '../../../spec/finding.ts';
import type { Requirement } from '../../../spec/requirement.ts';

/** How a check of a plan ends. */
export type CheckEnd = 'passes' | 'fails' | 'is not tested' | 'is blocked';

/** A history of a plan: what it judges, how often each, and what it finds. */
export interface PlannedHistory {
  /** The requirements that it judges, three times each in the same situation; all where it is missing. */
  judges?: readonly string[];
  /** The requirements that it finds broken, once each. */
  finds?: readonly string[];
  stopped?: { why: string; requirement?: string };
  notEntered?: { situation: string; why: string }[];
  /** Ends otherwise, before it is closed. */
  breaks?: 'fails' | 'skips';
}

/** A run of stand-ins: how each check ends, where it passes by default, and what histories tell. */
export interface Plan {
  checks?: Readonly<Record<string, CheckEnd>>;
  histories: Readonly<Record<string, PlannedHistory>>;
}

/** The situation that every history is in. */
export const situation = 'for somebody who shares the phone';

/** Where every finding comes up. */
export const smallest: SmallestSituation = {
  values: [
    { dimension: 'phone', value: 'shared', words: 'the phone is shared' },
    { dimension: 'link', value: 'update', words: 'the link is of an update' },
  ],
  held: 41,
  of: 44,
};

const withCheck = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(each => `verify.${each}`);

/** Eight requirements with a check, and one that only histories show. */
export const catalogue: Readonly<Record<string, Requirement>> = Object.fromEntries([
  ...withCheck.map(id => [id, requirement(id)] as const),
  ['verify.shown', { ...requirement('verify.shown'), shownBy: 'histories' }] as const,
]);

function requirement(id: string): Requirement {
  return { level: 'MUST', text: `The rule ${id} is kept.`, quote: 'a rule', source: 'a page' };
}
