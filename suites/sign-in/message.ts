import { link, noSms, sent, signIn, signInAs, sms } from '../../spec/examples.ts';
import { sendsOneMessage, textsNoPhoneOfTheCall } from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { named, registered, send } from './group.ts';

export const entries = {
  'sign-in.texts-the-phone': {
    level: 'MUST',
    text: 'A sign-in sends a magic link to the phone of the user.',
    quote: send,
    source: places.signIn,
    causes: [
      'The mock answers and sends nothing.',
      'A link is sent at sign-up alone.',
      'The message holds no link, or one without a token.',
    ],
    good: [registered, signIn(), sent(), sms()],
    bad: [registered, signIn(), sent(), noSms],
  },
  'sign-in.texts-phone-of-login-id': {
    level: 'MUST',
    text: 'A sign-in by a login ID that is no phone number sends the link to the phone of that user.',
    quote: 'as an SMS to the phone number specified',
    source: places.signIn,
    why: 'A login ID may be a name or an e-mail address. The phone then stands in the account, not in the call.',
    causes: [
      'The message goes to the login ID, whatever it is.',
      'Login IDs that are no phone numbers are refused.',
      'The first user in the list is taken where the phone does not match.',
    ],
    good: [named, signInAs('ada@example.com'), sent(), link('token')],
    bad: [named, signInAs('ada@example.com'), sent(), link('token', 'ada@example.com')],
  },
  'sign-in.sends-one-message': {
    level: 'SHOULD',
    text: 'A sign-in that is accepted sends one message with a magic link.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.signIn,
    ...sendsOneMessage(signIn),
  },
  'sign-in.texts-no-phone-of-the-call': {
    level: 'MUST',
    text: 'A sign-in sends nothing to a phone that the call names beside the login ID.',
    quote: 'sending a magic link to an existing end user',
    source: places.signIn,
    ...textsNoPhoneOfTheCall(signIn),
  },
} as const satisfies Entries;
