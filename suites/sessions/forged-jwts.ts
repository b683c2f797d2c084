import { refresh, refused, renewed, sent, signIn, withJwt } from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';

const forged = 'refresh JWT with "alg":"nOnE"';

const stepUp = signIn({
  bearer: `Bearer <project ID>:<${forged}>`,
  more: '"loginOptions":{"stepup":true}',
});

/** An operation that is called with a JWT that anybody can make. */
const refusesForged = (why: string, request: string, accepted: string): Explanation => ({
  why,
  causes: [
    'The header of the JWT chooses the algorithm, and none is compared in one spelling only.',
    'The published key is taken as the secret of an HMAC, in whatever encoding it is kept.',
    'Link tokens are JWTs, signed with the same key, and their kind is not checked.',
  ],
  good: [request, refused],
  bad: [request, accepted],
});

const quote = 'perform algorithm verification';

export const entries = {
  'sessions.refresh-refuses-forged-jwt': {
    level: 'SHOULD',
    text: 'Rejects a refresh with a forged copy of a refresh JWT or with a link token.',
    quote,
    source: places.jwtBestPractice,
    ...refusesForged(
      'Anyone who can forge one JWT has a session of any user for as long as it is renewed.',
      refresh(forged),
      renewed,
    ),
  },
  'sessions.me-refuses-forged-jwt': {
    level: 'SHOULD',
    text: 'Rejects a me request with a forged copy of a refresh JWT or with a link token.',
    quote,
    source: places.jwtBestPractice,
    ...refusesForged(
      'The response is the profile of a user, and the user IDs that a forgery needs are in many places.',
      withJwt('GET /v1/auth/me', forged),
      '→ 200 {"userId":"U2a…",…}',
    ),
  },
  'sessions.logout-refuses-forged-jwt': {
    level: 'SHOULD',
    text: 'Rejects a logout with a forged copy of a refresh JWT or with a link token.',
    quote,
    source: places.jwtBestPractice,
    ...refusesForged(
      'If a forged JWT ends a session, anyone can sign out any user.',
      withJwt('POST /v1/auth/logout', forged),
      '→ 200',
    ),
  },
  'sessions.step-up-refuses-forged-jwt': {
    level: 'SHOULD',
    text: 'Rejects a step-up with a forged copy of a refresh JWT or with a link token.',
    quote,
    source: places.jwtBestPractice,
    ...refusesForged(
      'A step-up proves again who acts in a running session. A forged JWT is not a running session.',
      stepUp,
      sent(),
    ),
  },
} as const satisfies Entries;
