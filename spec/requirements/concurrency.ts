import { places, type Requirements } from './requirement.ts';

export const concurrency = {
  'concurrency.one-verify-wins': {
    level: 'SHOULD',
    text: 'Of many verifies of one token at once, exactly one succeeds.',
    quote: 'single-use link',
    source: places.magicLink,
  },
  'concurrency.one-user-is-made': {
    level: 'MUST',
    text: 'Many sign-ups or in of one new phone at once make one user.',
    quote: 'will create a new end user if they are not already registered',
    source: places.signIn,
  },
  'concurrency.verifies-make-one-user': {
    level: 'MUST',
    text: 'Links of several sign-ups or in of one new phone that are verified at once sign in one user.',
    quote: 'will create a new end user if they are not already registered',
    source: places.signIn,
  },
  'concurrency.links-of-one-moment-all-work': {
    level: 'SHOULD',
    text: 'Of several sign-in links asked for at once, each works.',
    quote: 'Magic links expire in the time frame configured',
    source: places.signIn,
  },
} as const satisfies Requirements;
