import { places, type Requirements } from './requirement.ts';

const send = 'send a magic link to the phone number';

export const signUp = {
  'sign-up.accepts-new-user': {
    level: 'MUST',
    text: 'A sign-up of somebody new is accepted.',
    quote: 'sign-up a new end user',
    source: places.signIn,
  },
  'sign-up.answers-as-documented': {
    level: 'MUST',
    text: 'A sign-up that is accepted answers 200 with the documented JSON body.',
    quote: '"maskedPhone": "string"',
    source: places.signUpOrIn,
  },
  'sign-up.masks-phone': {
    level: 'MUST',
    text: 'The answer of a sign-up does not show the whole phone number.',
    quote: 'maskedPhone',
    source: places.signUpOrIn,
  },
  'sign-up.masks-four-digits': {
    level: 'SHOULD',
    text: 'The masked phone of a sign-up hides at least four digits.',
    quote: 'maskedPhone',
    source: places.sdks,
  },
  'sign-up.answer-holds-no-token': {
    level: 'MUST',
    text: 'Nothing in the answer of a sign-up lets one skip the message.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.signIn,
  },
  'sign-up.texts-the-phone': {
    level: 'MUST',
    text: 'A sign-up sends a magic link to the phone number given.',
    quote: send,
    source: places.openApiSignUp,
  },
  'sign-up.texts-phone-not-login-id': {
    level: 'MUST',
    text: 'Where login ID and phone differ, the link of a sign-up goes to the phone alone.',
    quote: send,
    source: places.openApiSignUp,
  },
  'sign-up.reads-phone-in-user': {
    level: 'SHOULD',
    text: 'A sign-up whose phone stands in the user details alone sends the link there.',
    quote: 'user.phone',
    source: places.sdks,
  },
  'sign-up.reads-phone-field': {
    level: 'MUST',
    text: 'A sign-up by e-mail address whose phone stands beside the user details sends the link there.',
    quote: send,
    source: places.openApiSignUp,
  },
  'sign-up.refuses-registered': {
    level: 'MUST',
    text: 'A sign-up of somebody who is registered is refused.',
    quote: 'will return a failure code if the email address is already registered',
    source: places.openApiSignUp,
  },
  'sign-up.refuses-taken-name': {
    level: 'MUST',
    text: 'A sign-up by an e-mail address that is registered is refused, whatever its phone.',
    quote: 'will return a failure code if the email address is already registered',
    source: places.openApiSignUp,
  },
  'sign-up.texts-nobody-registered': {
    level: 'MUST',
    text: 'A refused sign-up of somebody who is registered sends no message.',
    quote: 'will return a failure code if the email address is already registered',
    source: places.openApiSignUp,
  },
  'sign-up.keeps-registered-user': {
    level: 'MUST',
    text: 'A refused sign-up of somebody who is registered changes nothing of that user.',
    quote: 'will return a failure code if the email address is already registered',
    source: places.openApiSignUp,
  },
  'sign-up.keeps-user-details': {
    level: 'SHOULD',
    text: 'The user details given at sign-up are those of the user from then on.',
    quote: 'SignUpUser',
    source: places.openApiSignUp,
  },
} as const satisfies Requirements;
