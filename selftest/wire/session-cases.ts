import { asks, type Cases } from './cases.ts';
import {
  call,
  otherToken,
  phone,
  project,
  refresh,
  refreshJwt,
  refusedCall,
  sent,
  session,
  sessionJwt,
  sessionOfOther,
  token,
  user,
  verified,
  withStrangeKey,
  withUnknownKid,
  type Claims,
} from './exchanges.ts';

const seconds = Date.UTC(2027, 0, 1) / 1000;

const withSession = async (what: string, claims: Claims, known = {}) =>
  verified(what, { sessionJwt: await sessionJwt(claims) }, { known });

const withRefresh = async (what: string, claims: Claims) =>
  verified(what, { refreshJwt: await refreshJwt(claims) });

const asking = (customClaims: Record<string, string>) => ({ session: asks({ customClaims }) });

const steppedUp = { session: asks({ stepup: true }) };

const strangers = [
  { value: '+13035550178', whose: 'the phone of B' },
  { value: 'Grace Övern', whose: 'the name of B' },
  { value: 'plan-of-b', whose: 'a custom claim of B' },
];

const others = { strangers, tokens: [token, otherToken], jwts: [session, sessionOfOther] };

/** For each rule about sessions and about the data of others, exchanges on both sides. */
export const sessionCases: Readonly<Record<string, Cases>> = {
  'sessions.session-jwt-verifies': {
    holds: [verified('signed with the second key')],
    breaks: [
      verified('signed with another', { sessionJwt: await sessionJwt({}, withStrangeKey) }),
      call('refresh', 'no JWT', { body: { sessionJwt: 'x' }, known: { keys: [{ kty: 'RSA' }] } }),
    ],
  },
  'sessions.refresh-jwt-verifies': {
    holds: [verified('signed with the second key')],
    breaks: [verified('another', { refreshJwt: await refreshJwt({}, withStrangeKey) })],
  },
  'sessions.jwts-name-their-key': {
    holds: [verified('as usual')],
    breaks: [verified('another', { sessionJwt: await sessionJwt({}, withUnknownKid) })],
  },
  'sessions.session-jwt-expires': {
    holds: [await withSession('soon', { exp: seconds + 1 })],
    breaks: [
      await withSession('never', { exp: undefined }),
      await withSession('in ms', { exp: (seconds + 600) * 1000 }),
    ],
  },
  'sessions.refresh-jwt-expires': {
    holds: [await withRefresh('in a year', { exp: seconds + 31_536_000 })],
    breaks: [await withRefresh('before', { exp: seconds - 1 })],
  },
  'sessions.jwts-begin-at-once': {
    holds: [
      await withSession('by a clock that is ahead', { iat: seconds + 50, nbf: seconds + 50 }),
    ],
    breaks: [
      await withSession('issued in five minutes', { iat: seconds + 300 }),
      await withSession('good in five minutes', { nbf: seconds + 300 }),
      await withRefresh('good in ms', { nbf: seconds * 1000 }),
    ],
  },
  'sessions.session-ends-before-refresh': {
    holds: [await withSession('at once', { exp: seconds + 86_400 })],
    breaks: [await withSession('later', { exp: seconds + 86_401 })],
  },
  'sessions.subject-is-user': {
    holds: [
      call('refresh', 'without a user', {
        body: { sessionJwt: session },
        known: { session: asks({ userId: 'U2a' }) },
      }),
    ],
    breaks: [
      verified('of another', { sessionJwt: sessionOfOther }),
      await withRefresh('the phone', { sub: phone }),
    ],
  },
  'sessions.issuer-is-project': {
    holds: [await withSession('a URL', { iss: `https://a.example/v1/apps/${project}` })],
    breaks: [await withSession('an address', { iss: 'http://localhost:4500' })],
  },
  'sessions.audience-is-project': {
    holds: [await withSession('a list', { aud: ['app', project] })],
    breaks: [await withSession('another', { aud: 'app' })],
  },
  'sessions.jwts-tell-their-kind': {
    holds: [verified('as usual')],
    breaks: [await withRefresh('DS for both', { drn: 'DS' })],
  },
  'sessions.tells-the-method': {
    holds: [await withSession('two', { amr: ['magiclink', 'sms'] })],
    breaks: [await withSession('email', { amr: ['email'] })],
  },
  'sessions.step-up-marks-session': {
    holds: [await withSession('marked', { su: true }, steppedUp)],
    breaks: [await withSession('not marked', {}, steppedUp)],
  },
  'sessions.plain-sign-in-is-no-step-up': {
    holds: [await withSession('marked false', { su: false }, asking({}))],
    breaks: [await withSession('marked', { su: true }, asking({}))],
  },
  'sessions.custom-claims-arrive': {
    holds: [
      await withSession('at the top', { plan: 'gold' }, asking({ plan: 'gold' })),
      await withSession('under nsec', { nsec: { plan: 'gold' } }, asking({ plan: 'gold' })),
    ],
    breaks: [await withSession('nowhere', {}, asking({ plan: 'gold' }))],
  },
  'sessions.custom-claims-keep-identity': {
    holds: [await withSession('kept', {}, asking({ sub: 'U2b' }))],
    breaks: [await withSession('replaced', { sub: 'U2b' }, asking({ sub: 'U2b' }))],
  },
  'sessions.custom-claims-keep-reserved': {
    holds: [await withSession('kept', {}, asking({ drn: 'DSR' }))],
    breaks: [await withSession('replaced', { drn: 'DSR' }, asking({ drn: 'DSR' }))],
  },
  'privacy.sends-tell-of-nobody-else': {
    holds: [
      sent('sign-up', 'as usual', {}, { known: others }),
      sent(
        'sign-up',
        'what the call has named',
        { to: '+13035550178' },
        {
          asked: { phone: '+1 (303) 555-0178' },
          known: others,
        },
      ),
      sent('sign-up', 'digits that are no number', { id: 'a13035550178b' }, { known: others }),
    ],
    breaks: [
      sent('sign-up', 'a phone', { last: '+1 303-555-0178' }, { known: others }),
      sent('sign-up', 'a phone without its country', { last: '303.555.0178' }, { known: others }),
      sent('sign-up', 'a name in capitals', { last: 'GRACE ÖVERN' }, { known: others }),
      sent(
        'sign-up',
        'a name in a header',
        {},
        {
          headers: [{ name: 'Location', value: '/users?name=Grace%20%C3%96vern' }],
          known: others,
        },
      ),
      sent(
        'sign-up',
        'a phone with escapes',
        {},
        {
          body: '{"maskedPhone":"\\u002b1***","last":"303\\u002d555\\u002d0178"}',
          known: others,
        },
      ),
    ],
  },
  'privacy.sessions-tell-of-nobody-else': {
    holds: [
      verified('as usual', { t: token }, { known: others }),
      call('refresh', 'the same session JWT', {
        body: { sessionJwt: session },
        bearer: refresh,
        known: others,
      }),
      call('me', 'as usual', { body: user, known: others }),
    ],
    breaks: [
      verified('a name', { user: { ...user, name: 'Grace Övern' } }, { known: others }),
      verified('a token', { next: otherToken }, { known: others }),
      call('me', 'a JWT', { body: { ...user, jwt: sessionOfOther }, known: others }),
      call('logout', 'a phone', { body: { of: '13035550178' }, bearer: refresh, known: others }),
    ],
  },
  'privacy.jwts-tell-of-nobody-else': {
    holds: [
      verified('as usual', {}, { known: others }),
      await withSession(
        'what it asked for itself',
        { plan: 'plan-of-b' },
        {
          ...others,
          ...asking({ plan: 'plan-of-b' }),
        },
      ),
    ],
    breaks: [
      await withSession('a claim', { nsec: { plan: 'plan-of-b' } }, others),
      await withSession('a name', { name: 'Grace Övern' }, others),
    ],
  },
  'privacy.errors-tell-of-nobody-else': {
    holds: [
      refusedCall(
        'verify',
        'the token of the call',
        { token },
        { asked: { token }, known: others },
      ),
    ],
    breaks: [
      refusedCall('sign-in', 'a phone', { message: 'not +13035550178?' }, { known: others }),
      refusedCall('verify', 'a token', { next: otherToken }, { asked: { token }, known: others }),
      refusedCall(
        'me',
        'of a server error',
        { name: 'Grace Övern' },
        { status: 500, known: others },
      ),
    ],
  },
};
