import { exchange, type GroupExplanation } from './explanation.ts';

export const links: GroupExplanation = {
  why: 'Messages are late, get lost and overtake each other, so users ask again and then use whichever link arrives. The documents promise that a later link leaves the earlier ones alive.',
  causes: [
    'One token for each user is stored, and the next one overwrites it.',
    'Older tokens are deleted when a new one is made.',
    'Using a link deletes all others of the user.',
  ],
  good: exchange('sign-in, link A', 'sign-in, link B', 'verify A: 200'),
  bad: exchange('sign-in, link A', 'sign-in, link B', 'verify A: 4xx'),
  families: [
    {
      ids: ['links.oldest-of-six-works', 'links.outlive-another-redirect'],
      causes: [
        'A list of the newest few tokens is kept for each user.',
        'A token is stored by its redirect URL, or a change of that counts as a new start.',
      ],
      good: exchange('links A to F, one after the other', 'verify A: 200'),
      bad: exchange('links A to F, one after the other', 'verify A: 4xx'),
    },
    {
      ids: [
        'links.work-in-order',
        'links.work-in-reverse',
        'links.two-for-a-new-user-work',
        'links.outlive-the-sign-in-of-others',
        'links.outlive-a-second-use',
      ],
      why: 'A link ends by being used or by its age. That using another one ends it is said nowhere, and users with two devices would notice.',
      causes: [
        'All tokens of a user are deleted at the first verify.',
        'All tokens are, of every user.',
        'A second use counts as theft, and ends whatever the user has.',
      ],
      good: exchange('links A, B, C', 'verify A: 200', 'verify B: 200', 'verify C: 200'),
      bad: exchange('links A, B, C', 'verify A: 200', 'verify B: 4xx'),
    },
    {
      ids: [
        'links.sign-up-link-outlives-sign-up-or-in',
        'links.sign-up-link-outlives-second-sign-up',
        'links.sign-in-link-outlives-sign-up-or-in',
        'links.sign-up-or-in-link-outlives-sign-in',
        'links.sign-in-link-outlives-update',
        'links.update-link-outlives-sign-in',
        'links.older-of-two-updates-works',
      ],
      why: 'The kinds of links are no rivals: one that was asked for by another form or on another device stays good.',
      causes: [
        'One slot for each user holds the token, whatever it is for.',
        'A new sign-up of somebody who has not used the link yet starts from nothing.',
      ],
      good: exchange(
        'update asked for, link A',
        'sign-in, link B',
        'verify A: 200, the phone is changed',
      ),
      bad: exchange('update asked for, link A', 'sign-in, link B', 'verify A: 4xx'),
    },
    {
      ids: ['links.differ-in-token', 'links.belong-to-their-user'],
      why: 'A token that two links share, or that signs in somebody else, gives one user the account of another.',
      causes: [
        'The token is made of the user or the time, not of chance.',
        'The user is looked up by the last call.',
      ],
      good: exchange('link of Ada:    verify tells Ada', 'link of Grace:  verify tells Grace'),
      bad: exchange('link of Ada:    verify tells Grace'),
    },
  ],
};
