import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'Users tap twice, apps repeat a call, attackers send a hundred at once. What holds for one call after the other must hold for many at the same time.',
};
