import { RunCount, RunNotes } from './run-notes.ts';

const arrived = new RunCount('messages-arrived');
const lost = new RunNotes<string>('messages-lost');

/** Of so many that arrive one may be lost by chance: of fewer, an operation sends none. */
const rare = 20;

/** Notes that a message has arrived. */
export const noteArrived = (): void => arrived.add();

/** Notes that a message which was due in a check did not arrive in time. */
export const noteLost = (title: string): void => lost.add(title);

/**
 * What is said at the end of a run in which few messages of many did not arrive; undefined where it was none, or more. What
 * a check has missed again when it was repeated is not lost by chance.
 */
export function lossHint(): string | undefined {
  const { all } = lost;
  const missing = all.filter(title => all.indexOf(title) === all.lastIndexOf(title)).length;
  const there = arrived.count;
  if (missing === 0 || missing * rare > there) return undefined;
  const were = missing === 1 ? 'was' : 'were';
  return `${missing} of ${missing + there} messages ${were} lost, or came too late: what is red by that may be so by chance`;
}
