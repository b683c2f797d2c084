import {
  type Call,
  refused,
  signIn,
  signUp,
  signUpOrIn,
  updatePhone,
} from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';

const survives = (call: Call, more: string): Explanation => ({
  why: 'Names and options contain what people type. A character that ends as a server error shows where input reaches code that does not expect it.',
  causes: [
    'A zero byte or half a character reaches the database.',
    'A text is too long for its column.',
    'A template, a query or an address is put together without quoting.',
  ],
  good: [call({ more }), refused],
  bad: [call({ more }), '→ 500'],
});

const digits = signIn({ body: '{"loginId":1111111111…}' });

export const entries = {
  'bad-input.sign-up-odd-texts': {
    level: 'SHOULD',
    text: 'Returns no server error for odd characters in any string of a sign-up.',
    quote: '500 Internal Server Error',
    source: places.http,
    ...survives(signUp, String.raw`"user":{"name":"\u0000"}`),
  },
  'bad-input.sign-in-odd-texts': {
    level: 'SHOULD',
    text: 'Returns no server error for odd characters in any string of a sign-in except the login ID.',
    quote: '500 Internal Server Error',
    source: places.http,
    ...survives(signIn, String.raw`"loginOptions":{"locale":"\ud800"}`),
  },
  'bad-input.sign-up-or-in-odd-texts': {
    level: 'SHOULD',
    text: 'Returns no server error for odd characters in any string of a sign-up-or-in.',
    quote: '500 Internal Server Error',
    source: places.http,
    ...survives(signUpOrIn, '"loginOptions":{"templateOptions":{"name":"${7*7}"}}'),
  },
  'bad-input.update-phone-odd-texts': {
    level: 'SHOULD',
    text: 'Returns no server error for odd characters in any string of an update.',
    quote: '500 Internal Server Error',
    source: places.http,
    ...survives(updatePhone, '"templateOptions":{"name":"%s%n"}'),
  },
  'bad-input.huge-numbers': {
    level: 'SHOULD',
    text: 'Returns no server error for a number with thousands of digits in a body.',
    quote: '500 Internal Server Error',
    source: places.http,
    why: 'JSON sets no limit to numbers, and languages do: some cannot parse such a number, and the error is not caught.',
    causes: [
      'The language limits the digits of an integer, and the error ends as 500.',
      'The number becomes infinite, and infinity cannot be written as JSON.',
    ],
    good: [digits, refused],
    bad: [digits, '→ 500'],
  },
} as const satisfies Entries;
