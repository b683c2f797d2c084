import { phone, refused, sent, signIn, signInAs } from '../../spec/examples.ts';
import {
  answerHoldsNoToken,
  answersAsDocumented,
  masksFourDigits,
  masksPhone,
  masksTheRightPhone,
} from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { named, registered, send } from './group.ts';

export const entries = {
  'sign-in.accepts-registered': {
    level: 'MUST',
    smoke: true,
    text: 'Accepts a sign-in by a registered user.',
    quote: send,
    source: places.signIn,
    why: 'A user who has an account and gets no link is locked out.',
    causes: [
      'Users are kept in the memory of one process, and another one answers.',
      'The login ID is compared in another form than it was stored in.',
    ],
    good: [registered, signIn(), sent()],
    bad: [registered, signIn(), refused],
  },
  'sign-in.answers-as-documented': {
    level: 'MUST',
    text: 'Answers an accepted sign-in with status 200 and the documented JSON body.',
    quote: '"maskedPhone": "string"',
    source: places.signUpOrIn,
    ...answersAsDocumented(signIn),
  },
  'sign-in.masks-phone': {
    level: 'MUST',
    text: 'Does not show the whole phone number in the response to a sign-in.',
    quote: 'maskedPhone',
    source: places.signUpOrIn,
    ...masksPhone(signIn),
  },
  'sign-in.masks-four-digits': {
    level: 'SHOULD',
    text: 'Hides at least four digits in the masked phone of a sign-in.',
    quote: 'maskedPhone',
    source: places.sdks,
    ...masksFourDigits(signIn),
  },
  'sign-in.masks-the-right-phone': {
    level: 'SHOULD',
    text: "Shows only digits of the recipient's phone in the masked phone of a sign-in.",
    quote: 'maskedPhone',
    source: places.signUpOrIn,
    shownBy: 'histories',
    ...masksTheRightPhone(signIn),
  },
  'sign-in.answer-holds-no-token': {
    level: 'MUST',
    text: 'Returns no link token and no JWT in the response to a sign-in.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.signIn,
    ...answerHoldsNoToken(signIn),
  },
  'sign-in.hides-phone-of-login-id': {
    level: 'MUST',
    text: "Does not show the user's whole phone in the response to a sign-in whose login ID is not that phone.",
    quote: 'maskedPhone',
    source: places.signUpOrIn,
    why: 'A caller who has an email address must not learn the phone that belongs to it.',
    causes: [
      'The mask is applied to the login ID of the call, and the phone shown as it is.',
      'The response names the phone a second time, in a field of its own.',
    ],
    good: [named, signInAs('ada@example.com'), sent()],
    bad: [named, signInAs('ada@example.com'), `→ 200 {"maskedPhone":"${phone}"}`],
  },
} as const satisfies Entries;
