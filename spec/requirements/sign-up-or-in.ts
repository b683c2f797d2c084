import { places, type Requirements } from './requirement.ts';

const flow = 'create a single sign-up and sign-in flow';

export const signUpOrIn = {
  'sign-up-or-in.accepts-new-user': {
    level: 'MUST',
    text: 'A sign-up or in of somebody new is accepted.',
    quote: 'will create a new end user if they are not already registered',
    source: places.signIn,
  },
  'sign-up-or-in.accepts-registered': {
    level: 'MUST',
    text: 'A sign-up or in of somebody who is registered is accepted.',
    quote: flow,
    source: places.signIn,
  },
  'sign-up-or-in.answers-as-documented': {
    level: 'MUST',
    text: 'A sign-up or in that is accepted answers 200 with the documented JSON body.',
    quote: '"maskedPhone": "string"',
    source: places.signUpOrIn,
  },
  'sign-up-or-in.masks-phone': {
    level: 'MUST',
    text: 'The answer of a sign-up or in does not show the whole phone number.',
    quote: 'maskedPhone',
    source: places.signUpOrIn,
  },
  'sign-up-or-in.masks-four-digits': {
    level: 'SHOULD',
    text: 'The masked phone of a sign-up or in hides at least four digits.',
    quote: 'maskedPhone',
    source: places.sdks,
  },
  'sign-up-or-in.answer-holds-no-token': {
    level: 'MUST',
    text: 'Nothing in the answer of a sign-up or in lets one skip the message.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.signIn,
  },
  'sign-up-or-in.texts-new-user': {
    level: 'MUST',
    text: 'A sign-up or in of somebody new sends a magic link to that phone.',
    quote: 'Sign-In with Auto Sign-up',
    source: places.signIn,
  },
  'sign-up-or-in.texts-registered-user': {
    level: 'MUST',
    text: 'A sign-up or in of somebody who is registered sends a magic link to the phone of that user.',
    quote: flow,
    source: places.signIn,
  },
  'sign-up-or-in.accepts-second-call': {
    level: 'MUST',
    text: 'A second sign-up or in of somebody who is registered is accepted before the first link is used.',
    quote: flow,
    source: places.signIn,
  },
  'sign-up-or-in.keeps-user-details': {
    level: 'MUST',
    text: 'A sign-up or in of somebody who is registered leaves the details of that user as they are.',
    quote: 'If the phone number is already registered',
    source: places.openApiSignUpOrIn,
  },
  'sign-up-or-in.keeps-registered-user': {
    level: 'MUST',
    text: 'A sign-up or in of somebody who is registered signs in that same user.',
    quote: 'If the phone number is already registered',
    source: places.openApiSignUpOrIn,
  },
} as const satisfies Requirements;
