import {
  call,
  otherToken,
  phone,
  refresh,
  refusedCall,
  sent,
  session,
  sessionOfOther,
  token,
  user,
  verified,
  type Case,
} from './exchanges.ts';

/** Exchanges by which a rule holds, and such as break it. */
export interface Cases {
  holds: Case[];
  breaks: Case[];
}

const text = [{ name: 'Content-Type', value: 'text/plain' }];

const base64 = (value: string) => Buffer.from(value).toString('base64');

const documented = (operation: string): Cases => ({
  holds: [
    sent(operation, 'with more fields', { apiVersion: 7 }),
    sent(
      operation,
      'with JSON in capitals',
      {},
      {
        headers: [{ name: 'content-type', value: 'Application/JSON; Charset="UTF-8"' }],
      },
    ),
  ],
  breaks: [
    sent(operation, 'with 201', {}, { status: 201 }),
    sent(operation, 'as text', {}, { headers: text }),
    sent(operation, 'without a mask', {}, { body: {} }),
  ],
});

const masks = (operation: string): Cases => ({
  holds: [
    sent(operation, 'with a mask in words', { maskedPhone: 'your phone' }),
    sent(operation, 'with three digits hidden', { maskedPhone: '+12025550***' }),
    sent(operation, 'with an empty mask, which hides every digit', { maskedPhone: '' }),
  ],
  breaks: [
    sent(operation, 'with the phone', { maskedPhone: phone }),
    sent(operation, 'with the phone in groups', { maskedPhone: '+1 (202) 555-0142' }),
  ],
});

const fourDigits = (operation: string): Cases => ({
  holds: [sent(operation, 'with four digits shown', { maskedPhone: '+1-202-XXX-X142' })],
  breaks: [sent(operation, 'with three digits hidden', { maskedPhone: '+12025550***' })],
});

const rightPhone = (operation: string): Cases => ({
  holds: [
    sent(operation, 'with digits of the phone', { maskedPhone: '+1-202-***-**42' }),
    sent(operation, 'with a mask in words', { maskedPhone: 'your phone' }),
  ],
  breaks: [sent(operation, 'with digits of another', { maskedPhone: '+1-***-***-**78' })],
});

const noToken = (operation: string): Cases => ({
  holds: [sent(operation, 'with a cookie of another kind', {}, { headers: cookie('lang=en') })],
  breaks: [
    sent(operation, 'with the token', { token }),
    sent(operation, 'with the link in base64', { link: base64(`https://a.example/?t=${token}`) }),
    sent(operation, 'with the token in a header', {}, { headers: [{ name: 'X', value: token }] }),
    sent(
      operation,
      'with the token of a later link',
      { t: otherToken },
      {
        known: { tokens: [token, otherToken] },
      },
    ),
    sent(operation, 'with a session', { sessionJwt: session }),
    sent(operation, 'with a session in a cookie', {}, { headers: cookie(`DS=${session}`) }),
  ],
});

const cookie = (value: string) => [
  { name: 'Content-Type', value: 'application/json' },
  { name: 'Set-Cookie', value: `${value}; Path=/` },
];

const shape = (operation: string): Cases => ({
  holds: [refusedCall(operation, 'with 418', { more: 1 }, { status: 418 })],
  breaks: [
    refusedCall(operation, 'without a code', {}, { body: { errorDescription: 'Expired' } }),
    refusedCall(operation, 'with a page', {}, { body: '<!doctype html>' }),
  ],
});

const byEmail = { asked: { loginId: 'ada@example.com' }, known: { namedByPhone: false } };

/** For each rule about answers, exchanges on both sides. */
export const answerCases: Readonly<Record<string, Cases>> = {
  'sign-up.answers-as-documented': documented('sign-up'),
  'sign-in.answers-as-documented': documented('sign-in'),
  'sign-up-or-in.answers-as-documented': documented('sign-up-or-in'),
  'update-phone.answers-as-documented': documented('update-phone'),
  'sign-up.masks-phone': masks('sign-up'),
  'sign-in.masks-phone': masks('sign-in'),
  'sign-up-or-in.masks-phone': masks('sign-up-or-in'),
  'update-phone.masks-phone': masks('update-phone'),
  'sign-up.masks-four-digits': fourDigits('sign-up'),
  'sign-in.masks-four-digits': fourDigits('sign-in'),
  'sign-up-or-in.masks-four-digits': fourDigits('sign-up-or-in'),
  'update-phone.masks-four-digits': fourDigits('update-phone'),
  'sign-up.masks-the-right-phone': rightPhone('sign-up'),
  'sign-in.masks-the-right-phone': rightPhone('sign-in'),
  'sign-up-or-in.masks-the-right-phone': rightPhone('sign-up-or-in'),
  'update-phone.mask-is-of-new-phone': rightPhone('update-phone'),
  'sign-up.answer-holds-no-token': noToken('sign-up'),
  'sign-in.answer-holds-no-token': noToken('sign-in'),
  'sign-up-or-in.answer-holds-no-token': noToken('sign-up-or-in'),
  'update-phone.answer-holds-no-token': noToken('update-phone'),
  'sign-in.hides-phone-of-login-id': {
    holds: [sent('sign-in', 'with the login ID', { loginId: 'ada@example.com' }, byEmail)],
    breaks: [
      sent('sign-in', 'with the phone beside the mask', { to: '1 202 555 0142' }, byEmail),
      sent('sign-in', 'without a mask', { maskedPhone: phone }, byEmail),
    ],
  },
  'verify.answers-as-documented': {
    holds: [verified('with an unknown field', { tier: 1 })],
    breaks: [verified('with a text for a boolean', { firstSeen: 'true' })],
  },
  'verify.hands-out-session-jwt': {
    holds: [verified('as usual')],
    breaks: [verified('with an opaque one', { sessionJwt: '3f9c' })],
  },
  'verify.hands-out-refresh-jwt': {
    holds: [
      verified('in a cookie', { refreshJwt: undefined }, { headers: cookie(`DSR=${refresh}`) }),
    ],
    breaks: [verified('with an empty one', { refreshJwt: '' })],
  },
  'verify.user-serves-mobile-sdks': {
    holds: [verified('as usual')],
    breaks: [verified('without a status', { user: { ...user, status: undefined } })],
  },
  'verify.tells-user-id': {
    holds: [verified('as known', {}, { known: { session: asks({ userId: 'U2a' }) } })],
    breaks: [
      verified('with none', { user: { ...user, userId: '' } }),
      verified('with another', {}, { known: { session: asks({ userId: 'U2z' }) } }),
    ],
  },
  'verify.refusals-hand-out-nothing': {
    holds: [refusedCall('verify', 'as usual')],
    breaks: [
      refusedCall('verify', 'with a cookie', {}, { headers: cookie(`DSR=${refresh}`) }),
      refusedCall('verify', 'with a JWT', { user: sessionOfOther }),
    ],
  },
  'sessions.refresh-renews': {
    holds: [call('refresh', 'with a session JWT alone', { body: { sessionJwt: session } })],
    breaks: [call('refresh', 'with an empty one', { body: { sessionJwt: '' } })],
  },
  'sessions.me-tells-the-user': {
    holds: [call('me', 'at the top', { body: user })],
    breaks: [call('me', 'nested', { body: { user } })],
  },
  'sessions.me-answers-as-documented': {
    holds: [call('me', 'with an unknown field', { body: { ...user, tier: 1 } })],
    breaks: [
      call('me', 'with a text for a boolean', { body: { ...user, verifiedPhone: 'true' } }),
      call('me', 'as text', { body: user, headers: text }),
    ],
  },
  'sessions.refresh-answers-as-documented': {
    holds: [call('refresh', 'without a user', { body: { sessionJwt: session } })],
    breaks: [
      call('refresh', 'with a text for a number', {
        body: { sessionJwt: session, cookieMaxAge: '600' },
      }),
      call('refresh', 'with a user of texts', {
        body: { sessionJwt: session, user: { ...user, createdTime: '1' } },
      }),
    ],
  },
  'sessions.logout-answers-json': {
    holds: [call('logout', 'an empty object')],
    breaks: [call('logout', 'nothing', { body: '' }), call('logout', 'null', { body: 'null' })],
  },
  'errors.sign-up-shape': shape('sign-up'),
  'errors.sign-in-shape': shape('sign-in'),
  'errors.sign-up-or-in-shape': shape('sign-up-or-in'),
  'errors.update-phone-shape': shape('update-phone'),
  'errors.verify-shape': shape('verify'),
  'errors.are-json': {
    holds: [
      refusedCall(
        'verify',
        'a problem',
        {},
        {
          headers: [{ name: 'Content-Type', value: 'application/problem+json' }],
        },
      ),
    ],
    breaks: [refusedCall('verify', 'text', {}, { headers: text })],
  },
  'errors.show-no-stack-trace': {
    holds: [refusedCall('verify', 'a version', { version: '1.2.3:4' })],
    breaks: [
      refusedCall('verify', 'a stack', { stack: 'Error\n    at parse (/srv/app/body.js:41:9)' }),
      refusedCall(
        'verify',
        'of a server error',
        { stack: 'goroutine 7 [running]' },
        { status: 500 },
      ),
    ],
  },
  'errors.echo-no-credential': {
    holds: [refusedCall('verify', 'as usual', {}, { asked: { token } })],
    breaks: [
      refusedCall('verify', 'with the token', { message: `no ${token}` }, { asked: { token } }),
      refusedCall('me', 'with the JWT', { message: refresh }, { bearer: refresh }),
    ],
  },
};

/** What a session is known to say. */
export function asks(said: {
  userId?: string;
  stepup?: boolean;
  customClaims?: Record<string, string>;
}) {
  return { stepup: false, customClaims: {}, ...said };
}
