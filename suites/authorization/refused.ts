import {
  noSms,
  refused,
  sent,
  signIn,
  signUp,
  signUpOrIn,
  sms,
  verify,
} from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';

const none = '# no Authorization header';

const project = 'use authorization bearer header';

export const entries = {
  'authorization.refused-texts-nobody': {
    level: 'MUST',
    text: 'Sends no message for a request that is rejected for its bearer token.',
    quote: project,
    source: places.signIn,
    why: 'A rejected call that sends a message texts people at the expense of the project.',
    causes: [
      'The bearer is checked last, or beside the work.',
      'The response is replaced on its way out.',
    ],
    good: [none, signUpOrIn(), refused, noSms],
    bad: [none, signUpOrIn(), refused, sms()],
  },
  'authorization.refused-makes-nobody': {
    level: 'MUST',
    text: 'Creates no user for a request that is rejected for its bearer token.',
    quote: project,
    source: places.signIn,
    why: 'A rejected call that creates a user fills the project with users who never signed up, and blocks their own sign-up.',
    causes: [
      'The bearer is checked last, or beside the work.',
      'The user is made before the project is known.',
    ],
    good: [none, signUp(), refused, '# with a bearer', signIn(), refused],
    bad: [none, signUp(), refused, '# with a bearer', signIn(), sent()],
  },
  'authorization.refused-verify-hands-out-nothing': {
    level: 'MUST',
    text: 'Returns no JWT from a verify that is rejected for its bearer token.',
    quote: 'security: Project ID',
    source: places.openApiVerify,
    why: 'SDKs and proxies look at fields and cookies, not only at the status. A session inside of a rejection is a session.',
    causes: [
      'The session is made first, and only its status changed by the check.',
      'The cookies are set by a layer that does not see the rejection.',
    ],
    good: [none, verify(), refused],
    bad: [none, verify(), '→ 4xx {"errorCode":"E…","sessionJwt":"…"}'],
  },
} as const satisfies Entries;
