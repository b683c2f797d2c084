import {
  newPhone,
  phone,
  sent,
  signIn,
  signUp,
  signUpOrIn,
  sms,
  updatePhone,
} from '../../spec/examples.ts';
import type { Family } from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';

const isNull = signIn({ more: '"redirectUrl":null' });

const appliesDefault: Family = (call, to = phone) => ({
  why: 'The field is optional, and applications that have one page for all links leave it out. They rely on the setting of the project.',
  causes: [
    'A schema requires the field.',
    'The link is built from an undefined value.',
    'The default is looked up at the other operations, but not at this one.',
  ],
  good: ['# no redirectUrl', call(), sms(to, 'token', '<default of the project>')],
  bad: ['# no redirectUrl', call(), sms(to, 'token', 'undefined')],
});

const omitted = 'If omitted - the project setting will apply';

export const entries = {
  'redirects.sign-up-applies-default': {
    level: 'MUST',
    text: 'Sends a working link for a sign-up without a redirect URL.',
    quote: omitted,
    source: places.signIn,
    ...appliesDefault(signUp),
  },
  'redirects.sign-in-applies-default': {
    level: 'MUST',
    text: 'Sends a working link for a sign-in without a redirect URL.',
    quote: omitted,
    source: places.signIn,
    ...appliesDefault(signIn),
  },
  'redirects.sign-up-or-in-applies-default': {
    level: 'MUST',
    text: 'Sends a working link for a sign-up-or-in without a redirect URL.',
    quote: omitted,
    source: places.signIn,
    ...appliesDefault(signUpOrIn),
  },
  'redirects.update-phone-applies-default': {
    level: 'MUST',
    text: 'Sends a working link for an update without a redirect URL.',
    quote: omitted,
    source: places.update,
    ...appliesDefault(updatePhone, newPhone),
  },
  'redirects.null-applies-default': {
    level: 'SHOULD',
    text: 'Treats a redirect URL of null as absent.',
    quote: 'redirectUrl: null',
    source: places.sdks,
    why: 'Some SDKs send null for what was not given. A target that is strict about it rejects their ordinary calls.',
    causes: [
      'A schema allows the field to be absent, but not to be null.',
      'null is turned into the string "null".',
      'The field counts as given where the key exists.',
    ],
    good: [isNull, sent(), sms(undefined, 'token', '<default of the project>')],
    bad: [isNull, sent(), sms(undefined, 'token', 'null')],
  },
  'redirects.default-is-not-the-last-url': {
    level: 'MUST',
    text: 'Does not use the redirect URL of an earlier call for a later one without a redirect URL.',
    quote: omitted,
    source: places.signIn,
    why: 'A URL left over from an earlier call sends the token to another page, possibly of another application.',
    causes: [
      'The redirect URL is stored with the user.',
      'The default is a variable that a call overwrites.',
    ],
    good: [
      '# after a sign-in with the URL /cart',
      signIn(),
      sms(undefined, 'token', '<default of the project>'),
    ],
    bad: [
      '# after a sign-in with the URL /cart',
      signIn(),
      sms(undefined, 'token', 'https://app.example.com/cart'),
    ],
  },
} as const satisfies Entries;
