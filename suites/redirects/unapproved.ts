import {
  link,
  newPhone,
  noSms,
  phone,
  refused,
  sent,
  signIn,
  signUp,
  signUpOrIn,
  sms,
  updatePhone,
} from '../../spec/examples.ts';
import type { Family } from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { approvedDomains, to } from './group.ts';

const inOtherScheme = 'http://unapproved.example:8080/verify';

const updateUnapproved = updatePhone({ more: '"redirectUrl":"https://unapproved.example/verify"' });

const unapproved = '"redirectUrl":"https://unapproved.example/verify"';

const refusesUnapproved: Family = (call, to = phone) => ({
  causes: [
    'No list of approved domains is kept, or it is consulted at other operations only.',
    'An unapproved URL is replaced by the default in silence, so that the caller never learns of it.',
    'The list of approved domains is empty, which turns the check off.',
  ],
  good: [call({ more: unapproved }), refused],
  bad: [call({ more: unapproved }), sent(to)],
});

const unapprovedTextsNobody: Family = (call, to = phone) => ({
  why: 'An attacker does not read the response. If the link went out all the same, the token of the user who taps it lands on the page of the attacker.',
  causes: [
    'The link is sent first, and the redirect URL checked while the response is made.',
    'The message is put into a queue before the request is validated, and stays there.',
  ],
  good: [call({ more: unapproved }), refused, noSms],
  bad: [call({ more: unapproved }), refused, sms(to, 'token', 'https://unapproved.example/verify')],
});

const unapprovedMakesNobody: Family = call => ({
  why: 'A user left behind by a rejected call blocks the sign-up that follows with the right URL.',
  causes: [
    'The user is made first, and the redirect URL checked afterwards.',
    'Nothing undoes the first step where a later one is rejected.',
  ],
  good: [call({ more: unapproved }), refused, signInAfterwards, refused],
  bad: [call({ more: unapproved }), refused, signInAfterwards, link('token')],
});

const signInAfterwards = `POST /v1/auth/magiclink/signin/sms {"loginId":"${phone}"}`;

export const entries = {
  'redirects.sign-up-refuses-unapproved': {
    level: 'MUST',
    text: 'Rejects a sign-up with a redirect URL on an unapproved domain.',
    quote: approvedDomains,
    source: places.signIn,
    ...refusesUnapproved(signUp),
  },
  'redirects.sign-in-refuses-unapproved': {
    level: 'MUST',
    text: 'Rejects a sign-in with a redirect URL on an unapproved domain.',
    quote: approvedDomains,
    source: places.signIn,
    ...refusesUnapproved(signIn),
  },
  'redirects.sign-up-or-in-refuses-unapproved': {
    level: 'MUST',
    text: 'Rejects a sign-up-or-in with a redirect URL on an unapproved domain.',
    quote: approvedDomains,
    source: places.signIn,
    ...refusesUnapproved(signUpOrIn),
  },
  'redirects.update-phone-refuses-unapproved': {
    level: 'MUST',
    text: 'Rejects an update with a redirect URL on an unapproved domain.',
    quote: approvedDomains,
    source: places.update,
    ...refusesUnapproved(updatePhone, newPhone),
  },
  'redirects.sign-up-unapproved-texts-nobody': {
    level: 'MUST',
    text: 'Sends no message for a sign-up that is rejected for its redirect URL.',
    quote: approvedDomains,
    source: places.signIn,
    ...unapprovedTextsNobody(signUp),
  },
  'redirects.sign-in-unapproved-texts-nobody': {
    level: 'MUST',
    text: 'Sends no message for a sign-in that is rejected for its redirect URL.',
    quote: approvedDomains,
    source: places.signIn,
    ...unapprovedTextsNobody(signIn),
  },
  'redirects.sign-up-or-in-unapproved-texts-nobody': {
    level: 'MUST',
    text: 'Sends no message for a sign-up-or-in that is rejected for its redirect URL.',
    quote: approvedDomains,
    source: places.signIn,
    ...unapprovedTextsNobody(signUpOrIn),
  },
  'redirects.update-phone-unapproved-texts-nobody': {
    level: 'MUST',
    text: 'Sends no message for an update that is rejected for its redirect URL.',
    quote: approvedDomains,
    source: places.update,
    ...unapprovedTextsNobody(updatePhone, newPhone),
  },
  'redirects.sign-up-unapproved-makes-nobody': {
    level: 'MUST',
    text: 'Creates no user for a sign-up that is rejected for its redirect URL.',
    quote: approvedDomains,
    source: places.signIn,
    ...unapprovedMakesNobody(signUp),
  },
  'redirects.sign-up-or-in-unapproved-makes-nobody': {
    level: 'MUST',
    text: 'Creates no user for a sign-up-or-in that is rejected for its redirect URL.',
    quote: approvedDomains,
    source: places.signIn,
    ...unapprovedMakesNobody(signUpOrIn),
  },
  'redirects.update-phone-unapproved-changes-nothing': {
    level: 'MUST',
    text: 'Keeps the phone unchanged after rejecting an update for its redirect URL.',
    quote: approvedDomains,
    source: places.update,
    why: 'A rejection is more than a status: if the phone changes all the same, it is unproven.',
    causes: [
      'The change is stored first, and the redirect URL checked when the link is made.',
      'Nothing undoes the first step where a later one is rejected.',
    ],
    good: [updateUnapproved, refused, signIn(), link('A')],
    bad: [updateUnapproved, refused, signIn(), link('A', newPhone)],
  },
  'redirects.refuses-unapproved-in-any-scheme': {
    level: 'SHOULD',
    text: 'Rejects an unapproved domain also if the URL has another scheme, a port, or no slashes.',
    quote: approvedDomains,
    source: places.signIn,
    why: 'A domain that is not approved stays so with any scheme or port.',
    causes: [
      'Only https URLs are compared with the list, and all others let through.',
      'The host is compared together with its port, and what does not parse is let through.',
    ],
    good: [to(inOtherScheme), refused],
    bad: [to(inOtherScheme), `→ SMS: ${inOtherScheme}?t=<token>`],
  },
} as const satisfies Entries;
