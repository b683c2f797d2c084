import {
  link,
  newPhone,
  noSms,
  phone,
  refused,
  sent,
  session,
  signIn,
  signUp,
  sms,
  verify,
} from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { phoneBeside } from './group.ts';

const registered = `# ${phone} is registered`;

const nameTaken = `# ada@example.com is registered with ${newPhone}`;

const withDetails = signUp({ more: '"user":{"name":"Ada Example","givenName":"Ada"}' });

const takeOver = signUp({ body: `{"loginId":"${phone}","phone":"${newPhone}"}` });

export const entries = {
  'sign-up.refuses-registered': {
    level: 'MUST',
    text: 'Rejects a sign-up by a registered user.',
    quote: 'will return a failure code if the email address is already registered',
    source: places.openApiSignUp,
    why: 'The application learns from the rejection that it has to offer a sign-in. A second account under one login ID splits the data of a user, or overwrites it.',
    causes: [
      'An upsert makes or updates, whichever fits.',
      'The lookup uses another key than users are stored under.',
      'One code path serves the sign-up and the sign-up-or-in.',
    ],
    good: [registered, signUp(), refused],
    bad: [registered, signUp(), sent()],
  },
  'sign-up.refuses-taken-name': {
    level: 'MUST',
    text: 'Rejects a sign-up with a registered email address, whatever the phone.',
    quote: 'will return a failure code if the email address is already registered',
    source: places.openApiSignUp,
    why: "A caller who signs up by another user's login ID and gets a link to a phone of their own could take over that account.",
    causes: [
      'Only the phone is looked up, and it is a new one.',
      'Email addresses are compared in the case in which they were typed.',
      'An upsert makes or updates, whichever fits.',
    ],
    good: [nameTaken, phoneBeside, refused],
    bad: [nameTaken, phoneBeside, sent()],
  },
  'sign-up.texts-nobody-registered': {
    level: 'MUST',
    text: 'Sends no message for a rejected sign-up by a registered user.',
    quote: 'will return a failure code if the email address is already registered',
    source: places.openApiSignUp,
    why: 'A rejected call costs nothing. If it sends a message all the same, anyone can text users at the expense of the project.',
    causes: [
      'The message is sent before the lookup.',
      'A sign-in runs first, and only its response is replaced by a rejection.',
    ],
    good: [registered, signUp(), refused, noSms],
    bad: [registered, signUp(), refused, sms()],
  },
  'sign-up.keeps-registered-user': {
    level: 'MUST',
    text: 'Leaves a registered user unchanged after rejecting a sign-up by that user.',
    quote: 'will return a failure code if the email address is already registered',
    source: places.openApiSignUp,
    why: 'Anyone can call sign-up with any login ID. If the new phone is stored, the next link for that account goes to the attacker.',
    causes: [
      'The details are merged into the user before the rejection.',
      'The insert is an upsert, and its conflict is reported afterwards.',
    ],
    good: [registered, takeOver, refused, signIn(), link('token')],
    bad: [registered, takeOver, refused, signIn(), link('token', newPhone)],
  },
  'sign-up.keeps-user-details': {
    level: 'SHOULD',
    text: 'Stores the user details given at sign-up.',
    quote: 'SignUpUser',
    source: places.openApiSignUp,
    why: 'The application asks for a name once, at sign-up. If it is lost there, the user is nameless in every session.',
    causes: [
      'The details are not kept between the message and the verify.',
      'Only some fields of the user are copied.',
      'The user is created again at verify, from the phone alone.',
    ],
    good: [withDetails, link('token'), verify(), session('"name":"Ada Example","givenName":"Ada"')],
    bad: [withDetails, link('token'), verify(), session('"name":"","givenName":""')],
  },
} as const satisfies Entries;
