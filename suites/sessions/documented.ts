import { refresh, withJwt } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';

const me = withJwt('GET /v1/auth/me');

export const entries = {
  'sessions.me-answers-as-documented': {
    level: 'SHOULD',
    text: 'Answers every me request with the documented user in JSON.',
    quote: 'ResponseUser',
    source: places.openApiSessions,
    why: 'Typed SDKs read the fields of the user by the types that the document gives them, and fail on any other.',
    causes: [
      'The second response comes from a cache that keeps only strings.',
      'The user is returned as it is stored in the database, with times as strings.',
      'A field is null where the user has nothing to show.',
    ],
    good: [me, '→ 200 {"verifiedPhone":true,"createdTime":1769644799,…}', me, '→ the same'],
    bad: [me, '→ 200 {"verifiedPhone":"true","createdTime":"1769644799",…}'],
  },
  'sessions.refresh-answers-as-documented': {
    level: 'SHOULD',
    text: 'Answers a refresh with the documented session in JSON.',
    quote: 'JWTResponse',
    source: places.openApiSessions,
    why: 'SDKs read the response of a refresh with the code that reads the response of verify, by the same types.',
    causes: [
      'The expiry of the cookie is given in milliseconds, which its type cannot hold.',
      'Numbers of the cookie are strings, since they were read from a cache.',
    ],
    good: [refresh(), '→ 200 {"sessionJwt":"…","cookieMaxAge":2419200,…}'],
    bad: [refresh(), '→ 200 {"sessionJwt":"…","cookieMaxAge":"2419200",…}'],
  },
} as const satisfies Entries;
