import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Management } from './management.ts';
import { currentRun } from './run.ts';

const atOnce = 5;

/** Remembers that this run has made a user. */
export function noteMadeUser(loginId: string): void {
  appendFileSync(path(), `${JSON.stringify(loginId)}\n`);
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

function madeUsers(): string[] {
  if (!existsSync(path())) return [];
  const lines = readFileSync(path(), 'utf8').split('\n').slice(0, -1);
  return [...new Set(lines.map(each => JSON.parse(each) as string))];
}

function path(): string {
  return join(currentRun().directory, 'made-users');
}
