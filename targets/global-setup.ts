import { setTimeout as wait } from 'node:timers/promises';
import type { FullConfig } from '@playwright/test';
import { staleAmong, staleSentence } from '../spec/histories.ts';
import { death, hints, notes, phoneNumbers, targetOutput } from '../spec/notes.ts';
import { deleteLeftUsers, deleteMadeUsers } from './clean-up.ts';
import { endedHistories, endedTests } from './ended-tests.ts';
import { call } from './http.ts';
import { startInbox } from './inboxes/index.ts';
import { announcement } from './live.ts';
import { madeUsers } from './made-users.ts';
import { lossHint } from './lost-messages.ts';
import { keptPreflight } from './preflight-result.ts';
import { noteAsking, noteNothingTested } from './outcome.ts';
import { currentSettings } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import { addressOf, type TargetSettings } from './settings-target.ts';
import { lastLines, stopTarget, withLastLines } from './started.ts';
import { throttleHint } from './throttles.ts';
import { unlikeHint } from './unlike-answers.ts';
import { usedNumbers } from './used-numbers.ts';

/** How often a target that may be starting anew is looked for, and how long is waited in between, in ms. */
const looks = 10;
const pause = 300;

/** Begins what lasts as long as the run, whatever happens to its workers; gives what ends it. */
export default async function globalSetup({ metadata, shard, workers }: FullConfig) {
  const { target, role } = currentSettings();
  if (target?.budget && workers > 1)
    throw new SettingsError(
      `--workers is ${workers}, but a run with a ${target.budget.why} has one worker: leave --workers out`,
    );
  if (target?.isRemote) console.log(announcement(target));
  const end = target && (await beginWith(target, metadata));
  noteAsking();
  return async () => {
    if (role === 'server') phoneNumbers.set(metadata, usedNumbers());
    for (const hint of [throttleHint(), unlikeHint(), lossHint()])
      if (hint) hints.add(metadata, hint);
    try {
      await end?.();
    } finally {
      await leave(metadata);
    }
    refuseStaleEntries();
    if (!shard) refuseEmptyRun(); // of shards the merge says it
  };
}

/** Keeps the last lines of a target that we have started, and ends it. */
async function leave(metadata: FullConfig['metadata']): Promise<void> {
  await stopTarget();
  targetOutput.set(metadata, lastLines());
}

/** Begins what a target of the user needs beside the checks; gives what ends it. */
export async function beginWith(target: TargetSettings, metadata: FullConfig['metadata']) {
  const { managementKey, budget } = target;
  const close = await startInbox(target);
  if (budget?.limits.users !== undefined && managementKey) await deleteLeft(target, metadata);
  return async () => {
    await close?.();
    if (managementKey) await deleteUsers(target, metadata);
    if (keptPreflight().obstacle === undefined) await requireAlive(target, metadata);
  };
}

/** Makes sure that the target still answers, whatever: one that died by the last of our calls is not conformant. */
async function requireAlive(
  target: TargetSettings,
  metadata: FullConfig['metadata'],
): Promise<void> {
  if (target.proxy) return; // no call of this process goes by it
  for (let look = 0; look < looks; look++) {
    if (!(await refuses(target))) return;
    await wait(pause);
  }
  death.note(metadata);
  throw new SettingsError(died(target, 'by the end of the run: it refuses every connection'));
}

/** Whether nobody listens there. */
function refuses({ base, tlsInsecure, requestTimeout }: TargetSettings): Promise<boolean> {
  const signal = AbortSignal.timeout(requestTimeout);
  return call(base.href, { signal, tlsInsecure }).then(
    () => false,
    ({ code }: NodeJS.ErrnoException) => code === 'ECONNREFUSED',
  );
}

const died = ({ name, base }: TargetSettings, when: string) =>
  lastLines().length > 0
    ? withLastLines(`${name} (${addressOf(base)}) died ${when}`)
    : `${name} (${addressOf(base)}) died ${when}. Its log may tell why`;

/** Deletes the users that an earlier run has left: within a budget there is no room for them. */
async function deleteLeft(target: TargetSettings, metadata: FullConfig['metadata']) {
  const left = await deleteLeftUsers(target);
  if (left === 0) return;
  const were = left === 1 ? '1 user was' : `${left} users were`;
  const note = `${were} deleted that an earlier run had left.`;
  notes.add(metadata, note);
  console.log(note);
}

/** Deletes the users of the run. What is left is said, and fails nothing; a target that has died is red. */
async function deleteUsers(target: TargetSettings, metadata: FullConfig['metadata']) {
  const made = madeUsers();
  const { left, why, isGone } = await deleteMadeUsers(target);
  if (isGone) death.note(metadata);
  if (isGone && left === 0) throw new SettingsError(died(target, 'in the clean-up, and is back'));
  if (left === 0) return;
  const note = `${left} of the ${made.length} users that this run made could not be deleted and remain on the target: ${why}.`;
  if (isGone) throw new SettingsError(note);
  notes.add(metadata, note);
  console.log(note);
}

/** A run of checks or histories of which none says anything of the target is red, under any reporter. */
function refuseEmptyRun(): void {
  const ended = endedTests();
  const reasons = ended.flatMap(({ notTested }) => notTested ?? []);
  if (ended.length === 0 || reasons.length < ended.length) return;
  noteNothingTested();
  throw new SettingsError(`Nothing was tested: ${mostFrequent(reasons)}`);
}

function mostFrequent(texts: readonly string[]): string {
  const times = (text: string) => texts.filter(each => each === text).length;
  return texts.toSorted((one, other) => times(other) - times(one))[0] ?? '';
}

/** Entries that excuse histories alone: no test shows that one is stale, so the end of a whole run does, under any reporter. */
function refuseStaleEntries(): void {
  const { knownFailures, checks: expected } = currentSettings();
  const listed = Object.keys(knownFailures).filter(id => knownFailures[id]!.situations);
  if (listed.length === 0) return;
  const ran = new Set(endedTests().flatMap(({ id }) => id ?? []));
  const stale = staleAmong(listed, { expected, ran }, endedHistories());
  if (stale.length > 0) throw new SettingsError(staleSentence(stale));
}
