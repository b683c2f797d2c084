import { newPhone, refresh, refused, renewed, sent, updatePhone, withJwt } from './calls.ts';
import type { Telling } from './explanation.ts';

const me = (jwt?: string) => withJwt('GET /v1/auth/me', jwt);
const logout = (jwt?: string) => withJwt('POST /v1/auth/logout', jwt);
const user = '→ 200 {"userId":"U2a…",…}';
const afterRefresh = '# after POST /v1/auth/refresh, with the JWT that holds from then on';
const renewedAndEnded = '# after a refresh, and POST /v1/auth/logout with the JWT that held then';
const afterLogout = '# after POST /v1/auth/logout with this JWT';
const jwtOfA = '# the refresh JWT is of project A';
const withB = (line: string) => `${line}\nAuthorization: Bearer <project B>:<refresh JWT>`;

/** The operations around a session: refresh, me and logout, one after the other. */
export const sessionsCompanions = {
  'sessions.me-refuses-wrong-jwts': {
    why: 'The answer is the profile of a user. Where a project ID or a made-up JWT is enough, it is open to all.',
    causes: [
      'The JWT is decoded, not verified.',
      'Session and refresh JWT are signed alike, and nobody looks which one it is.',
      'Without a JWT, the user of the last call or a default one is told.',
    ],
    good: [me('refresh JWT, sub altered'), refused],
    bad: [me('refresh JWT, sub altered'), user],
  },
  'sessions.logout-ends-me': {
    why: 'Logout is what a user does on a borrowed device. A profile that is still readable there is not what was asked for.',
    causes: [
      'The list of ended sessions is consulted at refresh only.',
      'JWTs are valid by their signature alone, and nobody remembers a logout.',
    ],
    good: [afterLogout, me(), refused],
    bad: [afterLogout, me(), user],
  },
  'sessions.logout-refuses-wrong-jwts': {
    why: 'Where an altered JWT ends a session, anybody signs out anybody.',
    causes: [
      'The JWT is decoded, not verified, since a logout seems harmless.',
      'A logout always answers 200, whatever it was given.',
    ],
    good: [logout('refresh JWT, altered'), refused, refresh(), renewed],
    bad: [logout('refresh JWT, altered'), '→ 200', refresh(), refused],
  },
  'sessions.logout-answers-json': {
    why: 'SDKs parse the answer of each call. An empty one ends as an error of a logout that worked.',
    causes: ['The answer is 204, or 200 without a body.', 'The body is the text OK, or null.'],
    good: [logout(), '→ 200 {}'],
    bad: [logout(), '→ 200, without a body'],
  },
  'sessions.logout-ends-renewed-session': {
    why: 'Sessions are renewed every few minutes. A logout that ends only fresh ones ends hardly any.',
    causes: [
      'A refresh makes a session of its own, which the logout does not know.',
      'The logout forgets the JWT of the sign-in, and not the one that took its place.',
    ],
    good: [renewedAndEnded, refresh(), refused],
    bad: [renewedAndEnded, refresh(), renewed],
  },
  'sessions.renewed-session-updates-phone': {
    why: 'A user changes the phone minutes after the sign-in, when the session was renewed already.',
    causes: [
      'A refresh JWT that took the place of another one is unknown to the update.',
      'The refresh ends the older JWT, and hands out no newer one.',
    ],
    good: [
      afterRefresh,
      updatePhone({ bearer: 'Bearer <project ID>:<refresh JWT>' }),
      sent(newPhone),
    ],
    bad: [afterRefresh, updatePhone({ bearer: 'Bearer <project ID>:<refresh JWT>' }), refused],
  },
  'sessions.me-refuses-other-project': {
    why: 'Whoever can make a project can make users in it. Their sessions must tell nothing elsewhere.',
    causes: [
      'All projects sign with one key, and nobody compares the issuer.',
      'The project is read from the JWT, not from the bearer.',
    ],
    good: [jwtOfA, withB('GET /v1/auth/me'), refused],
    bad: [jwtOfA, withB('GET /v1/auth/me'), user],
  },
  'sessions.refresh-refuses-other-project': {
    why: 'Whoever can make a project can make users in it. Their sessions must be worth nothing elsewhere.',
    causes: [
      'All projects sign with one key, and nobody compares the issuer.',
      'The project is read from the JWT, not from the bearer.',
    ],
    good: [jwtOfA, withB('POST /v1/auth/refresh'), refused],
    bad: [jwtOfA, withB('POST /v1/auth/refresh'), renewed],
  },
} satisfies Telling;
