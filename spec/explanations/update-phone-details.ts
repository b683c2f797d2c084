import {
  link,
  newPhone,
  otherPhone,
  phone,
  refused,
  sentAndUsed,
  session,
  signIn,
  signInAs,
  signUpOrIn,
  updatePhone,
  verify,
  withJwt,
} from './calls.ts';
import type { Telling } from './explanation.ts';

const named = `# ada@example.com is registered with ${phone}`;
const updateNamed = updatePhone({
  body: `{"loginId":"ada@example.com","phone":"${newPhone}"}`,
});
const toOther = updatePhone({ body: `{"loginId":"${phone}","phone":"${otherPhone}"}` });
const older = '# <A> is of a sign-in before this update';
const byUser = '# by the user U2a…';
const ada = '# by a user whose name is Ada Example';
const me = withJwt('GET /v1/auth/me');
const mixed = updatePhone({
  bearer: 'Bearer <project ID>:<refresh JWT of U2a…>',
  body: `{"loginId":"${otherPhone}","phone":"${newPhone}","addToLoginIDs":true}`,
});

const whyNew =
  'The user changes the number because the old one is gone. Links that still go there are lost, or read by its next owner.';
const whyDetails =
  'An update is of a number. A name or a login ID that changes along is lost without anybody noticing.';

/** What an update does to the rest of the account: other links, other details, other users. */
export const updatePhoneDetails = {
  'update-phone.older-links-keep-new-phone': {
    why: whyNew,
    causes: [
      'A link holds a copy of the user as it was, and verify writes it back.',
      'Verify sets the phone that the link was sent to, as the one just proven.',
    ],
    good: [older, updatePhone(), sentAndUsed, verify('A'), session(`"phone":"${newPhone}"`)],
    bad: [older, updatePhone(), sentAndUsed, verify('A'), session(`"phone":"${phone}"`)],
  },
  'update-phone.older-links-live-on': {
    why: 'A link ends by being used or by its age. That a change of the phone ends it is said nowhere.',
    causes: [
      'All tokens of a user are deleted when the phone changes.',
      'A link is looked up by the phone that it was sent to, which the user no longer has.',
    ],
    good: [older, updatePhone(), sentAndUsed, verify('A'), session()],
    bad: [older, updatePhone(), sentAndUsed, verify('A'), refused],
  },
  'update-phone.serves-named-users': {
    why: 'Users who sign in with an e-mail address have phones as well, and lose them as often.',
    causes: [
      'The user is looked up by the old phone, not by the login ID or the JWT.',
      'The login ID is validated as a phone number.',
    ],
    good: [named, updateNamed, sentAndUsed, signInAs('ada@example.com'), link('A', newPhone)],
    bad: [named, updateNamed, refused],
  },
  'update-phone.works-twice': {
    why: 'A number changes more than once in the life of an account.',
    causes: [
      'The second update finds the user by the first phone.',
      'The mark of a pending update is never taken away.',
      'The refresh JWT holds the old phone, and the two are compared.',
    ],
    good: [updatePhone(), sentAndUsed, toOther, sentAndUsed, signIn(), link('A', otherPhone)],
    bad: [updatePhone(), sentAndUsed, toOther, sentAndUsed, signIn(), link('A', newPhone)],
  },
  'update-phone.moves-links-of-sign-up-or-in': {
    why: whyNew,
    causes: [
      'A sign-up or in texts the login ID, since it may be of somebody new.',
      'The new phone is read at the sign-in, but not at this operation.',
    ],
    good: [updatePhone(), sentAndUsed, signUpOrIn(), link('A', newPhone)],
    bad: [updatePhone(), sentAndUsed, signUpOrIn(), link('A', phone)],
  },
  'update-phone.sign-up-or-in-finds-user': {
    why: 'The user signs in as before, and is somebody new with an empty account.',
    causes: [
      'Users are looked up by their phone, which is another one now.',
      'The update replaces the login ID, so that the old one counts as unknown.',
    ],
    good: [byUser, updatePhone(), sentAndUsed, signUpOrIn(), '→ 200, and its link signs in U2a…'],
    bad: [byUser, updatePhone(), sentAndUsed, signUpOrIn(), '→ 200, and its link signs in U2c…'],
  },
  'update-phone.leaves-details-alone': {
    why: whyDetails,
    causes: [
      'The record of the user is replaced by one made of the fields of the call.',
      'The user is made anew at verify, of the phone alone.',
    ],
    good: [ada, updatePhone(), link('token', newPhone), verify(), session('"name":"Ada Example"')],
    bad: [ada, updatePhone(), link('token', newPhone), verify(), session('"name":""')],
  },
  'update-phone.adds-nothing-to-named-user': {
    why: 'The login ID is public, the JWT is the proof. A login ID added by a stranger is a door to the account.',
    causes: [
      'The JWT is verified, but its subject is never compared with the login ID.',
      'The phone goes to the user of the JWT, and the login ID to the user of the body.',
    ],
    good: [mixed, refused, signInAs(newPhone), refused],
    bad: [mixed, sentAndUsed, signInAs(newPhone), `→ 200, and its link signs in ${otherPhone}`],
  },
  'update-phone.me-tells-new-phone': {
    why: 'Applications show the profile as me tells it. A user who sees the old number there changes it once more.',
    causes: [
      'The answer is made of the claims of the JWT, or of a cache.',
      'The new phone is told at verify and stored nowhere.',
    ],
    good: [updatePhone(), sentAndUsed, me, `→ 200 {"phone":"${newPhone}",…}`],
    bad: [updatePhone(), sentAndUsed, me, `→ 200 {"phone":"${phone}",…}`],
  },
  'update-phone.request-changes-no-details': {
    why: 'A request proves nothing yet. What it changes at once is changed by a typing error, too.',
    causes: [
      'verifiedPhone is taken away when the update is asked for.',
      'The pending phone is stored where the profile is read.',
    ],
    good: [updatePhone(), link('A', newPhone), me, '→ 200 {"verifiedPhone":true,…}'],
    bad: [updatePhone(), link('A', newPhone), me, '→ 200 {"verifiedPhone":false,…}'],
  },
} satisfies Telling;
