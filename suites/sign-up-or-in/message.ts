import { noSms, sent, signUpOrIn, sms } from '../../spec/examples.ts';
import { sendsOneMessage, textsNoPhoneOfTheCall } from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { flow, nobody, registered } from './group.ts';

export const entries = {
  'sign-up-or-in.texts-new-user': {
    level: 'MUST',
    text: 'A sign-up or in of somebody new sends a magic link to that phone.',
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
    text: 'A sign-up or in of somebody who is registered sends a magic link to the phone of that user.',
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
    text: 'A sign-up or in that is accepted sends one message with a magic link.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.signIn,
    ...sendsOneMessage(signUpOrIn),
  },
  'sign-up-or-in.texts-no-phone-of-the-call': {
    level: 'MUST',
    text: 'A sign-up or in of somebody registered sends nothing to a phone that the call names beside the login ID.',
    quote: 'sending a magic link to an existing end user',
    source: places.signIn,
    ...textsNoPhoneOfTheCall(signUpOrIn),
  },
} as const satisfies Entries;
