import { RunCount } from './run-notes.ts';

const arrived = new RunCount('messages-arrived');
const lost = new RunCount('messages-lost');

/** Of so many that arrive one may be lost by chance: of fewer, an operation sends none. */
const rare = 20;

/** Notes that a message has arrived. */
export const noteArrived = (): void => arrived.add();

/** Notes that a message which was due did not arrive in time. */
export const noteLost = (): void => lost.add();

/** What is said at the end of a run in which few messages of many did not arrive; undefined where it was none, or more. */
export function lossHint(): string | undefined {
  const [missing, there] = [lost.count, arrived.count];
  if (missing === 0 || missing * rare > there) return undefined;
  const were = missing === 1 ? 'was' : 'were';
  return `${missing} of ${missing + there} messages ${were} lost, or came too late: what is red by that may be so by chance`;
}
