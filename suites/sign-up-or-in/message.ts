import { noSms, sent, signUpOrIn, sms } from '../../spec/examples.ts';
import { sendsOneMessage, textsNoPhoneOfTheCall } from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { flow, nobody, registered } from './group.ts';

export const entries = {
  'sign-up-or-in.texts-new-user': {
    level: 'MUST',
    text: 'Sends the link of a sign-up-or-in by a new user to the given phone.',
    quote: 'Sign-In with Auto Sign-up',
    source: places.signIn,
    causes: [
      'The user is made, and the message is sent by the sign-in branch alone.',
      'The phone is not taken from the login ID, so that there is nowhere to send to.',
    ],
    good: [nobody, signUpOrIn(), sent(), sms()],
    bad: [nobody, signUpOrIn(), sent(), noSms],
  },
  'sign-up-or-in.texts-registered-user': {
    level: 'MUST',
    text: "Sends the link of a sign-up-or-in by a registered user to that user's phone.",
    quote: flow,
    source: places.signIn,
    causes: [
      'The message is sent by the sign-up branch alone, as a welcome.',
      'The error of the SMS gateway is swallowed.',
    ],
    good: [registered, signUpOrIn(), sent(), sms()],
    bad: [registered, signUpOrIn(), sent(), noSms],
  },
  'sign-up-or-in.sends-one-message': {
    level: 'SHOULD',
    text: 'Sends exactly one message with a magic link for an accepted sign-up-or-in.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.signIn,
    ...sendsOneMessage(signUpOrIn),
  },
  'sign-up-or-in.texts-no-phone-of-the-call': {
    level: 'MUST',
    text: "Sends nothing to a phone that a registered user's sign-up-or-in names in addition to the login ID.",
    quote: 'sending a magic link to an existing end user',
    source: places.signIn,
    ...textsNoPhoneOfTheCall(signUpOrIn),
  },
} as const satisfies Entries;
