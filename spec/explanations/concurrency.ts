import { exchange, type GroupExplanation } from './explanation.ts';

export const concurrency: GroupExplanation = {
  why: 'Users tap twice, apps repeat a call, attackers send a hundred at once. What holds for one call after the other must hold for many at the same time.',
  causes: [
    'Looking and changing are two steps with a pause between them.',
    'The database is asked whether something exists, and then told to make it.',
  ],
  good: exchange('ten verifies of one token at once', 'one 200, nine 4xx'),
  bad: exchange('ten verifies of one token at once', 'ten 200'),
  families: [
    {
      ids: ['concurrency.one-user-is-made', 'concurrency.verifies-make-one-user'],
      why: 'Two users with one phone are two accounts: which one a sign-in reaches is a matter of luck.',
      good: exchange(
        'ten sign-ups or in of one new phone at once',
        'all links verify with one userId',
      ),
      bad: exchange(
        'ten sign-ups or in of one new phone at once',
        'the links verify with ten userIds',
      ),
    },
    {
      ids: ['concurrency.links-of-one-moment-all-work'],
      why: 'Links that were asked for in one moment are links like any others, and none ends another.',
      causes: [
        'Tokens are kept under the time of their making.',
        'A list is read, extended and written back by several calls at once.',
      ],
      good: exchange('three sign-ins at once', 'links A, B, C: each 200'),
      bad: exchange('three sign-ins at once', 'links A, B: 4xx, C: 200'),
    },
  ],
};
