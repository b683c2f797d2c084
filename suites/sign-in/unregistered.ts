import { noSms, phone, refused, sent, signIn, signInAs, sms } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { registered } from './group.ts';

const nobody = `# ${phone} is not registered`;

const failure = 'return a failure code if the email address is not registered';

export const entries = {
  'sign-in.refuses-unregistered': {
    level: 'MUST',
    text: 'Rejects a sign-in by an unregistered user.',
    quote: failure,
    source: places.signIn,
    why: 'The application learns from the rejection that it has to offer a sign-up. A 200 leaves the user waiting for a message that never comes.',
    causes: [
      'An unknown user is created on the way.',
      'The mock treats every user as registered.',
      'The response is always 200, to give nothing away: the documents ask for a failure here.',
    ],
    good: [nobody, signIn(), refused],
    bad: [nobody, signIn(), sent()],
  },
  'sign-in.refuses-unknown-email': {
    level: 'MUST',
    text: 'Rejects a sign-in with an unregistered email address.',
    quote: failure,
    source: places.signIn,
    why: 'The application learns from the rejection that it has to offer a sign-up. A 200 leaves the user waiting for a message that never comes.',
    causes: [
      'Only login IDs that are phone numbers are looked up.',
      'The rejection is left to the SMS gateway, which receives an email address.',
    ],
    good: ['# ada@example.com is not registered', signInAs('ada@example.com'), refused],
    bad: ['# ada@example.com is not registered', signInAs('ada@example.com'), '→ 200'],
  },
  'sign-in.refuses-near-login-ids': {
    level: 'MUST',
    text: 'Rejects a sign-in with part of a registered login ID, or with a pattern that matches one.',
    quote: failure,
    source: places.signIn,
    why: 'A login ID names one user. If a part or a pattern is enough, the message goes to the first user that matches.',
    causes: [
      'The lookup searches for a part of the string.',
      'The login ID ends in a LIKE or a regular expression, unescaped.',
      'Numbers are compared by their last digits.',
    ],
    good: [registered, signInAs('%0142'), refused],
    bad: [registered, signInAs('%0142'), sent()],
  },
  'sign-in.refuses-part-of-email': {
    level: 'MUST',
    text: 'Rejects a sign-in with part of a registered email address.',
    quote: failure,
    source: places.signIn,
    why: 'Otherwise alice of one company could sign in as alice of another.',
    causes: [
      'The text before the at sign is used as a user name.',
      'Addresses are compared up to the at sign, or up to a length.',
    ],
    good: ['# ada@example.com is registered, and ada is not', signInAs('ada'), refused],
    bad: ['# ada@example.com is registered, and ada is not', signInAs('ada'), sent()],
  },
  'sign-in.texts-nobody-unregistered': {
    level: 'MUST',
    text: 'Sends no message for a rejected sign-in by an unregistered user.',
    quote: failure,
    source: places.signIn,
    why: 'If unregistered numbers get messages, anyone can text any number at the expense of the project.',
    causes: [
      'The message is sent to the login ID before the user is looked up.',
      'The message is queued, and the rejection does not take it back.',
    ],
    good: [nobody, signIn(), refused, noSms],
    bad: [nobody, signIn(), refused, sms()],
  },
  'sign-in.makes-no-user': {
    level: 'MUST',
    text: 'Creates no user for a rejected sign-in by an unregistered user.',
    quote: failure,
    source: places.signIn,
    why: 'A user made by a rejected sign-in is one who never signed up, and the sign-up that follows is rejected.',
    causes: [
      'The lookup creates what it does not find.',
      'A record for counting attempts counts as a user later.',
    ],
    good: [nobody, signIn(), refused, signIn(), refused],
    bad: [nobody, signIn(), refused, signIn(), sent()],
  },
} as const satisfies Entries;
