import { link, noSms, sent, signIn, signInAs, sms } from '../../spec/examples.ts';
import { sendsOneMessage, textsNoPhoneOfTheCall } from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { named, registered, send } from './group.ts';

export const entries = {
  'sign-in.texts-the-phone': {
    level: 'MUST',
    text: "Sends the link of a sign-in to the user's phone.",
    quote: send,
    source: places.signIn,
    causes: [
      'The mock answers and sends nothing.',
      'A link is sent at sign-up alone.',
      'The message contains no link, or one without a token.',
    ],
    good: [registered, signIn(), sent(), sms()],
    bad: [registered, signIn(), sent(), noSms],
  },
  'sign-in.texts-phone-of-login-id': {
    level: 'MUST',
    text: "Sends the link to the user's phone if the login ID of a sign-in is not a phone number.",
    quote: 'as an SMS to the phone number specified',
    source: places.signIn,
    why: 'A login ID may be a name or an email address. The phone is then stored with the user, not sent with the request.',
    causes: [
      'The message goes to the login ID, whatever it is.',
      'Login IDs that are not phone numbers are rejected.',
      'If no phone matches, the first user in the list is used.',
    ],
    good: [named, signInAs('ada@example.com'), sent(), link('token')],
    bad: [named, signInAs('ada@example.com'), sent(), link('token', 'ada@example.com')],
  },
  'sign-in.sends-one-message': {
    level: 'SHOULD',
    text: 'Sends exactly one message with a magic link for an accepted sign-in.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.signIn,
    ...sendsOneMessage(signIn),
  },
  'sign-in.texts-no-phone-of-the-call': {
    level: 'MUST',
    text: 'Sends nothing to a phone that a sign-in request names in addition to the login ID.',
    quote: 'sending a magic link to an existing end user',
    source: places.signIn,
    ...textsNoPhoneOfTheCall(signIn),
  },
} as const satisfies Entries;
