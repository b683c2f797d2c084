import type { FullConfig } from '@playwright/test';
import { notes, phoneNumbers } from '../spec/notes.ts';
import { cleanUp } from './clean-up.ts';
import { listen } from './inboxes/listener.ts';
import { announcement } from './live.ts';
import { madeUsers } from './made-users.ts';
import { Management } from './management.ts';
import { currentSettings } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import type { TargetSettings } from './settings-target.ts';
import { usedNumbers } from './used-numbers.ts';

/** How long the clean-up may take, in ms. */
const patience = 15_000;

/** Where the user has set a target: begins what lasts as long as the run, whatever happens to its workers; gives what ends it. */
export default async function globalSetup({ metadata }: FullConfig) {
  const target = currentSettings().target!;
  const { inbox, isRemote, managementKey } = target;
  if (isRemote) console.log(announcement(target));
  const close = inbox.kind === 'webhook' ? await listen(inbox.port) : undefined;
  return async () => {
    phoneNumbers.set(metadata, usedNumbers());
    await close?.();
    if (managementKey) await deleteUsers(target, metadata);
  };
}

/** Deletes the users of the run. What is left is said, and fails nothing; a target that has died is red. */
async function deleteUsers(target: TargetSettings, metadata: FullConfig['metadata']) {
  const made = madeUsers();
  const { left, why, isGone } = await cleanUp(new Management(target), made, patience);
  if (left === 0) return;
  const note = `${left} of the ${made.length} users that this run made could not be deleted and remain on the target: ${why}.`;
  if (isGone) throw new SettingsError(note);
  notes.add(metadata, note);
  console.log(note);
}
