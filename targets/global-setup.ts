import type { FullConfig } from '@playwright/test';
import { notes, phoneNumbers } from '../spec/notes.ts';
import { cleanUp } from './clean-up.ts';
import { isLoopback, milliseconds } from './custom.ts';
import { listen } from './inboxes/listener.ts';
import { webhookPort } from './inboxes/webhook.ts';
import { announcement } from './live.ts';
import { madeUsers } from './made-users.ts';
import { Management } from './management.ts';
import { Pace } from './pace.ts';
import { isOn, rateLimit, readSettings, type Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import { usedNumbers } from './used-numbers.ts';

/** How long the clean-up may take, in ms. */
const patience = 15_000;

/** Begins what lasts as long as the run, whatever happens to its workers; gives what ends it. */
export default async function globalSetup({ metadata }: FullConfig) {
  const settings = readSettings();
  const base = settings['BASE_URL'];
  const noteNumbers = () => phoneNumbers.set(metadata, usedNumbers());
  if (!base) return noteNumbers;
  if (!isLoopback(new URL(base))) console.log(announcement(settings));
  const close = settings['INBOX'] === 'webhook' ? await listen(webhookPort(settings)) : undefined;
  return async () => {
    noteNumbers();
    await close?.();
    await deleteUsers(settings, base, metadata);
  };
}

/** Where there is a management key, the users of the run are deleted. What is left is said, and fails nothing; a target that has died is red. */
async function deleteUsers(
  settings: Settings,
  base: string,
  metadata: FullConfig['metadata'],
): Promise<void> {
  const managementKey = settings['DESCOPE_MANAGEMENT_KEY'];
  if (!managementKey) return;
  const baseURL = base.replace(/\/+$/, '');
  const projectId = settings['DESCOPE_PROJECT_ID'] ?? '';
  const timeout = milliseconds(settings, 'REQUEST_TIMEOUT_MS') ?? 10_000;
  const pace = new Pace(rateLimit(settings));
  const tlsInsecure = isOn(settings, 'TLS_INSECURE');
  const managed = { baseURL, projectId, managementKey, tlsInsecure };
  const made = madeUsers();
  const { left, why, isGone } = await cleanUp(
    new Management(managed, timeout, pace),
    made,
    patience,
  );
  if (left === 0) return;
  const note = `${left} of the ${made.length} users that this run made could not be deleted and remain on the target: ${why}.`;
  if (isGone) throw new SettingsError(note);
  notes.add(metadata, note);
  console.log(note);
}
