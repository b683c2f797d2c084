import {
  link,
  newPhone,
  otherPhone,
  phone,
  refused,
  sent,
  sentAndUsed,
  session,
  signIn,
  signInAs,
  updatePhone,
  verify,
  signUp,
} from './calls.ts';
import type { Telling } from './explanation.ts';

const named = '# by the user ada@example.com';
const signUpAdded = signUp({ body: `{"loginId":"${newPhone}","phone":"${newPhone}"}` });
const asked = '# by the user U2a…';
const adding = updatePhone({ body: `{"phone":"${newPhone}","addToLoginIDs":true}` });
const merging = (more = '') =>
  updatePhone({ body: `{"phone":"${otherPhone}","addToLoginIDs":true${more}}` });
const others = `# ${phone} is U2a…, ${otherPhone} is U2b…`;
const othersAsked = `${others} and asked for a sign-in, with <B>`;
const usingExisting = merging(',"onMergeUseExisting":true');
const failing = merging(',"failOnConflict":true');

const merged = '# U2a… was merged into U2b…';
const updateByMerged = updatePhone({ bearer: 'Bearer <project ID>:<refresh JWT of U2a…>' });

const whyMerge =
  'A merge leaves one of two users. Which one stays, and when, decides whose data is lost, and it cannot be undone.';

export const updatePhoneLoginIds = {
  'update-phone.makes-phone-a-login-id': {
    why: 'The user was asked to sign in with the new number from now on, and is refused when doing so.',
    causes: [
      'addToLoginIDs is read as addToLoginIds and never found.',
      'The option is not kept between the message and the verify.',
      'The phone is added to the list, but not to the index that sign-in looks up.',
    ],
    good: [asked, adding, sentAndUsed, signInAs(newPhone), '→ 200, and its link signs in U2a…'],
    bad: [asked, adding, sentAndUsed, signInAs(newPhone), refused],
  },
  'update-phone.adds-login-id-on-verify': {
    why: 'A login ID that was not proven yet is a door to the account for whoever owns that number.',
    causes: [
      'The login ID is added when the update is asked for.',
      'A sign-in finds users by pending phones, too.',
    ],
    good: [adding, link('token', newPhone), signInAs(newPhone), refused],
    bad: [adding, link('token', newPhone), signInAs(newPhone), link('A', newPhone)],
  },
  'update-phone.keeps-old-login-id': {
    why: 'Adding is not replacing: whoever signs in with the old login ID, an app that remembers it for example, is locked out.',
    causes: [
      'The new login ID replaces the old one.',
      'Login IDs equal to the old phone are removed as outdated.',
    ],
    good: [adding, sentAndUsed, signIn(), link('A', newPhone)],
    bad: [adding, sentAndUsed, signIn(), refused],
  },
  'update-phone.adds-no-login-id-unasked': {
    why: 'A login ID that appears unasked is a second door to the account, which the application knows nothing of.',
    causes: [
      'The option counts as true where it is absent.',
      'Users are looked up by their phone as well as by their login IDs.',
    ],
    good: [updatePhone(), sentAndUsed, signInAs(newPhone), refused],
    bad: [updatePhone(), sentAndUsed, signInAs(newPhone), link('A', newPhone)],
  },
  'update-phone.merge-keeps-updated-user': {
    why: whyMerge,
    causes: [
      'onMergeUseExisting counts as true where it is absent.',
      'The user whom the login ID finds is the one who is kept, as at sign-in.',
      'Both users stay, and share the login ID.',
    ],
    good: [others, merging(), link('token', otherPhone), verify(), session('"userId":"U2a…"')],
    bad: [others, merging(), link('token', otherPhone), verify(), session('"userId":"U2b…"')],
  },
  'update-phone.merge-keeps-existing-user': {
    why: whyMerge,
    causes: [
      'onMergeUseExisting is ignored, so that always the same one stays.',
      'The answer of verify tells one user, and the store keeps the other.',
    ],
    good: [others, usingExisting, link('token', otherPhone), verify(), session('"userId":"U2b…"')],
    bad: [others, usingExisting, link('token', otherPhone), verify(), session('"userId":"U2a…"')],
  },
  'update-phone.merge-ends-session': {
    why: 'The user behind that JWT is gone. A session that lives on acts for nobody, or brings the user back.',
    causes: [
      'The user is deleted, the sessions are not.',
      'JWTs are valid by their signature alone, and nobody asks whether their user exists.',
    ],
    good: [merged, updateByMerged, refused],
    bad: [merged, updateByMerged, sent(newPhone)],
  },
  'update-phone.merge-waits-for-verify': {
    why: 'Anybody can ask for an update to the number of somebody else. A merge before the link is used takes over the account of its owner.',
    causes: [
      'The merge happens when the update is asked for.',
      'The login ID moves at once, and only the rest waits.',
    ],
    good: [othersAsked, merging(), verify('B'), session('"userId":"U2b…"')],
    bad: [othersAsked, merging(), verify('B'), session('"userId":"U2a…"')],
  },
  'update-phone.merged-session-is-of-kept-user': {
    why: 'The user is merged and signed in at once. A session of the one who is gone fails at the next call.',
    causes: [
      'The session is made before the merge.',
      'The answer tells the user who stays, and the JWTs are of the other one.',
    ],
    good: [others, usingExisting, sentAndUsed, '→ session JWT {"sub":"U2b…"}'],
    bad: [others, usingExisting, sentAndUsed, '→ session JWT {"sub":"U2a…"}'],
  },
  'update-phone.accepts-taken-number': {
    why: 'Two accounts of one person are merged by this. A refusal that nobody asked for leaves them apart for good.',
    causes: [
      'failOnConflict counts as true where it is absent.',
      'A unique key on login IDs is checked when the update is asked for.',
    ],
    good: [others, merging(), sent(otherPhone)],
    bad: [others, merging(), refused],
  },
  'update-phone.moves-links-after-adding': {
    why: 'The user changes the number because the old one is gone. Links that still go there are lost, or read by its next owner.',
    causes: [
      'With two login IDs that are numbers, the message goes to the one that was called.',
      'The option adds a login ID and leaves the phone as it was.',
    ],
    good: [adding, sentAndUsed, signIn(), `→ SMS to ${newPhone}, and none to ${phone}`],
    bad: [adding, sentAndUsed, signIn(), link('A', phone)],
  },
  'update-phone.keeps-named-login-id': {
    why: 'Adding is not replacing: whoever signs in with an e-mail address is locked out.',
    causes: [
      'The new login ID replaces the old one.',
      'The list holds login IDs of one kind only, and phones win.',
    ],
    good: [named, adding, sentAndUsed, signInAs('ada@example.com'), link('A', newPhone)],
    bad: [named, adding, sentAndUsed, signInAs('ada@example.com'), refused],
  },
  'update-phone.added-login-id-is-taken': {
    why: 'A login ID names one user. A second one behind it splits the account, or takes it over.',
    causes: [
      'A sign-up looks up the first login ID of each user only.',
      'The added login ID is kept beside the user, outside of the unique key.',
    ],
    good: [adding, sentAndUsed, signUpAdded, refused],
    bad: [adding, sentAndUsed, signUpAdded, sent(newPhone)],
  },
  'update-phone.fails-on-conflict': {
    why: 'The application asked for a failure so that no two users become one. A merge all the same loses one of them for good.',
    causes: [
      'failOnConflict is not read at all: most SDKs do not send it.',
      'The conflict is refused when the users are merged already.',
      'The flag is checked when the update is asked for, and lost at verify.',
    ],
    good: [othersAsked, failing, refused, verify('B'), session('"userId":"U2b…"')],
    bad: [othersAsked, failing, sentAndUsed, verify('B'), session('"userId":"U2a…"')],
  },
} satisfies Telling;
