import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'A link needs no phone where its token can be guessed, and a list of customers needs no break-in where the responses give it away.',
};
