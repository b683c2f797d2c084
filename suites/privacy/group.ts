import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'Whoever signs in reads answers, JWTs and links of the own. A value of somebody else among them is a leak that no login guards.',
  causes: [
    'A value of one call is kept in a variable that all calls share.',
    'A record is looked up by half of its key.',
  ],
};

export const twoUsers = '# of two users, Ada and Bob';
