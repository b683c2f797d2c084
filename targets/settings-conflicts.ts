import { inboxSettings, type Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';

/** Settings that speak of a target of one's own; those that other tools read too, such as DESCOPE_PROJECT_ID, prove nothing. */
const ofATarget = [
  'INBOX',
  ...Object.keys(inboxSettings),
  'APPROVED_REDIRECT_URL',
  'UNAPPROVED_REDIRECT_URL',
  'TARGET_NAME',
  'LINK_LIFETIME_S',
  'PHONE_NUMBERS',
  'ALLOW_LIVE',
];

/** Refuses to test the embedded reference where the settings mean another target. @throws SettingsError */
export function refuseWithoutBaseUrl(settings: Settings): void {
  const set = ofATarget.filter(name => settings[name]);
  if (set.length === 0) return;
  const alike = Object.keys(settings).find(name => /^BASE[_-]?UR[LI]$/i.test(name));
  const remedy = alike
    ? `${alike} is set: is BASE_URL meant?`
    : `set BASE_URL, or leave ${set.length === 1 ? 'it' : 'them'} out`;
  throw new SettingsError(
    `${set.join(', ')} ${set.length === 1 ? 'is' : 'are'} set and BASE_URL is not, ` +
      `so the embedded reference would be tested in place of your target: ${remedy}`,
  );
}

/** Refuses what belongs to another way of reading links than the one that was chosen. @throws SettingsError */
export function refuseOtherInboxes(settings: Settings, kind: string): void {
  for (const [name, its] of Object.entries(inboxSettings)) {
    if (!settings[name] || its === kind) continue;
    throw new SettingsError(
      `${name} is set and INBOX=${kind} does not use it: set INBOX=${its}, or leave ${name} out`,
    );
  }
}
