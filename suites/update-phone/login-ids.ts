import {
  link,
  newPhone,
  otherPhone,
  refused,
  sent,
  sentAndUsed,
  session,
  signIn,
  signInAs,
  signUp,
  updatePhone,
  verify,
} from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { adding, merging, others, othersAsked } from './group.ts';

const named = '# by the user ada@example.com';

const signUpAdded = signUp({ body: `{"loginId":"${newPhone}","phone":"${newPhone}"}` });

const asked = '# by the user U2a…';

const failing = merging(',"failOnConflict":true');

const takenSince = '→ 200; another user gets the number, and the link is refused';

export const entries = {
  'update-phone.makes-phone-a-login-id': {
    level: 'SHOULD',
    text: 'Accepts the new phone as a login ID once an update with addToLoginIDs is verified.',
    quote: 'associating multiple login IDs for a user during API update calls',
    source: places.update,
    why: 'The user was asked to sign in with the new number from now on, and is rejected when doing so.',
    causes: [
      'addToLoginIDs is read as addToLoginIds and never found.',
      'The option is not kept between the message and the verify.',
      'The phone is added to the list, but not to the index that sign-in looks up.',
    ],
    good: [asked, adding, sentAndUsed, signInAs(newPhone), '→ 200, and its link signs in U2a…'],
    bad: [asked, adding, sentAndUsed, signInAs(newPhone), refused],
  },
  'update-phone.adds-login-id-on-verify': {
    level: 'SHOULD',
    text: 'Rejects a sign-in with the new phone before an update with addToLoginIDs is verified.',
    quote: 'associating multiple login IDs for a user during API update calls',
    source: places.update,
    why: 'An unproven login ID opens the account to the owner of that number.',
    causes: [
      'The login ID is added when the update is asked for.',
      'A sign-in finds users by pending phones, too.',
    ],
    good: [adding, link('token', newPhone), signInAs(newPhone), refused],
    bad: [adding, link('token', newPhone), signInAs(newPhone), link('A', newPhone)],
  },
  'update-phone.keeps-old-login-id': {
    level: 'SHOULD',
    text: 'Accepts a sign-in with the old login ID after an update with addToLoginIDs.',
    quote: 'associating multiple login IDs for a user',
    source: places.update,
    why: 'Adding is not replacing: a user who signs in with the old login ID, such as one that an app has stored, is locked out.',
    causes: [
      'The new login ID replaces the old one.',
      'Login IDs equal to the old phone are removed as outdated.',
    ],
    good: [adding, sentAndUsed, signIn(), link('A', newPhone)],
    bad: [adding, sentAndUsed, signIn(), refused],
  },
  'update-phone.adds-no-login-id-unasked': {
    level: 'SHOULD',
    text: 'Does not make the new phone a login ID if addToLoginIDs is not set.',
    quote: 'addToLoginIDs: default false',
    source: places.openApiUpdate,
    why: 'A login ID that was not asked for is a second way into the account, and the application has no record of it.',
    causes: [
      'The option counts as true where it is absent.',
      'Users are looked up by their phone as well as by their login IDs.',
    ],
    good: [updatePhone(), sentAndUsed, signInAs(newPhone), refused],
    bad: [updatePhone(), sentAndUsed, signInAs(newPhone), link('A', newPhone)],
  },
  'update-phone.keeps-named-login-id': {
    level: 'SHOULD',
    text: 'Accepts a sign-in with a login ID that is not a phone number after an update with addToLoginIDs.',
    quote: 'associating multiple login IDs for a user',
    source: places.update,
    why: 'Adding is not replacing: a user who signs in with an email address is locked out.',
    causes: [
      'The new login ID replaces the old one.',
      'The list contains login IDs of one kind only, and phones win.',
    ],
    good: [named, adding, sentAndUsed, signInAs('ada@example.com'), link('A', newPhone)],
    bad: [named, adding, sentAndUsed, signInAs('ada@example.com'), refused],
  },
  'update-phone.added-login-id-is-taken': {
    level: 'SHOULD',
    text: "Rejects another user's sign-up with the new phone after an update with addToLoginIDs.",
    quote: 'associating multiple login IDs for a user',
    source: places.update,
    why: 'A login ID names one user. A second user with the same login ID splits the account, or takes it over.',
    causes: [
      'A sign-up looks up the first login ID of each user only.',
      'The added login ID is kept beside the user, outside of the unique key.',
    ],
    good: [adding, sentAndUsed, signUpAdded, refused],
    bad: [adding, sentAndUsed, signUpAdded, sent(newPhone)],
  },
  'update-phone.accepts-taken-number': {
    level: 'SHOULD',
    text: "Accepts an update to another user's login ID if failOnConflict is not set.",
    quote: 'failOnConflict',
    source: places.sdks,
    why: 'This merges two accounts of one person. A rejection that was not asked for leaves them apart for good.',
    causes: [
      'failOnConflict counts as true where it is absent.',
      'A unique key on login IDs is checked when the update is asked for.',
    ],
    good: [others, merging(), sent(otherPhone)],
    bad: [others, merging(), refused],
  },
  'update-phone.fails-on-conflict': {
    level: 'SHOULD',
    text: 'Does not merge two users if failOnConflict is set.',
    quote: 'failOnConflict',
    source: places.sdks,
    why: 'The application asked for a failure so that no two users become one. A merge all the same loses one of them for good.',
    causes: [
      'failOnConflict is not read at all: most SDKs do not send it.',
      'The conflict is rejected when the users are merged already.',
      'The flag is checked when the update is asked for, and lost at verify.',
    ],
    good: [othersAsked, failing, refused, verify('B'), session('"userId":"U2b…"')],
    bad: [othersAsked, failing, sentAndUsed, verify('B'), session('"userId":"U2a…"')],
  },
  'update-phone.late-conflict-changes-nothing': {
    level: 'SHOULD',
    text: 'Keeps the old phone if failOnConflict makes verify reject the link for a conflict that arose after the update.',
    quote: 'failOnConflict',
    source: places.sdks,
    why: 'A rejection says that nothing has happened. Half an update leaves an account with a phone that the application does not have.',
    causes: [
      'The phone is written first, and the unique key on login IDs stops the second statement.',
      'Two writes are not in one transaction.',
    ],
    good: [failing, takenSince, signIn(), sent()],
    bad: [failing, takenSince, signIn(), sent(newPhone)],
  },
} as const satisfies Entries;
