import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'Users tap twice, apps repeat a call, attackers send a hundred at once. Simultaneous calls must give the same result as calls one after another.',
};
