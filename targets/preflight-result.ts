import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentRun } from './run.ts';

/** What is known of a target and its inbox before any check runs: about whether checks can judge, not about requirements. */
export interface PreflightResult {
  /** What stands in the way of every check, in a sentence. */
  obstacle?: string;
  /** What a red run may be due to, a sentence each. */
  hints: string[];
  /** Whether the target takes the approved redirect URL with the mark of the run in its query. */
  takesMark: boolean;
  /** The operations that are not there, though the settings do not leave them out. */
  missing: string[];
  /** How long a usual call takes, in ms; missing where none was answered. */
  callTime?: number;
  /** What was seen of the messages; missing where nobody can read them, or nobody has looked. */
  inbox?: InboxFindings;
}

/** What the preflight has seen of an inbox. */
export interface InboxFindings {
  /** Whether a message has arrived. */
  delivers: boolean;
  /** How long the first message took to arrive, in ms; missing where none has. */
  delay?: number;
  /** The URLs in messages that hold no link with a token, as they may be shown. */
  holds?: string;
  /** Whether no more than tokens can be seen. */
  showsTokensOnly: boolean;
  /** Whether the newest message comes first. */
  isNewestFirst: boolean;
  /** Whether it shows no more than the newest message of a number. */
  keepsNewestOnly: boolean;
}

/** What counts where no preflight was made: everything works. */
export const noPreflight = (): PreflightResult => ({ hints: [], takesMark: true, missing: [] });

/** Keeps the result for the workers of this run, which are other processes. */
export function keepPreflight(result: PreflightResult): void {
  writeFileSync(path(), JSON.stringify(result));
}

/** What the preflight of this run has found. */
export function keptPreflight(): PreflightResult {
  return existsSync(path())
    ? (JSON.parse(readFileSync(path(), 'utf8')) as PreflightResult)
    : noPreflight();
}

const path = () => join(currentRun().directory, 'preflight.json');
