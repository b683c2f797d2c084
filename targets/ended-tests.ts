import type { HistoryEnd } from '../spec/histories.ts';
import { RunNotes } from './run-notes.ts';

/** How a check or a history has ended. */
export interface EndedTest {
  /** Its requirement; missing for a history. */
  id?: string;
  /** Why it says nothing of the target; missing where it does. */
  notTested?: string;
  /** The level of its requirement, where it failed and nothing excuses that. */
  failed?: 'MUST' | 'SHOULD';
}

const tests = new RunNotes<EndedTest>('ended-tests');
const histories = new RunNotes<HistoryEnd>('ended-histories');

/** Notes that a check or a history has ended. */
export const noteTest = (test: EndedTest): void => tests.add(test);

/** Notes how a history has ended. */
export const noteHistory = (end: HistoryEnd): void => histories.add(end);

/** The checks and histories that have ended in this run. */
export const endedTests = (): EndedTest[] => tests.all;

/** The histories that have ended in this run. */
export const endedHistories = (): HistoryEnd[] => histories.all;
