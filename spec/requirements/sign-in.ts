import { places, type Requirements } from './requirement.ts';

const send = 'sending a magic link to an existing end user';
const failure = 'return a failure code if the email address is not registered';

export const signIn = {
  'sign-in.accepts-registered': {
    level: 'MUST',
    text: 'A sign-in of somebody who is registered is accepted.',
    quote: send,
    source: places.signIn,
  },
  'sign-in.answers-as-documented': {
    level: 'MUST',
    text: 'A sign-in that is accepted answers 200 with the documented JSON body.',
    quote: '"maskedPhone": "string"',
    source: places.signUpOrIn,
  },
  'sign-in.masks-phone': {
    level: 'MUST',
    text: 'The answer of a sign-in does not show the whole phone number.',
    quote: 'maskedPhone',
    source: places.signUpOrIn,
  },
  'sign-in.masks-four-digits': {
    level: 'SHOULD',
    text: 'The masked phone of a sign-in hides at least four digits.',
    quote: 'maskedPhone',
    source: places.sdks,
  },
  'sign-in.answer-holds-no-token': {
    level: 'MUST',
    text: 'Nothing in the answer of a sign-in lets one skip the message.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.signIn,
  },
  'sign-in.texts-the-phone': {
    level: 'MUST',
    text: 'A sign-in sends a magic link to the phone of the user.',
    quote: send,
    source: places.signIn,
  },
  'sign-in.texts-phone-of-login-id': {
    level: 'MUST',
    text: 'A sign-in by a login ID that is no phone number sends the link to the phone of that user.',
    quote: 'as an SMS to the phone number specified',
    source: places.signIn,
  },
  'sign-in.refuses-unregistered': {
    level: 'MUST',
    text: 'A sign-in of somebody who is not registered is refused.',
    quote: failure,
    source: places.signIn,
  },
  'sign-in.hides-phone-of-login-id': {
    level: 'MUST',
    text: 'The answer of a sign-in by another login ID does not show the whole phone of the user.',
    quote: 'maskedPhone',
    source: places.signUpOrIn,
  },
  'sign-in.refuses-unknown-email': {
    level: 'MUST',
    text: 'A sign-in by an e-mail address that is not registered is refused.',
    quote: failure,
    source: places.signIn,
  },
  'sign-in.refuses-near-login-ids': {
    level: 'MUST',
    text: 'A sign-in by a part of a registered login ID, or by a pattern that fits one, is refused.',
    quote: failure,
    source: places.signIn,
  },
  'sign-in.texts-nobody-unregistered': {
    level: 'MUST',
    text: 'A refused sign-in of somebody who is not registered sends no message.',
    quote: failure,
    source: places.signIn,
  },
  'sign-in.makes-no-user': {
    level: 'MUST',
    text: 'A refused sign-in of somebody who is not registered makes no user.',
    quote: failure,
    source: places.signIn,
  },
} as const satisfies Requirements;
