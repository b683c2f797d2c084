import { phone } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'A sign-in is for users who exist. It has to find them by each of their login IDs, text the phone that is stored, and reject everyone else.',
};

export const registered = `# ${phone} is registered`;

export const named = `# ada@example.com is registered with ${phone}`;

export const send = 'sending a magic link to an existing end user';
