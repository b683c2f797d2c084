import type { TestInfo } from '@playwright/test';
import type { Finding, HistoryRecord } from '../../../spec/finding.ts';
import { BlockedError } from '../findings/failure.ts';
import type { SentLinks } from '../messages/sent-links.ts';
import { notTested } from '../run/not-tested.ts';
import { noteUnlikeAnswers } from '../../../targets/unlike-answers.ts';
import type { TargetSession } from '../run/target-session.ts';
import { Arrivals } from './arrivals.ts';
import { learn } from './facts.ts';
import { Stopped } from './judge.ts';
import { probe } from './probes.ts';
import type { Step } from './script.ts';
import { judgeSilence } from './strays.ts';
import type { Stage } from './verdicts.ts';
import { Walk } from './walk.ts';

/** After so many histories that could not reach their end, no other one is begun. */
const mostStopped = 3;
const stoppedOnes = 'stopped histories';

/** Skips a history that calls each of the five operations where the target does not have them all. */
export function skipWithoutTheFive({ connection }: TargetSession, testInfo: TestInfo): void {
  if (connection.operations)
    notTested(testInfo, 'OPERATIONS leaves out operations that this history calls', 'not offered');
}

/** Skips a history where too many before it could not go on: they are red, and say why. */
export function skipWhereOthersStopped(session: TargetSession, testInfo: TestInfo): void {
  if (haveOthersStopped(session))
    notTested(testInfo, `${mostStopped} histories before could not reach their end`);
}

/** Whether too many histories could not go on. */
export const haveOthersStopped = ({ runState }: TargetSession): boolean =>
  runState.count(stoppedOnes) >= mostStopped;

/** A history as it went. */
export interface Walked {
  walk: Walk;
  steps: Step[];
  findings: Finding[];
  record: HistoryRecord;
  /** How many calls it took. */
  calls: number;
}

/** What a history does; the steps that it has walked, where its end is to be probed. */
type Act = (walk: Walk) => Promise<Step[] | void>;

/** Walks a history with people of its own, and what must hold at its end, up to a stage of it where one is named. */
export async function walkOnce(
  session: TargetSession,
  links: SentLinks,
  act: Act,
  last: Stage = 'silence',
): Promise<Walked> {
  const { caller } = session;
  const before = caller.answers.length;
  caller.allowAtOnce(Infinity);
  const learned = await learn(session);
  const walk = new Walk(session, new Arrivals(links, session, learned.defaults), learned);
  const { steps, stopped } = await toItsEnd(walk, act, last);
  const newer = walk.verdicts.newerFindings(caller);
  if (stopped) session.runState.add(stoppedOnes, stopped.why);
  if (!session.connection.isNew) walk.verdicts.unlike.forEach(noteUnlikeAnswers);
  return {
    walk,
    steps,
    findings: walk.verdicts.findings(caller),
    record: {
      judgements: walk.verdicts.judgements,
      notEntered: walk.notEntered,
      ...(stopped && { stopped }),
      ...(newer.length > 0 && { newer }),
    },
    calls: caller.answers.length - before,
  };
}

/** Takes the steps of a history and asks all that must hold then; why it went no further, where that is so. */
async function toItsEnd(
  walk: Walk,
  act: Act,
  last: Stage = 'silence',
): Promise<{ steps: Step[]; stopped?: HistoryRecord['stopped'] }> {
  let steps: Step[] = [];
  try {
    const walked = await act(walk);
    if (walked && last !== 'steps') await probe(walk, last === 'silence' ? undefined : last);
    steps = walked ?? [];
    walk.verdicts.stage = 'silence';
    if (last === 'silence') await judgeSilence(walk);
    return { steps };
  } catch (error) {
    if (error instanceof Stopped)
      return {
        steps,
        stopped: {
          why: error.message,
          ...(error.requirement && { requirement: error.requirement }),
        },
      };
    if (error instanceof BlockedError) {
      const { takenForGranted: requirement } = error.failure;
      return { steps, stopped: { why: error.message, ...(requirement && { requirement }) } };
    }
    throw error;
  }
}
