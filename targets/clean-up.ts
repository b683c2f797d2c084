import { setTimeout as wait } from 'node:timers/promises';
import { madeUsers, noteDeleted } from './made-users.ts';
import { Management } from './management.ts';
import { numbersIn } from './phone-numbers.ts';
import type { TargetSettings } from './settings-target.ts';

/** How long the clean-up may take, in ms. */
const patience = 15_000;
const atOnce = 5;
const pause = 200;
const refusals = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'];
const refused = 'the target refuses connections';

/** What a clean-up came to. */
export interface CleanedUp {
  /** How many users are still there. */
  left: number;
  /** Why the first of them is. */
  why?: string | undefined;
  /** Whether the target has died, though it may be back. */
  isGone: boolean;
}

/** Deletes the users that this run has made so far. */
export async function deleteMadeUsers(target: TargetSettings): Promise<CleanedUp> {
  const made = madeUsers();
  return cleanUp(new Management(target), made, patience, noteDeleted);
}

/**
 * Deletes the users that an earlier run has left, as one does that was killed: their numbers are of the range that no other
 * users have. Gives how many those were.
 */
export async function deleteLeftUsers(target: TargetSettings): Promise<number> {
  const management = new Management(target);
  const users = await management.newestUsers().catch(() => []);
  const left = users
    .filter(({ phone }) => numbersIn(target.phoneNumbers, phone)[0] === phone)
    .flatMap(({ loginIds: [loginId] }) => loginId ?? []);
  if (left.length > 0) await cleanUp(management, left, patience);
  return left.length;
}

/** Deletes users, in three attempts where one is not enough; ends after `patience` ms, whatever the target does. */
export async function cleanUp(
  management: Management,
  loginIds: readonly string[],
  patience: number,
  noteGone: (loginId: string) => void = () => undefined,
): Promise<CleanedUp> {
  let isGone = false;
  const note = (why: string) => (isGone ||= why === refused);
  const left = new Map(loginIds.map(each => [each, `not tried within ${patience / 1000} s`]));
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), patience);
  const timeIsUp = new Promise<void>(done => end.signal.addEventListener('abort', () => done()));
  await Promise.race([deletePatiently(management, left, note, end.signal), timeIsUp]);
  clearTimeout(timer);
  for (const each of loginIds) if (!left.has(each)) noteGone(each);
  return { left: left.size, why: [...left.values()][0], isGone };
}

/**
 * A target that has just died may end the first calls in another way than by refusing their connections: it is called once
 * more at once, where that shows, and once after a pause, where it may be back.
 */
async function deletePatiently(
  management: Management,
  left: Map<string, string>,
  note: (why: string) => void,
  signal: AbortSignal,
): Promise<void> {
  await deleteAll(management, left, note, signal);
  for (const ms of [0, pause]) {
    if (left.size === 0) return;
    await wait(ms);
    await deleteAll(management, left, note, signal);
  }
}

/** Deletes several users at a time: who is gone leaves the map, who is not gets the reason. */
async function deleteAll(
  management: Management,
  left: Map<string, string>,
  note: (why: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...left.keys()].values();
  const worker = async () => {
    for (const loginId of waiting) {
      if (signal.aborted) return;
      const why = await management.deleteUser(loginId, signal).catch(reasonOf);
      if (why === undefined) left.delete(loginId);
      else {
        left.set(loginId, why);
        note(why);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** An error of a call in words: its own text may hold headers, and so secrets. */
function reasonOf({ name, code }: NodeJS.ErrnoException): string {
  if (refusals.includes(code ?? '')) return refused;
  return name === 'AbortError' ? 'no complete answer in time' : 'no complete answer';
}
