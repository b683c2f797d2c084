import { link, phone, session, signUpOrIn, verify } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';

const ada = `# ${phone} is registered with the name Ada Example`;

const registeredAsOne = `# ${phone} is the user U2a…`;

export const entries = {
  'sign-up-or-in.keeps-registered-user': {
    level: 'MUST',
    text: 'Signs in the same user after a sign-up-or-in by a registered user.',
    quote: 'If the phone number is already registered',
    source: places.openApiSignUpOrIn,
    why: 'The application stores all data of a user under the user ID. A second user under the same phone starts from nothing.',
    causes: [
      'A user is made at each call, and the newest one wins.',
      'The insert replaces the record that is there, with a new ID.',
      'The lookup uses another form of the number than it was stored in.',
    ],
    good: [registeredAsOne, signUpOrIn(), link('token'), verify(), session('"userId":"U2a…"')],
    bad: [registeredAsOne, signUpOrIn(), link('token'), verify(), session('"userId":"U2c…"')],
  },
  'sign-up-or-in.keeps-user-details': {
    level: 'MUST',
    text: 'Leaves the details of a registered user unchanged after a sign-up-or-in.',
    quote: 'If the phone number is already registered',
    source: places.openApiSignUpOrIn,
    why: 'A user who comes back finds the name gone.',
    causes: [
      'An upsert replaces the record by one built from the call, which has a login ID only.',
      'Details are set to their defaults as for a new user.',
    ],
    good: [ada, signUpOrIn(), link('token'), verify(), session('"name":"Ada Example"')],
    bad: [ada, signUpOrIn(), link('token'), verify(), session('"name":""')],
  },
} as const satisfies Entries;
