import { verify } from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';

const keys = 'GET /v2/keys/<project ID>';

const publicKey = '"kty":"RSA","alg":"RS256","kid":"SK2…","n":"…","e":"AQAB"';

const published = '→ 200 {"keys":[{"kid":"SK2…","alg":"RS256",…}]}';

/** JWTs that a verify hands out, and what stands in them. */
const inJwts = (
  good: readonly string[],
  bad: readonly string[],
  causes: readonly string[],
  why: string,
): Explanation => ({
  why,
  causes,
  good: [verify(), '→ 200, with these JWTs', ...good],
  bad: [verify(), '→ 200, with these JWTs', ...bad],
});

const sessionClaims = (claims: string) => `session  {${claims}}`;

const refreshClaims = (claims: string) => `refresh  {${claims}}`;

export const entries = {
  'sessions.keys-are-published': {
    level: 'SHOULD',
    smoke: true,
    text: 'Publishes the public keys of the project as a JSON key set, without a bearer token.',
    quote: '{"keys":[…]}',
    source: places.openApiKeys,
    why: 'Back ends verify a session with the published keys alone. Without them no JWT can be trusted.',
    causes: [
      'The key set is at another address, or behind a bearer.',
      'It is a bare array, or a key in PEM.',
      'The modulus is in padded base64 instead of base64url.',
    ],
    good: ['# no Authorization header', keys, `→ 200 {"keys":[{${publicKey}}]}`],
    bad: ['# no Authorization header', keys, '→ 4xx'],
  },
  'sessions.keys-are-public-only': {
    level: 'SHOULD',
    text: 'Publishes no part of a private key in the key set.',
    quote: 'private key parameters',
    source: places.jwk,
    why: 'With the private part of a key, anyone can make a session of any user.',
    causes: [
      'The key pair is exported as a whole.',
      'A symmetric secret is published as a key of the type oct.',
    ],
    good: [keys, `→ 200 {"keys":[{${publicKey}}]}`],
    bad: [keys, `→ 200 {"keys":[{${publicKey},"d":"…"}]}`],
  },
  'sessions.session-jwt-verifies': {
    level: 'SHOULD',
    text: 'Signs the session JWT with a published key.',
    quote: 'validates signature',
    source: places.sdks,
    why: 'Back ends let a user in by this signature. If it does not verify, no user gets in.',
    causes: [
      'The JWT is signed with a shared secret (HS256).',
      'Keys are made at start-up, and the published ones are of another start.',
      'The signature is made up for the mock.',
    ],
    good: [verify(), '→ 200, session JWT signed with the key SK2…', keys, published],
    bad: [verify(), '→ 200, session JWT signed with another key', keys, published],
  },
  'sessions.refresh-jwt-verifies': {
    level: 'SHOULD',
    text: 'Signs the refresh JWT with a published key.',
    quote: 'validates both',
    source: places.sdks,
    why: 'Some SDKs verify the refresh JWT on their own before they send it, and do not send one that fails.',
    causes: [
      'The refresh JWT is signed with a secret of its own, since only the target is to read it.',
      'It is an opaque string with two dots.',
    ],
    good: [verify(), '→ 200, refresh JWT signed with the key SK2…', keys, published],
    bad: [verify(), '→ 200, refresh JWT signed with another key', keys, published],
  },
  'sessions.jwts-name-their-key': {
    level: 'SHOULD',
    text: 'Names a published key, and the algorithm of that key, in both JWTs.',
    quote: 'header alg == key alg',
    source: places.sdks,
    why: 'SDKs pick the key by kid, and compare alg with that of the key. They reject a JWT without either.',
    causes: [
      'kid is missing from the header of the JWT, or from the published key.',
      'The key is published without alg.',
      'kid is the thumbprint in one place and the name in the other.',
    ],
    good: [verify(), '→ 200, both headers: {"alg":"RS256","kid":"SK2…"}', keys, published],
    bad: [verify(), '→ 200, both headers: {"alg":"RS256"}', keys, published],
  },
  'sessions.session-jwt-expires': {
    level: 'SHOULD',
    text: 'Gives the session JWT an expiry time in the future.',
    quote: 'exp',
    source: places.sessions,
    ...inJwts(
      [sessionClaims('"iat":1767225600,"exp":1767226200')],
      [sessionClaims('"iat":1767225600')],
      ['exp is missing.', 'exp counts milliseconds, and lies in a far future.', 'exp is a string.'],
      'A session JWT without an expiry can be used years later by anyone who finds it in a log.',
    ),
  },
  'sessions.refresh-jwt-expires': {
    level: 'SHOULD',
    text: 'Gives the refresh JWT an expiry time in the future.',
    quote: 'exp',
    source: places.sessions,
    ...inJwts(
      [refreshClaims('"iat":1767225600,"exp":1769644800')],
      [refreshClaims('"iat":1767225600,"exp":1769644800000')],
      [
        'exp counts milliseconds, and lies in a far future.',
        'exp is missing, since the target keeps the end itself.',
      ],
      'SDKs ask whether a refresh is worth a call by this claim, and a refresh JWT without an end is a password.',
    ),
  },
  'sessions.jwts-begin-at-once': {
    level: 'SHOULD',
    text: 'Issues JWTs that are valid at once, with no start or issue time in the future.',
    quote: 'exp/nbf of both JWTs',
    source: places.sdks,
    ...inJwts(
      [sessionClaims('"iat":1767225600'), refreshClaims('"iat":1767225600')],
      [sessionClaims('"iat":1767225900,"nbf":1767225900')],
      [
        'Seconds are counted in local time.',
        'The clock of the server is minutes ahead.',
        'nbf counts milliseconds.',
      ],
      'SDKs reject a JWT that is not valid yet, and allow a few seconds of clock skew: no user gets in.',
    ),
  },
  'sessions.session-ends-before-refresh': {
    level: 'SHOULD',
    text: 'Gives the session JWT no later expiry than the refresh JWT issued with it.',
    quote: 'Session Expiration',
    source: places.owaspSessions,
    ...inJwts(
      [sessionClaims('"exp":1767226200'), refreshClaims('"exp":1769644800')],
      [sessionClaims('"exp":1769644800'), refreshClaims('"exp":1767226200')],
      [
        'The two lifetimes are swapped.',
        'The session JWT gets a fixed lifetime, whatever the settings say.',
      ],
      'A session JWT that outlives its refresh JWT goes on after the session is over.',
    ),
  },
  'sessions.subject-is-user': {
    level: 'SHOULD',
    text: 'Sets the subject of both JWTs to the user ID.',
    quote: 'sub (user id)',
    source: places.sessions,
    ...inJwts(
      [sessionClaims('"sub":"U2a…"'), refreshClaims('"sub":"U2a…"')],
      [sessionClaims('"sub":"+12025550142"'), refreshClaims('"sub":"+12025550142"')],
      [
        'The subject is the login ID or the phone.',
        'The refresh JWT has a session ID as its subject.',
      ],
      'Back ends identify a user by the subject. A login ID can change, and the data of the user is lost.',
    ),
  },
  'sessions.issuer-is-project': {
    level: 'SHOULD',
    text: 'Sets the issuer of both JWTs to the project ID, or to a URL that ends in it.',
    quote: 'iss == project or last path segment',
    source: places.sdks,
    ...inJwts(
      [sessionClaims('"iss":"<project ID>"'), refreshClaims('"iss":"<project ID>"')],
      [
        sessionClaims('"iss":"http://localhost:4500"'),
        refreshClaims('"iss":"http://localhost:4500"'),
      ],
      [
        'The issuer is the address of the mock.',
        'The project ID is in the middle of a longer path.',
      ],
      'SDKs compare the issuer with their project and reject all others.',
    ),
  },
  'sessions.audience-is-project': {
    level: 'SHOULD',
    text: 'Includes the project ID in the audience (aud) of a JWT that has one.',
    quote: 'InvalidAudienceError',
    source: places.sdks,
    ...inJwts(
      [sessionClaims('"aud":["<project ID>"]')],
      [sessionClaims('"aud":"my-app"')],
      [
        'The JWT library is set up with an audience of the application.',
        'The audience is the URL of the back end.',
      ],
      'An audience is not needed. If there is one without the project ID, an SDK rejects the JWT.',
    ),
  },
  'sessions.jwts-tell-their-kind': {
    level: 'SHOULD',
    text: 'Distinguishes the session JWT from the refresh JWT by the claim drn.',
    quote: 'drn = DS/DSR',
    source: places.sdks,
    ...inJwts(
      [sessionClaims('"drn":"DS"'), refreshClaims('"drn":"DSR"')],
      [sessionClaims('"drn":"DS"'), refreshClaims('"drn":"DS"')],
      ['Both JWTs are made by one function, with one drn.', 'The claim is missing.'],
      'An SDK sorts the JWTs by drn, and drops one that it cannot sort.',
    ),
  },
  'sessions.tells-the-method': {
    level: 'SHOULD',
    text: 'Lists sms as an authentication method (amr) in the session JWT.',
    quote: 'amr',
    source: places.sessions,
    ...inJwts(
      [sessionClaims('"amr":["sms"]')],
      [sessionClaims('"amr":["email"]')],
      ['amr is missing, or a string instead of a list.', 'amr lists email.'],
      'Back ends that require two methods count the entries of amr.',
    ),
  },
} as const satisfies Entries;
