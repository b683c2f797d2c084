import {
  link,
  phone,
  refused,
  sent,
  session,
  signIn,
  signUp,
  signUpOrIn,
  verify,
} from './calls.ts';
import type { ExplanationOf } from './explanation.ts';
import { verifyRefusals } from './verify-refusals.ts';
import { verifyUses } from './verify-uses.ts';

const loginIds = `"loginIds":["${phone}"]`;
const whoAsked = `"userId":"U2a…",${loginIds}`;
const somebody = '"userId":"U2b…","loginIds":["+14155550193"]';

const completesCauses = [
  'Tokens of one operation are kept where verify does not look.',
  'The link signs in whoever was last asked for.',
  'Several instances run, and a token is known to the one that made it.',
];

const registersWhy =
  'Whoever has used the link has an account. Where that is forgotten, the next sign-in is refused and the next sign-up makes a second one.';
const registersCauses = [
  'The user lives in the session only.',
  'The user is stored under another key than sign-in looks up.',
];

export const aboutVerify: ExplanationOf<'verify'> = {
  why: 'A magic link is a credential that travels in a text message. verify is the one place where it becomes a session, so what it accepts by mistake lets a stranger in, and what it refuses by mistake locks the owner out.',
  causes: [
    'The token is looked up, but its state is never checked.',
    'What the link was made for is not stored with it.',
  ],
  told: {
    'verify.completes-a-sign-up': {
      causes: completesCauses,
      good: [signUp(), link('token'), verify(), session(whoAsked)],
      bad: [signUp(), link('token'), verify(), refused],
    },
    'verify.completes-sign-in': {
      causes: completesCauses,
      good: [signIn(), link('token'), verify(), session(whoAsked)],
      bad: [signIn(), link('token'), verify(), session(somebody)],
    },
    'verify.completes-sign-up-or-in': {
      causes: completesCauses,
      good: [signUpOrIn(), link('token'), verify(), session(whoAsked)],
      bad: [signUpOrIn(), link('token'), verify(), refused],
    },
    'verify.registers-signed-up-user': {
      why: registersWhy,
      causes: registersCauses,
      good: ['# <token> is of a sign-up', verify(), session(), signIn(), sent()],
      bad: ['# <token> is of a sign-up', verify(), session(), signIn(), refused],
    },
    'verify.registers-user-of-sign-up-or-in': {
      why: registersWhy,
      causes: registersCauses,
      good: ['# <token> is of a sign-up or in', verify(), session(), signIn(), sent()],
      bad: ['# <token> is of a sign-up or in', verify(), session(), signIn(), refused],
    },
    'verify.answers-as-documented': {
      why: 'SDKs in typed languages read this answer into a class. One field of another type, and the whole sign-in fails.',
      causes: [
        'The status is 201, since a session begins.',
        'createdTime is a date in words, or counts milliseconds where seconds are meant.',
        'Numbers or booleans are texts: "firstSeen":"true".',
      ],
      good: [
        verify(),
        '→ 200 {"sessionJwt":"…","firstSeen":true,"user":{"createdTime":1767225600}}',
      ],
      bad: [verify(), '→ 200 {"sessionJwt":"…","firstSeen":"true","user":{"createdTime":"1 Jan"}}'],
    },
    'verify.hands-out-session-jwt': {
      why: 'The session JWT is what the sign-in is for: back ends let a user in by nothing else.',
      causes: [
        'The JWT is nested, or has another name, such as token.',
        'It is set as a cookie alone.',
        'An opaque session ID stands in its place.',
      ],
      good: [verify(), '→ 200 {"sessionJwt":"<header>.<payload>.<signature>",…}'],
      bad: [verify(), '→ 200 {"tokens":{"session":"3f9c…"}}'],
    },
    'verify.hands-out-refresh-jwt': {
      why: 'A session lives for minutes. Without a refresh JWT the user is signed out after the first of them, and can change no phone.',
      causes: [
        'The mock makes one token and calls it a day.',
        'An opaque token stands in its place, which no SDK can read.',
        'The cookie has another name than DSR.',
      ],
      good: [verify(), '→ 200 {"sessionJwt":"…","refreshJwt":"<header>.<payload>.<signature>",…}'],
      bad: [verify(), '→ 200 {"sessionJwt":"…","refreshJwt":"",…}'],
    },
    'verify.tells-login-id': {
      causes: [
        'loginIds is an empty list, or a text and no list.',
        'The user ID or the e-mail address is told in its place.',
        'The login ID of the last call is told, not that of the user.',
      ],
      why: 'Applications show it, and send it with the next update or sign-in.',
      good: [verify(), session(loginIds)],
      bad: [verify(), session('"loginIds":[]')],
    },
    'verify.tells-phone': {
      why: 'The user sees the own number in the profile, and sends it back with a form. A mask or a gap is stored there next.',
      causes: [
        'The mask of the sign-in is applied to the user as well.',
        'The phone is kept as the login ID and nowhere else.',
      ],
      good: [verify(), session(`"phone":"${phone}"`)],
      bad: [verify(), session('"phone":"+1******0142"')],
    },
    'verify.tells-user-id': {
      why: 'The application stores what it knows of a user under the user ID. One that changes loses all of it.',
      causes: [
        'The user ID is made anew at each verify, or at each start of the mock.',
        'It is made of the phone, and changes with it.',
        'The ID of the session is told in its place.',
      ],
      good: [verify('A'), session('"userId":"U2a…"'), verify('B'), session('"userId":"U2a…"')],
      bad: [verify('A'), session('"userId":"U2a…"'), verify('B'), session('"userId":"U2c…"')],
    },
    'verify.gives-users-their-own-id': {
      why: 'Two users with one ID see the data of each other.',
      causes: [
        'The mock answers with a fixed user.',
        'The ID is made of what users share, such as the project or the time in seconds.',
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
      why: 'The SDKs for Swift, Kotlin and Flutter cannot read a user without these fields, and report a failed sign-in that succeeded.',
      causes: [
        'Fields are left out where they are empty or false.',
        'The mock tells only what its own application reads.',
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
      why: 'The link has proven the phone. Applications that ask for a verified one would send the user through it again.',
      causes: [
        'verifiedPhone is set by the console or an OTP only.',
        'The answer is made before the user is changed.',
      ],
      good: [verify(), session('"verifiedPhone":true')],
      bad: [verify(), session('"verifiedPhone":false')],
    },
    'verify.first-seen-at-first': {
      why: 'Applications greet or set up a new user on firstSeen. Where it is always false, nobody ever is.',
      causes: ['It is a constant.', 'The user counts as seen since the sign-up was asked for.'],
      good: ['# the first verify of this user', verify(), '→ 200 {"firstSeen":true,…}'],
      bad: ['# the first verify of this user', verify(), '→ 200 {"firstSeen":false,…}'],
    },
    'verify.first-seen-no-more': {
      why: 'Applications greet or set up a new user on firstSeen. Where it is always true, this happens at each sign-in.',
      causes: [
        'It is a constant.',
        'It tells whether the operation is a sign-up, or whether the session is new.',
      ],
      good: ['# the second verify of this user', verify('B'), '→ 200 {"firstSeen":false,…}'],
      bad: ['# the second verify of this user', verify('B'), '→ 200 {"firstSeen":true,…}'],
    },
    ...verifyRefusals,
    ...verifyUses,
  },
};
