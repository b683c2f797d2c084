import {
  newPhone,
  phone,
  refused,
  signIn,
  signUp,
  signUpOrIn,
  sms,
  updatePhone,
} from '../../spec/examples.ts';
import type { Family } from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { approved, approvedDomains } from './group.ts';

const both =
  '"redirectUrl":"https://app.example.com/verify","URI":"https://unapproved.example/verify"';

const anyUri = signIn({ more: '"URI":"https://unapproved.example/verify"' });

const asUri = approved.replace('redirectUrl', 'URI');

const nullBeside = `"redirectUrl":null,${asUri}`;

const readsUri: Family = (call, to = phone) => ({
  why: 'The prose of the documents and five of the SDKs call the field URI, the schema calls it redirectUrl. A target that reads one name only works with half of its clients.',
  causes: [
    'The body is read by the names of the schema only.',
    'URI is read at one operation and not at the others.',
    'Unknown fields are stripped before they are read.',
  ],
  good: [call({ more: asUri }), sms(to, 'token', 'https://app.example.com/welcome')],
  bad: [call({ more: asUri }), sms(to, 'token', '<default of the project>')],
});

export const entries = {
  'redirects.sign-up-reads-uri': {
    level: 'SHOULD',
    text: 'Sends a sign-up link that leads to the redirect URL given in the field URI.',
    quote: 'Note that `URI` is an optional parameter',
    source: places.signIn,
    ...readsUri(signUp),
  },
  'redirects.sign-in-reads-uri': {
    level: 'SHOULD',
    text: 'Sends a sign-in link that leads to the redirect URL given in the field URI.',
    quote: 'Note that `URI` is an optional parameter',
    source: places.signIn,
    ...readsUri(signIn),
  },
  'redirects.sign-up-or-in-reads-uri': {
    level: 'SHOULD',
    text: 'Sends a sign-up-or-in link that leads to the redirect URL given in the field URI.',
    quote: 'Note that `URI` is an optional parameter',
    source: places.signIn,
    ...readsUri(signUpOrIn),
  },
  'redirects.update-phone-reads-uri': {
    level: 'SHOULD',
    text: 'Sends an update link that leads to the redirect URL given in the field URI.',
    quote: 'Note that `URI` is an optional parameter',
    source: places.update,
    ...readsUri(updatePhone, newPhone),
  },
  'redirects.uri-beside-null': {
    level: 'SHOULD',
    text: 'Sends a link that leads to the redirect URL given in the field URI if redirectUrl is null.',
    quote: 'redirectUrl: null',
    source: places.sdks,
    why: 'SDKs with a typed request send null for each field that the caller has not set, beside the one that is set.',
    causes: [
      'The presence of the key redirectUrl decides which field is read.',
      'A default of the request class replaces null before URI is read.',
    ],
    good: [
      signIn({ more: nullBeside }),
      sms(undefined, 'token', 'https://app.example.com/welcome'),
    ],
    bad: [signIn({ more: nullBeside }), sms(undefined, 'token', '<default of the project>')],
  },
  'redirects.uri-refuses-unapproved': {
    level: 'SHOULD',
    text: 'Rejects an unapproved redirect URL given in the field URI.',
    quote: approvedDomains,
    source: places.signIn,
    why: 'Checking one name does not help if the other is not checked.',
    causes: [
      'redirectUrl is checked, and URI is read later.',
      'URI is copied to redirectUrl after the check.',
    ],
    good: [anyUri, refused],
    bad: [anyUri, sms(undefined, 'token', 'https://unapproved.example/verify')],
  },
  'redirects.two-names-lead-to-approved': {
    level: 'MUST',
    text: 'Sends no link to an unapproved domain if redirectUrl and URI differ and only one is approved.',
    quote: approvedDomains,
    source: places.signIn,
    why: 'The documents leave open which name wins. Whichever it is, the target must check the URL that it uses.',
    causes: [
      'One name is checked, and the other one used.',
      'The first approved URL found approves the whole call.',
    ],
    good: [signIn({ more: both }), refused, '# or a link to app.example.com'],
    bad: [signIn({ more: both }), sms(undefined, 'token', 'https://unapproved.example/verify')],
  },
} as const satisfies Entries;
