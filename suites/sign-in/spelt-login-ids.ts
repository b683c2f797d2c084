import { sentAndUsed, signInAs, signUp, refused, sent } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { send } from './group.ts';

const hyphens = '+1-202-555-0142';

const signUpSpelt = signUp({ body: `{"loginId":"${hyphens}","phone":"${hyphens}"}` });

export const entries = {
  'sign-in.finds-login-id-as-spelt': {
    level: 'MUST',
    text: 'Accepts a sign-in with the same login ID as at sign-up, even with capitals, spaces or hyphens.',
    quote: send,
    source: places.signIn,
    why: 'People type their number with hyphens and their email address with capitals, both times. If only one of the two calls normalizes that, the account exists and its user cannot sign in.',
    causes: [
      'Sign-up takes out hyphens and blanks before it stores the login ID, sign-in looks up the string as it came.',
      'Login IDs are stored as given, and looked up in small letters.',
      'The login ID is cut to the length of its column.',
    ],
    good: [signUpSpelt, sentAndUsed, signInAs(hyphens), sent()],
    bad: [signUpSpelt, sentAndUsed, signInAs(hyphens), refused],
  },
} as const satisfies Entries;
