import {
  link,
  newPhone,
  otherPhone,
  phone,
  refused,
  sentAndUsed,
  signInAs,
  sms,
  updatePhone,
} from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { after, signedIn } from './group.ts';

const named = `# ada@example.com is registered with ${phone}`;

const updateNamed = updatePhone({
  body: `{"loginId":"ada@example.com","phone":"${newPhone}"}`,
});

const mixed = updatePhone({
  bearer: 'Bearer <project ID>:<refresh JWT of U2a…>',
  body: `{"loginId":"${otherPhone}","phone":"${newPhone}","addToLoginIDs":true}`,
});

const mixedBody = `{"loginId":"${otherPhone}","phone":"${newPhone}"}`;

export const entries = {
  'update-phone.keeps-named-user': {
    level: 'MUST',
    text: "Does not change another user's phone if an update names that user's login ID.",
    quote: signedIn,
    source: places.update,
    why: 'The login ID is public, the JWT is the proof. If the login ID decides whose phone changes, any user takes over any account.',
    causes: [
      'The JWT is verified, but its subject is never compared with the login ID.',
      'The difference is found after the change.',
    ],
    good: [
      updatePhone({ bearer: 'Bearer <project ID>:<refresh JWT of U2a…>', body: mixedBody }),
      refused,
      signInAs(otherPhone),
      sms(otherPhone),
    ],
    bad: [
      updatePhone({ bearer: 'Bearer <project ID>:<refresh JWT of U2a…>', body: mixedBody }),
      sentAndUsed,
      signInAs(otherPhone),
      sms(newPhone),
    ],
  },
  'update-phone.adds-nothing-to-named-user': {
    level: 'MUST',
    text: "Does not change another user if an update with addToLoginIDs names that user's login ID.",
    quote: signedIn,
    source: places.update,
    why: 'The login ID is public, the JWT is the proof. A login ID added by an attacker opens the account.',
    causes: [
      'The JWT is verified, but its subject is never compared with the login ID.',
      'The phone goes to the user of the JWT, and the login ID to the user of the body.',
    ],
    good: [mixed, refused, signInAs(newPhone), refused],
    bad: [mixed, sentAndUsed, signInAs(newPhone), `→ 200, and its link signs in ${otherPhone}`],
  },
  'update-phone.serves-named-users': {
    level: 'MUST',
    text: 'Changes the phone of a user whose login ID is not a phone number.',
    quote: after,
    source: places.update,
    why: 'Users who sign in with an email address have phones as well, and change them as often.',
    causes: [
      'The user is looked up by the old phone, not by the login ID or the JWT.',
      'The login ID is validated as a phone number.',
    ],
    good: [named, updateNamed, sentAndUsed, signInAs('ada@example.com'), link('A', newPhone)],
    bad: [named, updateNamed, refused],
  },
} as const satisfies Entries;
