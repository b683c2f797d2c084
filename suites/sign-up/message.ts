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
    text: 'A sign-up sends a magic link to the phone number given.',
    quote: send,
    source: places.openApiSignUp,
    causes: [
      'The mock answers and sends nothing.',
      'The error of the SMS gateway is swallowed.',
      'The message holds no link, or one without a token.',
    ],
    good: [signUp(), sent(), sms()],
    bad: [signUp(), sent(), noSms],
  },
  'sign-up.texts-phone-not-login-id': {
    level: 'MUST',
    text: 'Where login ID and phone differ, the link of a sign-up goes to the phone alone.',
    quote: send,
    source: places.openApiSignUp,
    why: 'The login ID is what the user signs in with, the phone is where the message goes. Mixed up, the link to a new account reaches a stranger.',
    causes: [
      'The message goes to the login ID whenever it looks like a phone number.',
      'Only one of the two fields is kept in the record of the user.',
    ],
    good: [numberAsLoginId, sent(), link('token')],
    bad: [numberAsLoginId, sent(), link('token', newPhone)],
  },
  'sign-up.reads-phone-in-user': {
    level: 'SHOULD',
    text: 'A sign-up whose phone stands in the user details alone sends the link there.',
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
    text: 'A sign-up by e-mail address whose phone stands beside the user details sends the link there.',
    quote: send,
    source: places.openApiSignUp,
    why: 'SDKs send the phone beside the user details, and the login ID need not be a number.',
    causes: [
      'Only the phone in the user details is read.',
      'The message goes to the login ID, which is an e-mail address here.',
    ],
    good: [phoneBeside, sent(), sms()],
    bad: [phoneBeside, sent(), noSms],
  },
  'sign-up.sends-one-message': {
    level: 'SHOULD',
    text: 'A sign-up that is accepted sends one message with a magic link.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.openApiSignUp,
    ...sendsOneMessage(signUp),
  },
} as const satisfies Entries;
