import { session, signIn, signUpOrIn, verify } from './calls.ts';
import type { ExplanationOf } from './explanation.ts';

export const aboutConcurrency: ExplanationOf<'concurrency'> = {
  why: 'Users tap twice, apps repeat a call, attackers send a hundred at once. What holds for one call after the other must hold for many at the same time.',
  causes: [
    'Looking and changing are two steps with a pause between them.',
    'The database is asked whether something exists, and then told to make it.',
  ],
  told: {
    'concurrency.one-verify-wins': {
      causes: [
        'Whether the link was used is read first, and written after the session is made.',
        'Several instances keep what they know of a link each for itself.',
        'The losers of a race end as server errors.',
      ],
      good: ['# ten at once', verify(), '→ one 200 {"sessionJwt":"…",…}, nine 4xx'],
      bad: ['# ten at once', verify(), '→ ten 200 {"sessionJwt":"…",…}'],
    },
    'concurrency.one-user-is-made': {
      why: 'Two users with one phone are two accounts: which one a sign-in reaches is a matter of luck.',
      causes: [
        'The lookup and the insert are two steps, and no unique key stands behind them.',
        'The user is made at verify, and each link brings its own.',
      ],
      good: [
        '# eight at once, of a phone that is new',
        signUpOrIn(),
        '→ eight links',
        '# each is verified',
        '→ all tell "userId":"U2a…"',
      ],
      bad: [
        '# eight at once, of a phone that is new',
        signUpOrIn(),
        '→ eight links',
        '# each is verified',
        '→ they tell "userId":"U2a…", "U2b…", "U2c…"',
      ],
    },
    'concurrency.verifies-make-one-user': {
      why: 'Two users with one phone are two accounts: which one a sign-in reaches is a matter of luck.',
      causes: [
        'The user is made at verify, by a lookup and an insert that are two steps.',
        'No unique key stands behind the login ID.',
      ],
      good: [
        '# <A> and <B>, of one phone that is new, at once',
        verify('A'),
        session(),
        verify('B'),
        session(),
      ],
      bad: [
        '# <A> and <B>, of one phone that is new, at once',
        verify('A'),
        session(),
        verify('B'),
        session('"userId":"U2c…"'),
      ],
    },
    'concurrency.links-of-one-moment-all-work': {
      why: 'Links that were asked for in one moment are links like any others, and none ends another.',
      causes: [
        'Tokens are kept under the time of their making.',
        'A list is read, extended and written back by several calls at once.',
      ],
      good: ['# five at once', signIn(), '→ five SMS with <A> to <E>', verify('A'), session()],
      bad: [
        '# five at once',
        signIn(),
        '→ five SMS with <A> to <E>',
        verify('A'),
        '→ 4xx: only <E> was kept',
      ],
    },
  },
};
