import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: "A user reads responses, JWTs and links of their own. Another user's data in them is a leak that no login prevents.",
};

export const twoUsers = '# of two users, Ada and Bob';
