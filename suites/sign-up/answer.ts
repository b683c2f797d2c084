import { refused, sent, signUp } from '../../spec/examples.ts';
import {
  answerHoldsNoToken,
  answersAsDocumented,
  masksFourDigits,
  masksPhone,
  masksTheRightPhone,
} from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';

export const entries = {
  'sign-up.accepts-new-user': {
    level: 'MUST',
    text: 'A sign-up of somebody new is accepted.',
    quote: 'sign-up a new end user',
    source: places.signIn,
    causes: [
      'A field is required that the documents do not require, such as an e-mail address.',
      'The phone is validated by a list of numbers that leaves some countries out.',
      'The lookup finds somebody by half of the number.',
    ],
    good: [signUp(), sent()],
    bad: [signUp(), refused],
  },
  'sign-up.answers-as-documented': {
    level: 'MUST',
    text: 'A sign-up that is accepted answers 200 with the documented JSON body.',
    quote: '"maskedPhone": "string"',
    source: places.signUpOrIn,
    ...answersAsDocumented(signUp),
  },
  'sign-up.masks-phone': {
    level: 'MUST',
    text: 'The answer of a sign-up does not show the whole phone number.',
    quote: 'maskedPhone',
    source: places.signUpOrIn,
    ...masksPhone(signUp),
  },
  'sign-up.masks-four-digits': {
    level: 'SHOULD',
    text: 'The masked phone of a sign-up hides at least four digits.',
    quote: 'maskedPhone',
    source: places.sdks,
    ...masksFourDigits(signUp),
  },
  'sign-up.masks-the-right-phone': {
    level: 'SHOULD',
    text: 'The masked phone of a sign-up shows digits of the phone where the link belongs, and no others.',
    quote: 'maskedPhone',
    source: places.signUpOrIn,
    shownBy: 'histories',
    ...masksTheRightPhone(signUp),
  },
  'sign-up.answer-holds-no-token': {
    level: 'MUST',
    text: 'Nothing in the answer of a sign-up lets one skip the message.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.signIn,
    ...answerHoldsNoToken(signUp),
  },
} as const satisfies Entries;
