import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'The documents promise it, but it depends on settings, templates or providers that the API neither shows nor changes. It is listed so that it is not mistaken for a pass.',
};
