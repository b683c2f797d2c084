import { signUpOrIn } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'Clients have bugs, and attackers send unexpected input. A rejection shows the bug at once; a success hides it, and a crash takes other requests down with it.',
};

export const asNumber = signUpOrIn({ more: '"redirectUrl":17' });
