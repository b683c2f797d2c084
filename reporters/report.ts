import type { Finding } from '../spec/finding.ts';
import type { Requirement } from '../spec/requirement.ts';
import { isRed, worstFirst, type Verdict } from './verdict.ts';

/** The requirements that a run is about, by their ids. */
export type Catalogue = Readonly<Record<string, Requirement>>;

/** One requirement and what the run says of it. */
export interface Entry {
  id: string;
  level: Requirement['level'];
  verdict: Verdict;
  reason?: string;
  /** True where the target lacks the operation that would show it. */
  notOffered?: true;
  /** What the known-failures file says beside the reason: the last day, where to read more. */
  until?: string;
  link?: string;
  text: string;
  quote: string;
  source: string;
  title?: string;
  /** Where its entry, its check and its mutants are: the path that their files have in common. */
  address?: string;
  file?: string;
  line?: number;
  durationMs?: number;
  findings?: FindingOfCheck[];
}

/** A finding, and the title of the check that made it. */
export type FindingOfCheck = Finding & { check: string };

/** One run against one target: what every format tells in its own way. */
export interface Report {
  schemaVersion: 2;
  target: string;
  headline: string;
  startedAt: string;
  durationMs: number;
  summary: Record<Verdict, number>;
  /** What went wrong beside the requirements, one sentence each. */
  problems?: string[];
  /** What a red run may be due to, as the preflight has seen it. */
  hints?: string[];
  /** What else is worth knowing, such as users that are left on the target. */
  notes?: string[];
  requirements: Entry[];
}

/** Whether a run is red: for its requirements, or for what went wrong beside them. */
export const isRedRun = (report: Report) =>
  redOnes(report).length > 0 || (report.problems?.length ?? 0) > 0;

/** The red ones of a report: what accuses the target first, and in that the MUSTs. */
export const redOnes = ({ requirements }: Pick<Report, 'requirements'>) =>
  worstFirst
    .filter(isRed)
    .flatMap(verdict =>
      ['MUST', 'SHOULD'].flatMap(level =>
        requirements.filter(each => each.verdict === verdict && each.level === level),
      ),
    );
