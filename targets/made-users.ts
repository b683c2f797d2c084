import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentRun } from './run.ts';

/** No server is expected to make a user with a login ID that is longer. */
const longest = 1000;

/** Remembers that this run is about to make a user: noted before the call, so that none is lost when the run is cut off. */
export function noteUser(loginId: string): void {
  note({ loginId, made: 1 });
}

/** Takes that back, since the target refused. */
export function noteRefusal(loginId: string): void {
  note({ loginId, made: -1 });
}

interface Note {
  loginId: string;
  made: 1 | -1;
}

function note(each: Note): void {
  if (each.loginId.length > longest) return;
  appendFileSync(path(), `${JSON.stringify(each)}\n`);
}

/** The login IDs of the users that this run has made. */
export function madeUsers(): string[] {
  if (!existsSync(path())) return [];
  const times = new Map<string, number>();
  for (const line of readFileSync(path(), 'utf8').split('\n').slice(0, -1)) {
    const { loginId, made } = JSON.parse(line) as Note;
    times.set(loginId, (times.get(loginId) ?? 0) + made);
  }
  return [...times].filter(([, made]) => made > 0).map(([loginId]) => loginId);
}

function path(): string {
  return join(currentRun().directory, 'made-users');
}
