import type { RequirementId } from '../../suites/catalogue.ts';
import type { Arrived } from '../../targets/scripted.ts';
import type { ScriptedAnswer } from '../../targets/scripted-faults.ts';

/** A request on its way from the suite to the target. */
export interface Passing {
  /** The operation as the catalogue names it; `other` for whatever else. */
  operation: string;
  /** The Authorization header; empty where there is none. */
  authorization: string;
  /** The fields of the JSON body. */
  fields: Record<string, unknown>;
}

/** Makes the request of the target once more, with other fields or another Authorization header. */
export type AskAgain = (change: Partial<Omit<Passing, 'operation'>>) => Promise<ScriptedAnswer>;

/** What stands between the suite and the target for one run, with its own memory. */
export interface Between {
  /** Gives what the suite is answered in place of the usual answer; undefined where that stands. */
  answer?(
    request: Passing,
    usual: ScriptedAnswer,
    askAgain: AskAgain,
  ): ScriptedAnswer | undefined | Promise<ScriptedAnswer>;
  /** Changes what an inbox answers, which has to pass through this process. */
  messages?(text: string): string;
}

/** A way in which a server gets worse. */
export interface Fault {
  /** What the server does then, as a sentence without its full stop. */
  says: string;
  /** The requirements whose checks see it, the likeliest first. */
  seenBy: readonly RequirementId[];
  /** Gives the answer that the faulty server gives in place of one of a run; undefined where it gives the same. */
  edit?: (arrived: Arrived, answer: ScriptedAnswer) => ScriptedAnswer | undefined;
  /** Makes the faulty server of the target, where an answer alone does not show the fault. */
  between?: () => Between;
}
