import { RunNotes } from './run-notes.ts';

const noted = new RunNotes<string>('unlike-answers');

/** Notes what was said of equal calls that were answered unlike. */
export const noteUnlikeAnswers = (said: string): void => noted.add(said);

/** What is said at the end of a run in which equal calls were answered unlike, once; undefined where none were. */
export const unlikeHint = (): string | undefined => noted.all[0];
