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
    text: 'Accepts a sign-up by a new user.',
    quote: 'sign-up a new end user',
    source: places.signIn,
    causes: [
      'A field is required that the documents do not require, such as an email address.',
      'The phone is validated by a list of numbers that leaves some countries out.',
      'The lookup matches half of the number.',
    ],
    good: [signUp(), sent()],
    bad: [signUp(), refused],
  },
  'sign-up.answers-as-documented': {
    level: 'MUST',
    text: 'Answers an accepted sign-up with status 200 and the documented JSON body.',
    quote: '"maskedPhone": "string"',
    source: places.signUpOrIn,
    ...answersAsDocumented(signUp),
  },
  'sign-up.masks-phone': {
    level: 'MUST',
    text: 'Does not show the whole phone number in the response to a sign-up.',
    quote: 'maskedPhone',
    source: places.signUpOrIn,
    ...masksPhone(signUp),
  },
  'sign-up.masks-four-digits': {
    level: 'SHOULD',
    text: 'Hides at least four digits in the masked phone of a sign-up.',
    quote: 'maskedPhone',
    source: places.sdks,
    ...masksFourDigits(signUp),
  },
  'sign-up.masks-the-right-phone': {
    level: 'SHOULD',
    text: "Shows only digits of the recipient's phone in the masked phone of a sign-up.",
    quote: 'maskedPhone',
    source: places.signUpOrIn,
    shownBy: 'histories',
    ...masksTheRightPhone(signUp),
  },
  'sign-up.answer-holds-no-token': {
    level: 'MUST',
    text: 'Returns no link token and no JWT in the response to a sign-up.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.signIn,
    ...answerHoldsNoToken(signUp),
  },
} as const satisfies Entries;
