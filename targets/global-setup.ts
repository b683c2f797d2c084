import { isLoopback, milliseconds } from './custom.ts';
import { listen } from './inboxes/listener.ts';
import { webhookPort } from './inboxes/webhook.ts';
import { announcement } from './live.ts';
import { deleteMadeUsers } from './made-users.ts';
import { Management } from './management.ts';
import { Pace } from './pace.ts';
import { isOn, rateLimit, readSettings, type Settings } from './settings.ts';

/** Begins what lasts as long as the run, whatever happens to its workers; gives what ends it. */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  const settings = readSettings();
  const base = settings['BASE_URL'];
  if (!base) return undefined;
  if (!isLoopback(new URL(base))) console.log(announcement(settings));
  const close = settings['INBOX'] === 'webhook' ? await listen(webhookPort(settings)) : undefined;
  return async () => {
    await close?.();
    await deleteUsers(settings, base);
  };
}

/** Where there is a management key, the users of the run are deleted. What is left is said, and fails nothing. */
async function deleteUsers(settings: Settings, base: string): Promise<void> {
  const managementKey = settings['DESCOPE_MANAGEMENT_KEY'];
  if (!managementKey) return;
  const baseURL = base.replace(/\/+$/, '');
  const projectId = settings['DESCOPE_PROJECT_ID'] ?? '';
  const timeout = milliseconds(settings, 'REQUEST_TIMEOUT_MS') ?? 10_000;
  const pace = new Pace(rateLimit(settings));
  const tlsInsecure = isOn(settings, 'TLS_INSECURE');
  const managed = { baseURL, projectId, managementKey, tlsInsecure };
  const management = new Management(managed, timeout, pace);
  const { made, left } = await deleteMadeUsers(management);
  if (left > 0) {
    console.log(`${left} of the ${made} users that this run made could not be deleted, and stay.`);
  }
}
