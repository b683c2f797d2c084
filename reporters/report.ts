import type { Finding } from '../spec/finding.ts';
import type { AboutRun } from '../spec/notes.ts';
import type { Requirement } from '../spec/requirement.ts';
import { isJudged, isRed, worstFirst, type Verdict } from './verdict.ts';

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
  /** True where its check was blocked, whatever histories found. */
  checkBlocked?: true;
  /** What keeps it from a verdict, where no finding of its own says so: the requirement that a stopped history accuses. */
  blockedBy?: string;
  /** What the known-failures file says beside the reason: the last day, where to read more. */
  until?: string;
  link?: string;
  /** True where it is newer than the release as of which the run judges: it counts for nothing. */
  newer?: true;
  /** What was found against it by what is newer than that release. */
  newerFindings?: FindingOfCheck[];
  text: string;
  quote: string;
  source: string;
  title?: string;
  /** The command that runs it alone, against the same target. */
  rerun?: string;
  /** Where its entry, its check and its mutants are: the path that their files have in common. */
  address?: string;
  file?: string;
  line?: number;
  durationMs?: number;
  /** Of a red one: the number of its cause among those of the report, from 1. */
  cause?: number;
  findings?: FindingOfCheck[];
  /** How often histories judged it, how often it held, and in how many situations; missing where none did. */
  histories?: Held;
}

/** The reason of a requirement that passed, though its check was not tested. */
export const byHistories = 'by histories';

/** What histories have seen of a requirement. */
export interface Held {
  judged: number;
  held: number;
  situations: number;
}

/** A finding, and the title of the check or history that made it. */
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
  /** What was found by what is newer than the release as of which the run judges; missing where nothing was. */
  newer?: NewerFindings;
  /** Situations that histories were to enter and could not, by the reason why. */
  notEntered?: NotEntered[];
  /** The last lines that the target has printed, where the run started it. */
  targetOutput?: string[];
  /** By what it was made, and with which settings. */
  about?: AboutRun;
  requirements: Entry[];
  /** What the red ones have in common, what to fix first first; missing where nothing is red. */
  causes?: Cause[];
}

/** What red requirements have in common, so that one change may mend them all. */
export interface Cause {
  /** What is wrong, in a sentence without its full stop. */
  title: string;
  /** The higher of the levels of all that it breaks and holds up. */
  level: Entry['level'];
  /** The requirements that it breaks, the one to begin with first. */
  breaks: string[];
  /** The requirements that it holds up: they have no verdict as long as it is there. */
  blocks: string[];
  /** The command that runs what it breaks alone, against the same target; missing where only histories show it. */
  rerun?: string;
}

/** What counts for nothing, since it is newer than a release. */
export interface NewerFindings {
  asOf: string;
  findings: number;
  requirements: string[];
}

/** Situations that could not be entered for the same reason. */
export interface NotEntered {
  why: string;
  situations: string[];
}

/** Whether a run is red: for its requirements, for what went wrong beside them, or since it judged nothing. */
export const isRedRun = (report: Report) =>
  redOnes(report).length > 0 || (report.problems?.length ?? 0) > 0 || judgedNothing(report);

/** Whether no verdict of a run says anything of the target. */
export const judgedNothing = ({ requirements }: Pick<Report, 'requirements'>) =>
  !requirements.some(each => isJudged(each.verdict));

/** What ends a merge with 1 begins with this: it says of reports that they are red, and is no problem of its own. */
export const mergeIsRed = 'the merged report is red';

/** The red ones of a report: what accuses the target first, and in that the MUSTs. */
export const redOnes = ({ requirements }: Pick<Report, 'requirements'>) =>
  worstFirst
    .filter(isRed)
    .flatMap(verdict =>
      ['MUST', 'SHOULD'].flatMap(level =>
        requirements.filter(each => each.verdict === verdict && each.level === level),
      ),
    );
