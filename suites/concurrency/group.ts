import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'Users tap twice, apps repeat a call, attackers send a hundred at once. What holds for one call after the other must hold for many at the same time.',
  causes: [
    'Looking and changing are two steps with a pause between them.',
    'The database is first queried for a record, and the record is inserted afterwards.',
  ],
};
