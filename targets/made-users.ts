import { RunNotes } from './run-notes.ts';

/** No server is expected to make a user with a login ID that is longer. */
const longest = 4000;

const notes = new RunNotes<{ loginId: string; made: 1 | -1 | 'deleted' }>('made-users');

/** Remembers that this run is about to make a user: noted before the call, so that none is lost when the run is cut off. */
export const noteUser = (loginId: string): void => note(loginId, 1);

/** Takes that back, since the target refused. */
export const noteRefusal = (loginId: string): void => note(loginId, -1);

/** Notes that a user is gone. */
export const noteDeleted = (loginId: string): void => note(loginId, 'deleted');

function note(loginId: string, made: 1 | -1 | 'deleted'): void {
  if (loginId.length <= longest) notes.add({ loginId, made });
}

/** The login IDs of the users that this run has made and not deleted. */
export function madeUsers(): string[] {
  const times = new Map<string, number>();
  for (const { loginId, made } of notes.all)
    times.set(loginId, made === 'deleted' ? 0 : (times.get(loginId) ?? 0) + made);
  return [...times].filter(([, made]) => made > 0).map(([loginId]) => loginId);
}
