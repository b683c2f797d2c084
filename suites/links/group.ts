import type { Group } from '../../spec/requirement.ts';

export const oneSlot = 'One token for each user is stored, and the next one overwrites it.';

export const madeAnew = 'Older tokens are deleted when a new one is created.';

export const usedUp = 'Using a link deletes all others of the user.';

export const outstanding = 'does not invalidate prior magic links that have already been sent';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'Messages arrive late, out of order, or not at all, so users ask again and then use whichever link arrives. The documents promise that a later link does not invalidate earlier ones.',
};
