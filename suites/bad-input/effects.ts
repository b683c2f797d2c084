import { noSms, refused, sent, session, signIn, sms, verify } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { asNumber } from './group.ts';

const malformed = 'Request is malformed';

export const entries = {
  'bad-input.texts-nobody': {
    level: 'MUST',
    text: 'Sends no message for a request that is rejected for its body.',
    quote: malformed,
    source: places.errors,
    why: 'A rejection is more than a status: what was rejected must not send a message.',
    causes: [
      'The fields are checked one by one, while the work is under way.',
      'The message is sent beside the check, not after it.',
    ],
    good: [asNumber, refused, noSms],
    bad: [asNumber, refused, sms()],
  },
  'bad-input.makes-nobody': {
    level: 'MUST',
    text: 'Creates no user for a request that is rejected for its body.',
    quote: malformed,
    source: places.errors,
    why: 'A rejection is more than a status: a user left behind blocks the sign-up that follows with a right body.',
    causes: [
      'The user is made before the other fields are checked.',
      'Nothing undoes the first step where a later one is rejected.',
    ],
    good: [asNumber, refused, signIn(), refused],
    bad: [asNumber, refused, signIn(), sent()],
  },
  'bad-input.uses-no-link': {
    level: 'MUST',
    text: 'Accepts a link after a verify of that link was rejected for its body.',
    quote: malformed,
    source: places.errors,
    why: 'A client with a bug would use the link up by it, and the user has to ask for another one.',
    causes: [
      'The token is taken out of the store before the body is judged.',
      'A list of tokens is walked through, and each one marked.',
    ],
    good: ['POST /v1/auth/magiclink/verify {"token":["<token>"]}', refused, verify(), session()],
    bad: ['POST /v1/auth/magiclink/verify {"token":["<token>"]}', refused, verify(), refused],
  },
} as const satisfies Entries;
