import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'A user reads responses, JWTs and links of their own. Data of another user in them is a leak, even to users who are signed in.',
};

export const twoUsers = '# of two users, Ada and Bob';
