import { link, verify } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { claims, withOption } from './group.ts';

export const entries = {
  'sessions.custom-claims-arrive': {
    level: 'SHOULD',
    text: 'Puts custom claims in the session JWT, at the top level or under nsec.',
    quote: 'customClaims',
    source: places.sessions,
    why: 'Applications read their own claims from the session, such as a plan or a tenant, and find nothing.',
    causes: [
      'The claims are not kept between the message and the verify.',
      'They are in the refresh JWT only.',
      'Numbers become strings on the way.',
    ],
    good: [
      withOption('"customClaims":{"plan":"gold"}'),
      link('token'),
      verify(),
      claims('"nsec":{"plan":"gold"},…'),
    ],
    bad: [
      withOption('"customClaims":{"plan":"gold"}'),
      link('token'),
      verify(),
      claims('"sub":"U2a…",…'),
    ],
  },
  'sessions.custom-claims-keep-identity': {
    level: 'SHOULD',
    text: 'Does not let custom claims replace the subject of the session JWT.',
    quote: 'sub',
    source: places.jwtBestPractice,
    why: 'Custom claims come from the caller of the sign-in, so they must never replace the identity.',
    causes: [
      'Claims are merged over the standard ones, not under them.',
      'A list of reserved names lacks one.',
    ],
    good: [
      withOption('"customClaims":{"sub":"U2b…"}'),
      link('token'),
      verify(),
      claims('"sub":"U2a…",…'),
    ],
    bad: [
      withOption('"customClaims":{"sub":"U2b…"}'),
      link('token'),
      verify(),
      claims('"sub":"U2b…",…'),
    ],
  },
  'sessions.custom-claims-keep-reserved': {
    level: 'SHOULD',
    text: 'Does not let custom claims set issuer, kind (drn) or expiry, or add a step-up, method, role or permission.',
    quote: 'customClaims',
    source: places.sdks,
    why: 'Custom claims come from the caller of the sign-in. If they could set the expiry or the kind of a JWT, the caller would make sessions without an end; if they could set roles, the caller would have them all.',
    causes: [
      'Claims are merged over the standard ones, not under them.',
      'A list of reserved names lacks one.',
    ],
    good: [
      withOption('"customClaims":{"drn":"DSR"}'),
      link('token'),
      verify(),
      claims('"drn":"DS",…'),
    ],
    bad: [
      withOption('"customClaims":{"drn":"DSR"}'),
      link('token'),
      verify(),
      claims('"drn":"DSR",…'),
    ],
  },
} as const satisfies Entries;
