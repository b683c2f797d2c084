import { fictionalNumbers } from './phone-numbers.ts';
import type { Settings } from './settings.ts';

/** What a run of everything does at the most, in round numbers; a self-test holds it to that. */
export const bounds = { calls: 2200, users: 450, messages: 800 };

/** What a run is about to do to a target that is not this machine. */
export function announcement(settings: Settings): string {
  const { calls, users, messages } = bounds;
  const range = settings['PHONE_NUMBERS'] ?? `${fictionalNumbers} (fictional numbers)`;
  const pace = settings['RATE_LIMIT']
    ? `${settings['RATE_LIMIT']} a minute`
    : 'as fast as it answers';
  const after = settings['DESCOPE_MANAGEMENT_KEY']
    ? 'The users are deleted at the end, by the management key.'
    : 'The users stay: without DESCOPE_MANAGEMENT_KEY they are not deleted.';
  return [
    `This run tests ${settings['BASE_URL']}, which is not this machine. At the most it`,
    `  makes ${calls} calls, ${pace},`,
    `  creates ${users} users, and causes ${messages} text messages,`,
    `  all to phone numbers of the range ${range}.`,
    after,
  ].join('\n');
}
