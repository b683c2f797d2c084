import { phone, session, verify } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { holds, loginIds } from './group.ts';

export const entries = {
  'verify.tells-login-id': {
    level: 'MUST',
    text: 'Includes the login ID of the sign-up or sign-in in the user object of verify.',
    quote: holds,
    source: places.openApiVerify,
    why: 'Applications show it, and send it with the next update or sign-in.',
    causes: [
      'loginIds is an empty list, or a string instead of a list.',
      'The user ID or the email address is returned instead.',
      'The login ID of the last call is returned, not that of the user.',
    ],
    good: [verify(), session(loginIds)],
    bad: [verify(), session('"loginIds":[]')],
  },
  'verify.tells-phone': {
    level: 'MUST',
    text: "Returns the user's phone in the user object of verify.",
    quote: holds,
    source: places.openApiVerify,
    why: 'Users see their number in the profile, and send it back with a form. A mask or a gap is stored next.',
    causes: [
      'The mask of the sign-in is applied to the user as well.',
      'The phone is kept as the login ID and nowhere else.',
    ],
    good: [verify(), session(`"phone":"${phone}"`)],
    bad: [verify(), session('"phone":"+1******0142"')],
  },
  'verify.tells-user-id': {
    level: 'MUST',
    text: 'Returns the same user ID at every verify of a user.',
    quote: 'userId',
    source: places.openApiVerify,
    why: 'The application stores the data of a user under the user ID. If the ID changes, all of it is lost.',
    causes: [
      'The user ID is created again at each verify, or at each start of the mock.',
      'It is derived from the phone, and changes with it.',
      'The ID of the session is returned instead.',
    ],
    good: [verify('A'), session('"userId":"U2a…"'), verify('B'), session('"userId":"U2a…"')],
    bad: [verify('A'), session('"userId":"U2a…"'), verify('B'), session('"userId":"U2c…"')],
  },
  'verify.gives-users-their-own-id': {
    level: 'MUST',
    text: 'Returns different user IDs for different users.',
    quote: 'userId',
    source: places.openApiVerify,
    why: 'Two users with one ID see the data of each other.',
    causes: [
      'The mock answers with a fixed user.',
      'The ID is derived from what users share, such as the project or the time in seconds.',
    ],
    good: [
      '# A and B are of two users',
      verify('A'),
      session('"userId":"U2a…"'),
      verify('B'),
      session('"userId":"U2b…"'),
    ],
    bad: [
      '# A and B are of two users',
      verify('A'),
      session('"userId":"U2a…"'),
      verify('B'),
      session('"userId":"U2a…"'),
    ],
  },
  'verify.user-serves-mobile-sdks': {
    level: 'SHOULD',
    text: 'Returns every field that the mobile SDKs require in the user object of verify.',
    quote: 'userId, loginIds, status, createdTime',
    source: places.sdks,
    why: 'The SDKs for Swift, Kotlin and Flutter cannot read a user without these fields, and report a failed sign-in that succeeded.',
    causes: [
      'Fields are left out where they are empty or false.',
      'The mock returns only what its own application reads.',
      'createdTime is missing, or a text.',
    ],
    good: [
      verify(),
      '→ 200, with the user',
      '{"userId":"U2a…","loginIds":[…],"status":"enabled","createdTime":1767225600}',
    ],
    bad: [verify(), '→ 200, with the user', '{"userId":"U2a…","loginIds":[…]}'],
  },
  'verify.marks-phone-verified': {
    level: 'SHOULD',
    text: "Marks the user's phone as verified once a link is used.",
    quote: 'verifiedPhone',
    source: places.sdks,
    why: 'The link has proven the phone. Applications that ask for a verified one would send the user through it again.',
    causes: [
      'verifiedPhone is set by the console or an OTP only.',
      'The response is made before the user is changed.',
    ],
    good: [verify(), session('"verifiedPhone":true')],
    bad: [verify(), session('"verifiedPhone":false')],
  },
} as const satisfies Entries;
