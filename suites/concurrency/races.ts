import { session, signIn, signUpOrIn, verify } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';

export const entries = {
  'concurrency.one-verify-wins': {
    level: 'SHOULD',
    text: 'Of many verifies of one token at once, exactly one succeeds.',
    quote: 'single-use link',
    source: places.magicLink,
    causes: [
      'Whether the link was used is read first, and written after the session is made.',
      'Several instances keep what they know of a link each for itself.',
      'The losers of a race end as server errors.',
    ],
    good: ['# ten at once', verify(), '→ one 200 {"sessionJwt":"…",…}, nine 4xx'],
    bad: ['# ten at once', verify(), '→ ten 200 {"sessionJwt":"…",…}'],
  },
  'concurrency.one-user-is-made': {
    level: 'MUST',
    text: 'Many sign-ups or in of one new phone at once make one user.',
    quote: 'will create a new end user if they are not already registered',
    source: places.signIn,
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
    level: 'MUST',
    text: 'Links of several sign-ups or in of one new phone that are verified at once sign in one user.',
    quote: 'will create a new end user if they are not already registered',
    source: places.signIn,
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
    level: 'SHOULD',
    text: 'Of several sign-in links asked for at once, each works.',
    quote: 'Magic links expire in the time frame configured',
    source: places.signIn,
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
} as const satisfies Entries;
