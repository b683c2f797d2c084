import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'Anyone who can guess a token can sign in without the phone. Responses that differ for registered users reveal who is a customer.',
};
