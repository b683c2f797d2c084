import { places, type Requirements } from './requirement.ts';

const match = 'the token must match and must not be expired';
const next = 'Verify the magic link token using the Verify Token endpoint';
const holds = 'the response includes user details, the session JWT and the refresh JWT';
const expiry = 'Magic links expire in the time frame configured';
const once = 'single-use link';

export const verify = {
  'verify.completes-a-sign-up': {
    level: 'MUST',
    text: 'The link of a sign-up signs in the user it was made for.',
    quote: next,
    source: places.signIn,
  },
  'verify.completes-sign-in': {
    level: 'MUST',
    text: 'The link of a sign-in signs in the user it was made for.',
    quote: next,
    source: places.signIn,
  },
  'verify.completes-sign-up-or-in': {
    level: 'MUST',
    text: 'The link of a sign-up or in signs in the user it was made for.',
    quote: next,
    source: places.openApiVerify,
  },
  'verify.registers-signed-up-user': {
    level: 'MUST',
    text: 'Whoever has signed up and used the link is registered.',
    quote: 'sign-up a new end user',
    source: places.signIn,
  },
  'verify.registers-user-of-sign-up-or-in': {
    level: 'MUST',
    text: 'Whoever was new to a sign-up or in and used the link is registered.',
    quote: 'will create a new end user if they are not already registered',
    source: places.signIn,
  },
  'verify.answers-as-documented': {
    level: 'MUST',
    text: 'A verify that succeeds answers 200 with the documented JSON body.',
    quote: 'JWTResponse',
    source: places.openApiVerify,
  },
  'verify.hands-out-session-jwt': {
    level: 'MUST',
    text: 'A verify that succeeds hands out a session JWT.',
    quote: holds,
    source: places.openApiVerify,
  },
  'verify.hands-out-refresh-jwt': {
    level: 'MUST',
    text: 'A verify that succeeds hands out a refresh JWT, in the body or in a cookie.',
    quote: holds,
    source: places.openApiVerify,
  },
  'verify.tells-login-id': {
    level: 'MUST',
    text: 'The user in the answer of verify has the login ID that was used.',
    quote: holds,
    source: places.openApiVerify,
  },
  'verify.tells-phone': {
    level: 'MUST',
    text: 'The user in the answer of verify has the phone of that user.',
    quote: holds,
    source: places.openApiVerify,
  },
  'verify.tells-user-id': {
    level: 'MUST',
    text: 'The user in the answer of verify has a user ID that stays the same.',
    quote: 'userId',
    source: places.openApiVerify,
  },
  'verify.gives-users-their-own-id': {
    level: 'MUST',
    text: 'Two users have two user IDs.',
    quote: 'userId',
    source: places.openApiVerify,
  },
  'verify.user-serves-mobile-sdks': {
    level: 'SHOULD',
    text: 'The user in the answer of verify has what the mobile SDKs cannot do without.',
    quote: 'userId, loginIds, status, createdTime',
    source: places.sdks,
  },
  'verify.marks-phone-verified': {
    level: 'SHOULD',
    text: 'Whoever has used a link has a verified phone.',
    quote: 'verifiedPhone',
    source: places.sdks,
  },
  'verify.first-seen-at-first': {
    level: 'SHOULD',
    text: 'The first verify of a user says that the user is seen for the first time.',
    quote: 'firstSeen',
    source: places.openApiVerify,
  },
  'verify.first-seen-no-more': {
    level: 'SHOULD',
    text: 'A later verify of a user says that the user was seen before.',
    quote: 'firstSeen',
    source: places.openApiVerify,
  },
  'verify.refuses-unknown-token': {
    level: 'MUST',
    text: 'A token that was never handed out is refused.',
    quote: match,
    source: places.openApiVerify,
  },
  'verify.refuses-truncated-token': {
    level: 'MUST',
    text: 'A token that lost characters at its end or its beginning is refused.',
    quote: match,
    source: places.openApiVerify,
  },
  'verify.refuses-altered-token': {
    level: 'MUST',
    text: 'A token of which a character was changed is refused.',
    quote: match,
    source: places.openApiVerify,
  },
  'verify.refuses-extended-token': {
    level: 'MUST',
    text: 'A token with characters appended is refused.',
    quote: match,
    source: places.openApiVerify,
  },
  'verify.refuses-wildcard-token': {
    level: 'MUST',
    text: 'A pattern that a token matches is refused in its place.',
    quote: match,
    source: places.openApiVerify,
  },
  'verify.refuses-jwt-as-token': {
    level: 'MUST',
    text: 'A session JWT or a refresh JWT is refused as a token.',
    quote: match,
    source: places.openApiVerify,
  },
  'verify.refuses-login-id-as-token': {
    level: 'MUST',
    text: 'What everybody knows of a user is refused as a token.',
    quote: match,
    source: places.openApiVerify,
  },
  'verify.refusals-hand-out-nothing': {
    level: 'MUST',
    text: 'A verify that is refused hands out no JWT.',
    quote: match,
    source: places.openApiVerify,
  },
  'verify.refusals-use-nothing': {
    level: 'MUST',
    text: 'A link still works after others were refused for altered copies of its token.',
    quote: expiry,
    source: places.signIn,
  },
  'verify.link-works-once': {
    level: 'SHOULD',
    text: 'A magic link that was verified once is refused from then on.',
    quote: once,
    source: places.magicLink,
  },
  'verify.link-of-sign-up-works-once': {
    level: 'SHOULD',
    text: 'The link of a sign-up that was verified once is refused from then on.',
    quote: once,
    source: places.magicLink,
  },
  'verify.link-of-sign-up-or-in-works-once': {
    level: 'SHOULD',
    text: 'The link of a sign-up or in that was verified once is refused from then on.',
    quote: once,
    source: places.magicLink,
  },
  'verify.link-of-update-works-once': {
    level: 'SHOULD',
    text: 'The link of an update that was verified once is refused from then on.',
    quote: once,
    source: places.magicLink,
  },
  'verify.used-link-changes-nothing': {
    level: 'SHOULD',
    text: 'The second use of an update link does not bring back a phone that was changed since.',
    quote: once,
    source: places.magicLink,
  },
  'verify.used-link-ends-no-session': {
    level: 'SHOULD',
    text: 'The second use of a link leaves the session of the first use alive.',
    quote: once,
    source: places.magicLink,
  },
  'verify.link-expires': {
    level: 'MUST',
    text: 'A link that has outlived its lifetime is refused.',
    quote: expiry,
    source: places.signIn,
  },
  'verify.link-of-sign-up-expires': {
    level: 'MUST',
    text: 'The link of a sign-up that has outlived its lifetime is refused.',
    quote: expiry,
    source: places.signIn,
  },
  'verify.link-of-sign-up-or-in-expires': {
    level: 'MUST',
    text: 'The link of a sign-up or in that has outlived its lifetime is refused.',
    quote: expiry,
    source: places.signIn,
  },
  'verify.link-of-update-expires': {
    level: 'MUST',
    text: 'The link of an update that has outlived its lifetime is refused and changes nothing.',
    quote: expiry,
    source: places.update,
  },
  'verify.link-lives-its-lifetime': {
    level: 'MUST',
    text: 'A link works until its lifetime is nearly over.',
    quote: expiry,
    source: places.signIn,
  },
  'verify.get-uses-nothing': {
    level: 'SHOULD',
    text: 'A GET or a HEAD with the token, as a scanner of messages makes it, uses nothing up.',
    quote: 'safe methods',
    source: places.http,
  },
} as const satisfies Requirements;
