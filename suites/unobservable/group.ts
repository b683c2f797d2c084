import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'These requirements depend on settings, templates or providers that the API neither shows nor changes. They are listed so that their absence is not taken for a pass.',
};
