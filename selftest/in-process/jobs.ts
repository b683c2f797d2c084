import type { Outcome } from './run-check.ts';

/** What of the suites is run on a target: every check, or the histories of a series. */
export type Part = 'checks' | 'tour' | 'situations' | 'random' | 'stress' | 'expiry';

/** What became of one part on one mutant or variant. */
export interface TargetRun {
  /** The job: what was run, and on which target. */
  name: string;
  /** By the ids of requirements, or by the titles of histories. */
  outcomes: Record<string, Outcome>;
  /** What was found against which requirement, the first of it. */
  found: Record<string, string>;
  /** What this process has taken so far, for whatever targets. */
  cpuSeconds: number;
}

/** What is run, and on which mutant or variant. */
export interface Job {
  part: Part;
  name: string;
  /** Whether it ends as soon as a mutant is accused of what it breaks. */
  isShort: boolean;
}

const short = 'short';

/** The job of running a part on a mutant or a variant. */
export const jobOf = (part: Part, name: string): string => `${part} ${name}`;

/** The same, until a mutant is accused of what it breaks. */
export const shortJobOf = (part: Part, name: string): string => `${short} ${jobOf(part, name)}`;

/** What a job runs, and on which target. */
export function targetIn(job: string): Job {
  const isShort = job.startsWith(`${short} `);
  const [part, ...name] = job.split(' ').slice(isShort ? 1 : 0);
  return { part: part as Part, name: name.join(' '), isShort };
}
