import { phone, refused, session } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { expiry } from './group.ts';

const post = (token: string) => `POST /v1/auth/magiclink/verify {"token":"${token}"}`;

const handedOut = '# the token handed out is Zt8vQ2mXa0LrK9pB';

/** A token that is not the one handed out. */
const wrongToken = (token: string, causes: readonly string[]) => ({
  why: 'A token is as safe as it is hard to guess. If a part or a variation of it is enough, there is less to guess.',
  causes,
  good: [handedOut, post(token), refused],
  bad: [handedOut, post(token), session()],
});

const match = 'the token must match and must not be expired';

export const entries = {
  'verify.refuses-unknown-token': {
    level: 'MUST',
    text: 'Rejects a token that was never issued.',
    quote: match,
    source: places.openApiVerify,
    why: 'If any string is accepted as a token, no phone is needed.',
    causes: [
      'The mock takes everything, so that the demo works.',
      'A failure is reported in the body of a 200.',
      'Nothing is found, and the code goes on with a user that is undefined.',
    ],
    good: [post('never-handed-out'), refused],
    bad: [post('never-handed-out'), session()],
  },
  'verify.refuses-truncated-token': {
    level: 'MUST',
    text: 'Rejects a token with characters missing at its end or its beginning.',
    quote: match,
    source: places.openApiVerify,
    ...wrongToken('Zt8vQ2mXa0Lr', [
      'Tokens are looked up by their beginning.',
      'The column of the database is shorter than the tokens.',
    ]),
  },
  'verify.refuses-altered-token': {
    level: 'MUST',
    text: 'Rejects a token with one character changed.',
    quote: match,
    source: places.openApiVerify,
    ...wrongToken('Zt8vQ2mXa0LrK9pb', [
      'Tokens are compared without regard to case, as many collations do.',
      'The token is decoded leniently, so that other characters mean the same bytes.',
      'A checksum in the token is never checked.',
    ]),
  },
  'verify.refuses-extended-token': {
    level: 'MUST',
    text: 'Rejects a token with characters appended.',
    quote: match,
    source: places.openApiVerify,
    ...wrongToken('Zt8vQ2mXa0LrK9pBAAAA', [
      'The token is cut to its length before it is looked up.',
      'The text is searched for a token that is known.',
      'What is decoded ends at the first padding.',
    ]),
  },
  'verify.refuses-wildcard-token': {
    level: 'MUST',
    text: 'Rejects a pattern that matches a token.',
    quote: match,
    source: places.openApiVerify,
    ...wrongToken('Zt8v%', [
      'The token ends in a LIKE, in which a percent sign stands for anything.',
      'The token is made into a regular expression, unescaped.',
    ]),
  },
  'verify.refuses-jwt-as-token': {
    level: 'MUST',
    text: 'Rejects a session JWT or a refresh JWT as a token.',
    quote: match,
    source: places.openApiVerify,
    why: 'A session JWT is valid for minutes and is sent to many services. If it is accepted as a token, it can be renewed forever.',
    causes: [
      'Tokens are JWTs of the same key, and their purpose is not checked.',
      'Whatever verifies with the key of the project is accepted.',
    ],
    good: [post('<session JWT>'), refused],
    bad: [post('<session JWT>'), session()],
  },
  'verify.refuses-login-id-as-token': {
    level: 'MUST',
    text: "Rejects a user's login ID, its digits, or the user ID as a token.",
    quote: match,
    source: places.openApiVerify,
    why: 'Login IDs and user IDs are known to many. They name a user and prove nothing.',
    causes: [
      'Pending links are kept by the login ID, and verify looks in the same place.',
      'A shortcut for tests was left in.',
    ],
    good: [post(phone), refused],
    bad: [post(phone), session()],
  },
  'verify.refusals-hand-out-nothing': {
    level: 'MUST',
    text: 'Returns no JWT from a rejected verify.',
    quote: match,
    source: places.openApiVerify,
    why: 'SDKs and proxies look at fields and cookies, not only at the status. A session inside of a rejection is a session.',
    causes: [
      'The session is made first, and its cookie set, before the token is judged.',
      'The error is made by adding fields to the response of a success.',
    ],
    good: [post('never-handed-out'), refused],
    bad: [post('never-handed-out'), refused, 'Set-Cookie: DSR=<refresh JWT>'],
  },
  'verify.refusals-use-nothing': {
    level: 'MUST',
    text: 'Accepts a link after rejecting altered copies of its token.',
    quote: expiry,
    source: places.signIn,
    why: "Anyone can send wrong tokens. If that ends other users' links, no user can sign in any more.",
    causes: [
      'A link is used up by the beginning of its token, and the rest compared later.',
      'After some failures all links end, of all users.',
    ],
    good: [handedOut, post('Zt8vQ2mXa0LrK9pC'), refused, post('Zt8vQ2mXa0LrK9pB'), session()],
    bad: [handedOut, post('Zt8vQ2mXa0LrK9pC'), refused, post('Zt8vQ2mXa0LrK9pB'), refused],
  },
} as const satisfies Entries;
