import {
  newPhone,
  refresh,
  refused,
  renewed,
  sent,
  updatePhone,
  withJwt,
} from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';

const me = (jwt?: string) => withJwt('GET /v1/auth/me', jwt);

const logout = (jwt?: string) => withJwt('POST /v1/auth/logout', jwt);

const user = '→ 200 {"userId":"U2a…",…}';

const afterRefresh = '# after POST /v1/auth/refresh, with the JWT that holds from then on';

const renewedAndEnded = '# after a refresh, and POST /v1/auth/logout with the JWT that held then';

const afterLogout = '# after POST /v1/auth/logout with this JWT';

const jwtOfA = '# the refresh JWT is of project A';

const withB = (line: string) => `${line}\nAuthorization: Bearer <project B>:<refresh JWT>`;

/** A refresh with a JWT that is not the one to refresh with. */
const refusesToRefresh = (request: string, causes: readonly string[]): Explanation => ({
  why: 'A session lives for minutes and is renewed in silence for weeks. A refresh that takes anything renews the session of an attacker as well.',
  causes,
  good: [request, refused],
  bad: [request, renewed],
});

export const entries = {
  'sessions.refresh-renews': {
    level: 'SHOULD',
    text: 'Returns a new session JWT of the same user for a refresh JWT.',
    quote: 'RefreshSession',
    source: places.openApiSessions,
    why: 'A session lives for minutes and is renewed in silence for weeks. If the refresh fails, users are signed out at random.',
    causes: [
      'The refresh JWT is looked for in the body or a cookie only.',
      'The new session JWT is built from the claims of the refresh JWT, drn included.',
      'Keys are made at start-up, and older JWTs outlive them.',
    ],
    good: [refresh(), '→ 200 {"sessionJwt":"<JWT, sub U2a…>",…}'],
    bad: [refresh(), '→ 200 {"sessionJwt":""}'],
  },
  'sessions.refresh-refuses-missing-jwt': {
    level: 'SHOULD',
    text: 'Rejects a refresh whose bearer token is only a project ID, without a JWT.',
    quote: 'RefreshSession',
    source: places.openApiSessions,
    ...refusesToRefresh('POST /v1/auth/refresh\nAuthorization: Bearer <project ID>', [
      'The call is answered as try-refresh, which does not fail.',
      'A JWT that is missing counts as one that needs no check.',
    ]),
  },
  'sessions.refresh-refuses-altered-jwt': {
    level: 'SHOULD',
    text: 'Rejects a refresh with a refresh JWT whose payload was altered.',
    quote: 'RefreshSession',
    source: places.openApiSessions,
    ...refusesToRefresh(refresh('refresh JWT, sub altered'), [
      'The JWT is decoded, not verified.',
      'The verification runs, and its result is not looked at.',
    ]),
  },
  'sessions.refresh-refuses-session-jwt': {
    level: 'SHOULD',
    text: 'Rejects a refresh with a session JWT instead of the refresh JWT.',
    quote: 'RefreshSession',
    source: places.openApiSessions,
    ...refusesToRefresh(refresh('session JWT'), [
      'Both JWTs are signed with one key, and their kind is not checked.',
      'The claim drn is written and never read.',
    ]),
  },
  'sessions.refresh-refuses-other-project': {
    level: 'SHOULD',
    text: "Rejects a refresh with this project's refresh JWT and another project's ID.",
    quote: 'Project ID:Refresh JWT',
    source: places.openApiSessions,
    why: 'Anyone who can create a project can create users in it. Their sessions must be worth nothing elsewhere.',
    causes: [
      'All projects sign with one key, and the issuer is not compared.',
      'The project is read from the JWT, not from the bearer.',
    ],
    good: [jwtOfA, withB('POST /v1/auth/refresh'), refused],
    bad: [jwtOfA, withB('POST /v1/auth/refresh'), renewed],
  },
  'sessions.me-tells-the-user': {
    level: 'SHOULD',
    text: "Returns the user's fields at the top level of the response to a me request with a refresh JWT.",
    quote: 'Me',
    source: places.openApiSessions,
    why: 'SDKs read the user at the top of this response, though the same user is nested in the response of verify.',
    causes: [
      'The user is nested, as at verify.',
      'The claims of the JWT are returned instead of the user.',
    ],
    good: [withJwt('GET /v1/auth/me'), '→ 200 {"userId":"U2a…","loginIds":["+12025550142"],…}'],
    bad: [withJwt('GET /v1/auth/me'), '→ 200 {"user":{"userId":"U2a…",…}}'],
  },
  'sessions.me-refuses-wrong-jwts': {
    level: 'SHOULD',
    text: "Rejects a me request without a user's valid refresh JWT.",
    quote: 'Project ID:Refresh JWT',
    source: places.openApiSessions,
    why: 'The response is the profile of a user. If a project ID or a made-up JWT is enough, it is open to all.',
    causes: [
      'The JWT is decoded, not verified.',
      'Session and refresh JWT are signed alike, and their kind is not checked.',
      'Without a JWT, the user of the last call or a default one is returned.',
    ],
    good: [me('refresh JWT, sub altered'), refused],
    bad: [me('refresh JWT, sub altered'), user],
  },
  'sessions.me-refuses-other-project': {
    level: 'SHOULD',
    text: "Rejects a me request with this project's refresh JWT and another project's ID.",
    quote: 'Project ID:Refresh JWT',
    source: places.openApiSessions,
    why: 'Anyone who can create a project can create users in it. Their sessions must reveal nothing elsewhere.',
    causes: [
      'All projects sign with one key, and the issuer is not compared.',
      'The project is read from the JWT, not from the bearer.',
    ],
    good: [jwtOfA, withB('GET /v1/auth/me'), refused],
    bad: [jwtOfA, withB('GET /v1/auth/me'), user],
  },
  'sessions.logout-ends-session': {
    level: 'SHOULD',
    text: 'Rejects a refresh with a refresh JWT that was logged out.',
    quote: 'Logout',
    source: places.openApiSessions,
    why: 'Logout is what a user does on a borrowed device. If the session goes on, it was not a logout.',
    causes: [
      'JWTs are valid by their signature alone, and logouts are not stored.',
      'Logout clears the cookies and nothing else.',
    ],
    good: [logout('refresh JWT'), '→ 200', refresh(), refused],
    bad: [logout('refresh JWT'), '→ 200', refresh(), renewed],
  },
  'sessions.logout-leaves-others': {
    level: 'SHOULD',
    text: 'Keeps another session of the same user alive after a logout.',
    quote: 'Logout',
    source: places.openApiSessions,
    why: 'A user who signs out on a borrowed device wants to stay signed in on other devices. Another call ends all sessions.',
    causes: [
      'Logout ends everything of the user, as logoutall does.',
      'One session for each user is stored.',
    ],
    good: [logout('refresh JWT A'), '→ 200', refresh('refresh JWT B'), renewed],
    bad: [logout('refresh JWT A'), '→ 200', refresh('refresh JWT B'), refused],
  },
  'sessions.logout-ends-me': {
    level: 'SHOULD',
    text: 'Rejects a me request with a refresh JWT that was logged out.',
    quote: 'invalidates that refresh token',
    source: places.openApiSessions,
    why: 'Logout is what a user does on a borrowed device. If the profile is still readable there, it was not a logout.',
    causes: [
      'The list of ended sessions is consulted at refresh only.',
      'JWTs are valid by their signature alone, and logouts are not stored.',
    ],
    good: [afterLogout, me(), refused],
    bad: [afterLogout, me(), user],
  },
  'sessions.logout-refuses-wrong-jwts': {
    level: 'SHOULD',
    text: 'Rejects a logout with an altered refresh JWT or a string that is not a JWT, and ends no session.',
    quote: 'Project ID:Refresh JWT',
    source: places.openApiSessions,
    why: 'If an altered JWT ends a session, anyone can sign out any user.',
    causes: [
      'The JWT is decoded, not verified, since a logout seems harmless.',
      'A logout always answers 200, whatever it was given.',
    ],
    good: [logout('refresh JWT, altered'), refused, refresh(), renewed],
    bad: [logout('refresh JWT, altered'), '→ 200', refresh(), refused],
  },
  'sessions.logout-answers-json': {
    level: 'SHOULD',
    text: 'Answers a logout with a JSON object, which SDKs parse.',
    quote: 'non-null JSON body on every call',
    source: places.sdks,
    why: 'SDKs parse the response of each call. An empty one ends as an error of a logout that worked.',
    causes: ['The response is 204, or 200 without a body.', 'The body is the string OK, or null.'],
    good: [logout(), '→ 200 {}'],
    bad: [logout(), '→ 200, without a body'],
  },
  'sessions.logout-ends-renewed-session': {
    level: 'SHOULD',
    text: 'Ends a session by logout even if it was refreshed before.',
    quote: 'invalidates that refresh token',
    source: places.openApiSessions,
    why: 'Sessions are renewed every few minutes. If logout does not end renewed sessions, it ends hardly any.',
    causes: [
      'A refresh makes a session of its own, which the logout does not find.',
      'The logout revokes the JWT of the sign-in, and not the JWT that replaced it.',
    ],
    good: [renewedAndEnded, refresh(), refused],
    bad: [renewedAndEnded, refresh(), renewed],
  },
  'sessions.renewed-session-updates-phone': {
    level: 'SHOULD',
    text: 'Accepts an update of the phone with a session that was refreshed.',
    quote: 'Project ID:Refresh JWT',
    source: places.openApiSessions,
    why: 'A user changes the phone minutes after the sign-in, when the session was renewed already.',
    causes: [
      'A refresh JWT that took the place of another one is unknown to the update.',
      'The refresh ends the older JWT, and returns no newer one.',
    ],
    good: [
      afterRefresh,
      updatePhone({ bearer: 'Bearer <project ID>:<refresh JWT>' }),
      sent(newPhone),
    ],
    bad: [afterRefresh, updatePhone({ bearer: 'Bearer <project ID>:<refresh JWT>' }), refused],
  },
  'sessions.logout-leaves-other-users': {
    level: 'SHOULD',
    text: 'Keeps the sessions of other users alive after a logout, even of users with a similar login ID.',
    quote: 'invalidates that refresh token',
    source: places.openApiSessions,
    why: 'A logout ends one session. If it signs out other users, too, that goes unnoticed for months.',
    causes: [
      'The keys of the sessions in a cache are found by the login ID as a pattern.',
      'Sessions are deleted by the phone, which two users share.',
    ],
    good: [logout('refresh JWT A'), '→ 200', refresh('refresh JWT of another'), renewed],
    bad: [logout('refresh JWT A'), '→ 200', refresh('refresh JWT of another'), refused],
  },
} as const satisfies Entries;
