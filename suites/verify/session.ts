import {
  link,
  refused,
  sent,
  session,
  signIn,
  signUp,
  signUpOrIn,
  verify,
} from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { holds, loginIds } from './group.ts';

const whoAsked = `"userId":"U2a…",${loginIds}`;

const somebody = '"userId":"U2b…","loginIds":["+14155550193"]';

const completesCauses = [
  'Tokens of one operation are kept where verify does not look.',
  'The link signs in the user of the latest request.',
  'Several instances run, and a token is stored only in the instance that created it.',
];

const registersWhy =
  'A user who has used the link has an account. If it is not stored, the next sign-in is rejected and the next sign-up makes a second one.';

const registersCauses = [
  'The user lives in the session only.',
  'The user is stored under another key than sign-in looks up.',
];

const next = 'Verify the magic link token using the Verify Token endpoint';

export const entries = {
  'verify.completes-a-sign-up': {
    level: 'MUST',
    text: 'Signs the user in when the link of a sign-up is verified.',
    quote: next,
    source: places.signIn,
    causes: completesCauses,
    good: [signUp(), link('token'), verify(), session(whoAsked)],
    bad: [signUp(), link('token'), verify(), refused],
  },
  'verify.completes-sign-in': {
    level: 'MUST',
    text: 'Signs the user in when the link of a sign-in is verified.',
    quote: next,
    source: places.signIn,
    causes: completesCauses,
    good: [signIn(), link('token'), verify(), session(whoAsked)],
    bad: [signIn(), link('token'), verify(), session(somebody)],
  },
  'verify.completes-sign-up-or-in': {
    level: 'MUST',
    text: 'Signs the user in when the link of a sign-up-or-in is verified.',
    quote: next,
    source: places.openApiVerify,
    causes: completesCauses,
    good: [signUpOrIn(), link('token'), verify(), session(whoAsked)],
    bad: [signUpOrIn(), link('token'), verify(), refused],
  },
  'verify.registers-signed-up-user': {
    level: 'MUST',
    text: 'Registers a user who used the link of a sign-up.',
    quote: 'sign-up a new end user',
    source: places.signIn,
    why: registersWhy,
    causes: registersCauses,
    good: ['# <token> is of a sign-up', verify(), session(), signIn(), sent()],
    bad: ['# <token> is of a sign-up', verify(), session(), signIn(), refused],
  },
  'verify.registers-user-of-sign-up-or-in': {
    level: 'MUST',
    text: 'Registers a new user who used the link of a sign-up-or-in.',
    quote: 'will create a new end user if they are not already registered',
    source: places.signIn,
    why: registersWhy,
    causes: registersCauses,
    good: ['# <token> is of a sign-up-or-in', verify(), session(), signIn(), sent()],
    bad: ['# <token> is of a sign-up-or-in', verify(), session(), signIn(), refused],
  },
  'verify.answers-as-documented': {
    level: 'MUST',
    text: 'Answers a successful verify with status 200 and the documented JSON body.',
    quote: 'JWTResponse',
    source: places.openApiVerify,
    why: 'SDKs in typed languages read this response into a class. One field of another type, and the whole sign-in fails.',
    causes: [
      'The status is 201, since a session begins.',
      'createdTime is a date in words, or counts milliseconds where seconds are meant.',
      'Numbers or booleans are texts: "firstSeen":"true".',
    ],
    good: [verify(), '→ 200 {"sessionJwt":"…","firstSeen":true,"user":{"createdTime":1767225600}}'],
    bad: [verify(), '→ 200 {"sessionJwt":"…","firstSeen":"true","user":{"createdTime":"1 Jan"}}'],
  },
  'verify.hands-out-session-jwt': {
    level: 'MUST',
    text: 'Returns a session JWT from a successful verify.',
    quote: holds,
    source: places.openApiVerify,
    why: 'Back ends accept only the session JWT.',
    causes: [
      'The JWT is nested, or has another name, such as token.',
      'It is set as a cookie alone.',
      'An opaque session ID is returned instead.',
    ],
    good: [verify(), '→ 200 {"sessionJwt":"<header>.<payload>.<signature>",…}'],
    bad: [verify(), '→ 200 {"tokens":{"session":"3f9c…"}}'],
  },
  'verify.hands-out-refresh-jwt': {
    level: 'MUST',
    text: 'Returns a refresh JWT from a successful verify, in the body or in a cookie.',
    quote: holds,
    source: places.openApiVerify,
    why: 'A session lives for minutes. Without a refresh JWT the user is signed out after the first of them, and can change no phone.',
    causes: [
      'The mock makes one token only.',
      'An opaque token is returned instead, which no SDK can read.',
      'The cookie has another name than DSR.',
    ],
    good: [verify(), '→ 200 {"sessionJwt":"…","refreshJwt":"<header>.<payload>.<signature>",…}'],
    bad: [verify(), '→ 200 {"sessionJwt":"…","refreshJwt":"",…}'],
  },
  'verify.first-seen-at-first': {
    level: 'SHOULD',
    text: "Returns firstSeen as true at a user's first verify.",
    quote: 'firstSeen',
    source: places.openApiVerify,
    why: 'Applications greet or set up a new user on firstSeen. If it is always false, no user is ever greeted.',
    causes: ['It is a constant.', 'The user counts as seen since the sign-up was asked for.'],
    good: ['# the first verify of this user', verify(), '→ 200 {"firstSeen":true,…}'],
    bad: ['# the first verify of this user', verify(), '→ 200 {"firstSeen":false,…}'],
  },
  'verify.first-seen-no-more': {
    level: 'SHOULD',
    text: "Does not return firstSeen as true at a user's later verify.",
    quote: 'firstSeen',
    source: places.openApiVerify,
    why: 'Applications greet or set up a new user on firstSeen. If it is always true, this happens at each sign-in.',
    causes: [
      'It is a constant.',
      'It says whether the operation is a sign-up, or whether the session is new.',
    ],
    good: ['# the second verify of this user', verify('B'), '→ 200 {"firstSeen":false,…}'],
    bad: ['# the second verify of this user', verify('B'), '→ 200 {"firstSeen":true,…}'],
  },
} as const satisfies Entries;
