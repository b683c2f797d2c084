import {
  refresh,
  refused,
  renewed,
  session,
  signIn,
  signUp,
  signUpOrIn,
  verify,
} from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';

const beside = '# <A> and <B> of one user: a logout of A and a refresh of B, at once';

const same = '# a refresh and a logout of <A>, at once';

export const entries = {
  'concurrency.one-verify-wins': {
    level: 'SHOULD',
    text: 'Accepts exactly one of many simultaneous verifies of one token.',
    quote: 'single-use link',
    source: places.magicLink,
    causes: [
      'Whether the link was used is read first, and written after the session is made.',
      'Several instances each keep their own state of a link.',
      'The losers of a race end as server errors.',
    ],
    good: ['# ten at once', verify(), '→ one 200 {"sessionJwt":"…",…}, nine 4xx'],
    bad: ['# ten at once', verify(), '→ ten 200 {"sessionJwt":"…",…}'],
  },
  'concurrency.one-user-is-made': {
    level: 'MUST',
    text: 'Creates only one user when many sign-up-or-in requests for one new phone arrive at the same time.',
    quote: 'will create a new end user if they are not already registered',
    source: places.signIn,
    why: 'Two users with one phone are two accounts: which one a sign-in reaches is a matter of luck.',
    causes: [
      'The lookup and the insert are two steps, and there is no unique key.',
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
  'concurrency.sign-ups-make-one-user': {
    level: 'MUST',
    text: 'Creates only one user when many sign-ups with one login ID arrive at the same time.',
    quote: 'will return a failure code if the email address is already registered',
    source: places.openApiSignUp,
    why: 'Two users with one login ID are two accounts: which one a sign-in reaches is a matter of luck.',
    causes: [
      'The lookup and the insert are two steps, and there is no unique key.',
      'Each link brings a user of its own, who is registered when the link is used.',
    ],
    good: [
      '# five at once, of a login ID that is new',
      signUp(),
      '→ one 200, four 4xx: or more of both',
      '# each link is verified',
      '→ all that work tell "userId":"U2a…"',
    ],
    bad: [
      '# five at once, of a login ID that is new',
      signUp(),
      '→ five links',
      '# each link is verified',
      '→ they tell "userId":"U2a…", "U2b…", "U2c…"',
    ],
  },
  'concurrency.verifies-make-one-user': {
    level: 'MUST',
    text: 'Creates only one user when several sign-up-or-in links of one new phone are verified at the same time.',
    quote: 'will create a new end user if they are not already registered',
    source: places.signIn,
    why: 'Two users with one phone are two accounts: which one a sign-in reaches is a matter of luck.',
    causes: [
      'The user is made at verify, by a lookup and an insert that are two steps.',
      'There is no unique key on the login ID.',
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
    text: 'Accepts each of several sign-in links that were requested at the same time.',
    quote: 'Magic links expire in the time frame configured',
    source: places.signIn,
    why: 'Requesting links at the same time does not make one invalidate another.',
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
  'concurrency.logout-ends-session-beside-refresh': {
    level: 'SHOULD',
    text: 'Ends a session by logout even while another session of the same user is refreshed.',
    quote: 'Logout',
    source: places.openApiSessions,
    why: 'A user who logs out on a shared device is still signed in there, although the application shows a logout.',
    causes: [
      'All sessions of a user lie in one record, and each call writes back what it has read.',
      'The refresh writes to a cache what the logout has just taken out.',
    ],
    good: [beside, refresh('A'), refused],
    bad: [beside, refresh('A'), renewed],
  },
  'concurrency.logout-ends-session-being-refreshed': {
    level: 'SHOULD',
    text: 'Ends a session by logout even while the same session is refreshed.',
    quote: 'Logout',
    source: places.openApiSessions,
    why: 'Applications refresh sessions in the background. A logout at that moment would leave the user signed in.',
    causes: [
      'The refresh reads the session first, and writes it back after the logout.',
      'The refresh writes to a cache what the logout has just taken out.',
    ],
    good: [same, refresh('A'), refused],
    bad: [same, refresh('A'), renewed],
  },
} as const satisfies Entries;
