import { exchange, type GroupExplanation } from './explanation.ts';

export const sessions: GroupExplanation = {
  why: 'What verify hands out is used by SDKs and back ends without asking again: they check a signature, read claims, and refresh. A session that does not keep to what they expect fails far away from here.',
  causes: [
    'The JWTs are made up for the mock, and signed with no key that is published.',
    'The claims of one kind of JWT are copied to the other.',
  ],
  good: exchange(
    'header  {"alg":"RS256","kid":"SK2…"}',
    'claims  {"iss":"<project ID>","sub":"U2a…","drn":"DS","amr":["sms"],"iat":…,"exp":…}',
  ),
  bad: exchange('header  {"alg":"HS256"}', 'claims  {"user":"U2a…"}'),
  families: [
    {
      ids: [
        'sessions.keys-are-published',
        'sessions.keys-are-public-only',
        'sessions.session-jwt-verifies',
        'sessions.refresh-jwt-verifies',
        'sessions.jwts-name-their-key',
      ],
      why: 'Back ends verify a session with the published keys alone. Without them, or with a private part among them, either nobody can trust a JWT or everybody can make one.',
      causes: [
        'The key set stands at another address, behind a bearer, or is a bare array.',
        'alg, kid or use is missing from the key, or differs from the header of the JWT.',
        'The key pair is exported as a whole.',
        'Keys are made at start-up, and old JWTs outlive them.',
      ],
      good: exchange(
        'GET /v2/keys/<project ID>',
        '',
        '200',
        '{"keys":[{"kty":"RSA","alg":"RS256","use":"sig","kid":"SK2…","n":"…","e":"AQAB"}]}',
      ),
      bad: exchange('GET /v2/keys/<project ID>', '', '401'),
    },
    {
      ids: [
        'sessions.session-jwt-expires',
        'sessions.refresh-jwt-expires',
        'sessions.session-ends-before-refresh',
        'sessions.subject-is-user',
        'sessions.issuer-is-project',
        'sessions.audience-is-project',
        'sessions.jwts-tell-their-kind',
        'sessions.tells-the-method',
      ],
      why: 'These are the claims that SDKs look at. A wrong issuer or audience is refused, a missing drn drops the token, a missing expiry makes a session that never ends.',
      causes: [
        'Times are in milliseconds.',
        'The issuer is the address of the mock.',
        'An audience is set that is not the project ID.',
        'The subject is the login ID.',
        'Both JWTs have one lifetime.',
      ],
    },
    {
      ids: [
        'sessions.refresh-renews',
        'sessions.refresh-refuses-missing-jwt',
        'sessions.refresh-refuses-altered-jwt',
        'sessions.refresh-refuses-session-jwt',
      ],
      why: 'A session lives for minutes and is renewed in silence for weeks. Where the refresh fails users are signed out at random; where it takes anything, so does an attacker.',
      causes: [
        'The refresh JWT is looked for in the body or a cookie only.',
        'The JWT is decoded, not verified.',
        'Session and refresh JWT are not told apart.',
      ],
      good: exchange(
        'POST /v1/auth/refresh',
        'Authorization: Bearer <project ID>:<refresh JWT>',
        '',
        '200',
        '{"sessionJwt":"…",…}',
      ),
      bad: exchange(
        'POST /v1/auth/refresh',
        'Authorization: Bearer <project ID>:<session JWT>',
        '',
        '200',
        '{"sessionJwt":"…",…}',
      ),
    },
    {
      ids: ['sessions.me-tells-the-user'],
      why: 'SDKs read the user at the top of this answer, though the same user is nested in the answer of verify.',
      causes: ['The user is nested, as at verify.'],
      good: exchange(
        'GET /v1/auth/me',
        '',
        '200',
        '{"userId":"U2a…","loginIds":["+12025550142"],…}',
      ),
      bad: exchange('GET /v1/auth/me', '', '200', '{"user":{"userId":"U2a…"}}'),
    },
    {
      ids: ['sessions.logout-ends-session', 'sessions.logout-leaves-others'],
      why: 'Logout is what a user does on a borrowed device. A session that goes on, or a logout that ends all others, is not what was asked for.',
      causes: [
        'JWTs are valid by their signature alone, and nobody remembers a logout.',
        'Logout ends everything of the user.',
      ],
      good: exchange(
        'logout with refresh JWT A: 200',
        'refresh with A: 4xx',
        'refresh with B: 200',
      ),
      bad: exchange('logout with refresh JWT A: 200', 'refresh with A: 200'),
    },
    {
      ids: [
        'sessions.step-up-needs-jwt',
        'sessions.mfa-needs-jwt',
        'sessions.step-up-takes-jwt',
        'sessions.step-up-marks-session',
        'sessions.plain-sign-in-is-no-step-up',
      ],
      why: 'A step-up proves again, right now, who acts in a running session, before a payment for example. Without that session, or claimed where there was none, it proves nothing.',
      causes: [
        'The option is read and then ignored.',
        'The claim su is set by the option, whether there was a session or not.',
        'The bearer of a sign-in is read as a project ID only.',
      ],
      good: exchange(
        '{"loginId":"+12025550142","loginOptions":{"stepup":true}}',
        'Authorization: Bearer <project ID>:<refresh JWT>',
        '',
        'after the verify: claims {"su":true,…}',
      ),
      bad: exchange(
        '{"loginId":"+12025550142","loginOptions":{"stepup":true}}',
        'Authorization: Bearer <project ID>',
        '',
        '200',
      ),
    },
    {
      ids: ['sessions.custom-claims-arrive', 'sessions.custom-claims-keep-identity'],
      why: 'Applications read their own claims from the session. They come from whoever signs in, so they must never stand in for who that is.',
      causes: [
        'Claims are merged over the standard ones.',
        'Claims are lost between the message and the verify.',
      ],
      good: exchange(
        '"customClaims":{"plan":"pro","sub":"somebody"}',
        '',
        'claims {"sub":"U2a…","nsec":{"plan":"pro"}}',
      ),
      bad: exchange(
        '"customClaims":{"plan":"pro","sub":"somebody"}',
        '',
        'claims {"sub":"somebody","plan":"pro"}',
      ),
    },
    {
      ids: [
        'sessions.revokes-others-when-asked',
        'sessions.revoking-keeps-the-new',
        'sessions.revoking-waits-for-verify',
        'sessions.revoking-keeps-other-users',
        'sessions.keeps-others-unasked',
      ],
      why: 'A user who fears that somebody else is signed in asks for this. Done too early, anybody could end the sessions of anybody by asking for a link; done unasked, a second device signs out the first.',
      causes: [
        'Sessions end when the link is asked for.',
        'The option is lost between the message and the verify.',
        'All sessions end, the new one included.',
      ],
      good: exchange(
        'sign-in with revokeOtherSessions',
        'before the verify: the old session lives',
        'after the verify: it is over',
      ),
      bad: exchange(
        'sign-in with revokeOtherSessions',
        'before the verify: the old session is over',
      ),
    },
  ],
};
