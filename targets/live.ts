import { fictionalNumbers } from './phone-numbers.ts';
import { addressOf, type TargetSettings } from './settings-target.ts';

/** What a run of everything does at the most, in round numbers; a self-test holds it to that. */
export const bounds = { calls: 2800, users: 450, messages: 800 };

/** What a run is about to do to a target that is not this machine. */
export function announcement(settings: TargetSettings): string {
  const { base, phoneNumbers, rateLimit, managementKey } = settings;
  const { calls, users, messages } = bounds;
  const fictional = phoneNumbers === fictionalNumbers ? ' (fictional numbers)' : '';
  const after = managementKey
    ? 'The users are deleted at the end, by the management key.'
    : 'The users stay: without DESCOPE_MANAGEMENT_KEY they are not deleted.';
  return [
    `This run tests ${addressOf(base)}, which is not this machine. At the most it`,
    `  makes ${calls} calls, ${rateLimit ? `${rateLimit} a minute` : 'as fast as it answers'},`,
    `  creates ${users} users, and causes ${messages} text messages,`,
    `  all to phone numbers of the range ${phoneNumbers}${fictional}.`,
    after,
  ].join('\n');
}
