import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: "A user reads responses, JWTs and links of their own. Another user's data in them is a leak that no login prevents.",
  causes: [
    'A value of one call is kept in a variable that all calls share.',
    'A record is looked up by half of its key.',
  ],
};

export const twoUsers = '# of two users, Ada and Bob';
