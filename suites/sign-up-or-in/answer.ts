import { refused, sent, signUpOrIn } from '../../spec/examples.ts';
import {
  answerHoldsNoToken,
  answersAsDocumented,
  masksFourDigits,
  masksPhone,
  masksTheRightPhone,
} from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { flow, nobody, registered } from './group.ts';

export const entries = {
  'sign-up-or-in.accepts-new-user': {
    level: 'MUST',
    smoke: true,
    text: 'Accepts a sign-up-or-in by a new user.',
    quote: 'will create a new end user if they are not already registered',
    source: places.signIn,
    causes: [
      'It is routed to the sign-in, which rejects unregistered users.',
      'A field of the sign-up is required, such as the phone beside the login ID.',
      'Among many calls at once: the server keeps only a few waiting connections (a listen backlog of 5, say).',
    ],
    good: [nobody, signUpOrIn(), sent()],
    bad: [nobody, signUpOrIn(), refused],
  },
  'sign-up-or-in.accepts-registered': {
    level: 'MUST',
    text: 'Accepts a sign-up-or-in by a registered user.',
    quote: flow,
    source: places.signIn,
    causes: [
      'It is routed to the sign-up, which rejects registered users.',
      'The insert of a user fails on a unique key, and the error is not caught.',
    ],
    good: [registered, signUpOrIn(), sent()],
    bad: [registered, signUpOrIn(), refused],
  },
  'sign-up-or-in.accepts-second-call': {
    level: 'MUST',
    text: 'Accepts a second sign-up-or-in by a registered user before the first link is used.',
    quote: flow,
    source: places.signIn,
    why: 'Messages arrive late, so users ask again. That is not a reason for a rejection.',
    causes: ['A pending link blocks the next one.', 'The limit for repeated calls is one.'],
    good: [registered, signUpOrIn(), sent(), '# the link is not used', signUpOrIn(), sent()],
    bad: [registered, signUpOrIn(), sent(), '# the link is not used', signUpOrIn(), refused],
  },
  'sign-up-or-in.answers-as-documented': {
    level: 'MUST',
    text: 'Answers an accepted sign-up-or-in with status 200 and the documented JSON body.',
    quote: '"maskedPhone": "string"',
    source: places.signUpOrIn,
    ...answersAsDocumented(signUpOrIn),
  },
  'sign-up-or-in.masks-phone': {
    level: 'MUST',
    text: 'Does not show the whole phone number in the response to a sign-up-or-in.',
    quote: 'maskedPhone',
    source: places.signUpOrIn,
    ...masksPhone(signUpOrIn),
  },
  'sign-up-or-in.masks-four-digits': {
    level: 'SHOULD',
    text: 'Hides at least four digits in the masked phone of a sign-up-or-in.',
    quote: 'maskedPhone',
    source: places.sdks,
    ...masksFourDigits(signUpOrIn),
  },
  'sign-up-or-in.masks-the-right-phone': {
    level: 'SHOULD',
    text: "Shows only digits of the recipient's phone in the masked phone of a sign-up-or-in.",
    quote: 'maskedPhone',
    source: places.signUpOrIn,
    shownBy: 'histories',
    ...masksTheRightPhone(signUpOrIn),
  },
  'sign-up-or-in.answer-holds-no-token': {
    level: 'MUST',
    text: 'Returns no link token and no JWT in the response to a sign-up-or-in.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.signIn,
    ...answerHoldsNoToken(signUpOrIn),
  },
} as const satisfies Entries;
