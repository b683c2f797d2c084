import { fictionalNumbers } from './phone-numbers.ts';
import { addressOf, type TargetSettings } from './settings-target.ts';

/** What a run of everything does at the most, in round numbers; a self-test holds it to that. */
export const bounds = { calls: 7000, users: 900, messages: 2000 };

/** What stress costs more, at the most. */
export const stressBounds = { calls: 700, users: 100, messages: 250 };

/** What a run is about to do to a target that is not this machine. */
export function announcement(settings: TargetSettings): string {
  const { base, phoneNumbers, rateLimit, managementKey, noStress, budget } = settings;
  const most = (what: keyof typeof bounds) =>
    budget?.bought.cost[what] ?? bounds[what] + (noStress === undefined ? stressBounds[what] : 0);
  const fictional = phoneNumbers === fictionalNumbers ? ' (fictional numbers)' : '';
  const when = budget ? 'after each check' : 'at the end';
  const after = managementKey
    ? `The users are deleted ${when}, by the management key.`
    : 'The users stay: without DESCOPE_MANAGEMENT_KEY they are not deleted.';
  return [
    `This run tests ${addressOf(base)}, which is not this machine. At the most it`,
    `  makes ${most('calls')} calls, ${rateLimit ? `${rateLimit} a minute` : 'as fast as it answers'},`,
    `  creates ${most('users')} users${budget ? ' at one time' : ''}, and causes ${most('messages')} text messages,`,
    ...(noStress === undefined ? ['  up to eighty of them at the same time (STRESS=1),'] : []),
    `  all to phone numbers of the range ${phoneNumbers}${fictional}.`,
    after,
  ].join('\n');
}
