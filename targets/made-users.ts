import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Management } from './management.ts';
import { currentRun } from './run.ts';

const atOnce = 5;

/** Remembers that this run is about to make a user: noted before the call, so that none is lost when the run is cut off. */
export function noteUser(loginId: string): void {
  note({ loginId, made: 1 });
}

/** Takes that back, since the target refused. */
export function noteRefusal(loginId: string): void {
  note({ loginId, made: -1 });
}

/** Deletes the users that this run has made. Gives how many there were, and how many could not be deleted. */
export async function deleteMadeUsers(
  management: Management,
): Promise<{ made: number; left: number }> {
  const made = madeUsers();
  const waiting = [...made];
  let deleted = 0;
  const worker = async () => {
    for (let loginId = waiting.pop(); loginId !== undefined; loginId = waiting.pop()) {
      if (await management.deleteUser(loginId).catch(() => false)) deleted++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { made: made.length, left: made.length - deleted };
}

interface Note {
  loginId: string;
  made: 1 | -1;
}

function note(each: Note): void {
  appendFileSync(path(), `${JSON.stringify(each)}\n`);
}

function madeUsers(): string[] {
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
