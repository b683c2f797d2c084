import type { Group } from '../../spec/requirement.ts';

export const oneSlot = 'One token for each user is stored, and the next one overwrites it.';

export const madeAnew = 'Older tokens are deleted when a new one is made.';

export const usedUp = 'Using a link deletes all others of the user.';

export const outstanding = 'does not invalidate prior magic links that have already been sent';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'Messages are late, get lost and overtake each other, so users ask again and then use whichever link arrives. The documents promise that a later link leaves the earlier ones alive.',
  causes: [oneSlot, madeAnew, usedUp],
};
