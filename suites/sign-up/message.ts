import { link, newPhone, noSms, phone, refused, sent, signUp, sms } from '../../spec/examples.ts';
import { sendsOneMessage } from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { phoneBeside } from './group.ts';

const phoneInUser = signUp({ body: `{"loginId":"ada@example.com","user":{"phone":"${phone}"}}` });

const numberAsLoginId = signUp({ body: `{"loginId":"${newPhone}","phone":"${phone}"}` });

const send = 'send a magic link to the phone number';

export const entries = {
  'sign-up.texts-the-phone': {
    level: 'MUST',
    smoke: true,
    text: 'Sends the link of a sign-up to the given phone number.',
    quote: send,
    source: places.openApiSignUp,
    causes: [
      'The mock answers and sends nothing.',
      'The error of the SMS gateway is swallowed.',
      'The message contains no link, or one without a token.',
    ],
    good: [signUp(), sent(), sms()],
    bad: [signUp(), sent(), noSms],
  },
  'sign-up.texts-phone-not-login-id': {
    level: 'MUST',
    text: 'Sends the link of a sign-up to the phone, not to the login ID, if they are different numbers.',
    quote: send,
    source: places.openApiSignUp,
    why: 'The login ID is what the user signs in with, the phone is where the message goes. If they are mixed up, the link to a new account reaches another person.',
    causes: [
      'The message goes to the login ID whenever it looks like a phone number.',
      'Only one of the two fields is kept in the record of the user.',
    ],
    good: [numberAsLoginId, sent(), link('token')],
    bad: [numberAsLoginId, sent(), link('token', newPhone)],
  },
  'sign-up.reads-phone-in-user': {
    level: 'SHOULD',
    text: 'Sends the link of a sign-up to the phone in the user details if no other phone is given.',
    quote: 'user.phone',
    source: places.sdks,
    why: 'SDKs put the phone into the user details, and one of them puts it nowhere else.',
    causes: [
      'Only the phone at the top of the body is read.',
      'The phone in the user details is stored, but the message goes to the login ID.',
    ],
    good: [phoneInUser, sent(), sms()],
    bad: [phoneInUser, refused],
  },
  'sign-up.reads-phone-field': {
    level: 'MUST',
    text: 'Sends the link of a sign-up by email address to the phone in the top-level field phone.',
    quote: send,
    source: places.openApiSignUp,
    why: 'SDKs send the phone beside the user details, and the login ID need not be a number.',
    causes: [
      'Only the phone in the user details is read.',
      'The message goes to the login ID, which is an email address here.',
    ],
    good: [phoneBeside, sent(), sms()],
    bad: [phoneBeside, sent(), noSms],
  },
  'sign-up.sends-one-message': {
    level: 'SHOULD',
    text: 'Sends exactly one message with a magic link for an accepted sign-up.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.openApiSignUp,
    ...sendsOneMessage(signUp),
  },
} as const satisfies Entries;
