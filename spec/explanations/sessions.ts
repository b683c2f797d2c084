import { refused, withJwt, refresh, renewed } from './calls.ts';
import type { ExplanationOf, Told } from './explanation.ts';
import { sessionsCompanions } from './sessions-companions.ts';
import { sessionsJwts } from './sessions-jwts.ts';
import { sessionsOptions } from './sessions-options.ts';

const logout = (jwt: string) => withJwt('POST /v1/auth/logout', jwt);

/** A refresh with a JWT that is not the one to refresh with. */
const refusesToRefresh = (request: string, causes: readonly string[]): Told => ({
  why: 'A session lives for minutes and is renewed in silence for weeks. A refresh that takes anything renews the session of an attacker as well.',
  causes,
  good: [request, refused],
  bad: [request, renewed],
});

export const aboutSessions: ExplanationOf<'sessions'> = {
  why: 'What verify hands out is used by SDKs and back ends without asking again: they check a signature, read claims, and refresh. A session that does not keep to what they expect fails far away from here.',
  causes: [
    'The JWTs are made up for the mock, and signed with no key that is published.',
    'The claims of one kind of JWT are copied to the other.',
  ],
  told: {
    ...sessionsJwts,
    'sessions.refresh-renews': {
      why: 'A session lives for minutes and is renewed in silence for weeks. Where the refresh fails, users are signed out at random.',
      causes: [
        'The refresh JWT is looked for in the body or a cookie only.',
        'The new session JWT is made of the claims of the refresh JWT, drn included.',
        'Keys are made at start-up, and older JWTs outlive them.',
      ],
      good: [refresh(), '→ 200 {"sessionJwt":"<JWT, sub U2a…>",…}'],
      bad: [refresh(), '→ 200 {"sessionJwt":""}'],
    },
    'sessions.refresh-refuses-missing-jwt': refusesToRefresh(
      'POST /v1/auth/refresh\nAuthorization: Bearer <project ID>',
      [
        'The call is answered as try-refresh, which does not fail.',
        'A JWT that is missing counts as one that needs no check.',
      ],
    ),
    'sessions.refresh-refuses-altered-jwt': refusesToRefresh(refresh('refresh JWT, sub altered'), [
      'The JWT is decoded, not verified.',
      'The verification runs, and its result is not looked at.',
    ]),
    'sessions.refresh-refuses-session-jwt': refusesToRefresh(refresh('session JWT'), [
      'Both JWTs are signed with one key, and nobody looks which one it is.',
      'The claim drn is written and never read.',
    ]),
    'sessions.me-tells-the-user': {
      why: 'SDKs read the user at the top of this answer, though the same user is nested in the answer of verify.',
      causes: [
        'The user is nested, as at verify.',
        'The claims of the JWT are told in place of the user.',
      ],
      good: [withJwt('GET /v1/auth/me'), '→ 200 {"userId":"U2a…","loginIds":["+12025550142"],…}'],
      bad: [withJwt('GET /v1/auth/me'), '→ 200 {"user":{"userId":"U2a…",…}}'],
    },
    'sessions.logout-ends-session': {
      why: 'Logout is what a user does on a borrowed device. A session that goes on is not what was asked for.',
      causes: [
        'JWTs are valid by their signature alone, and nobody remembers a logout.',
        'Logout clears the cookies and nothing else.',
      ],
      good: [logout('refresh JWT'), '→ 200', refresh(), refused],
      bad: [logout('refresh JWT'), '→ 200', refresh(), renewed],
    },
    'sessions.logout-leaves-others': {
      why: 'Who signs out on a borrowed device wants to stay signed in on the own one. To end all there is another call.',
      causes: [
        'Logout ends everything of the user, as logoutall does.',
        'One session for each user is stored.',
      ],
      good: [logout('refresh JWT A'), '→ 200', refresh('refresh JWT B'), renewed],
      bad: [logout('refresh JWT A'), '→ 200', refresh('refresh JWT B'), refused],
    },
    ...sessionsCompanions,
    ...sessionsOptions,
  },
};
