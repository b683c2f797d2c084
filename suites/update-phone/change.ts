import {
  link,
  newPhone,
  otherPhone,
  phone,
  refused,
  sentAndUsed,
  session,
  signIn,
  signUpOrIn,
  updatePhone,
  verify,
  withJwt,
} from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { after, whyNew } from './group.ts';

const toOther = updatePhone({ body: `{"loginId":"${phone}","phone":"${otherPhone}"}` });

const older = '# <A> is of a sign-in before this update';

const byUser = '# by the user U2a…';

const ada = '# by a user whose name is Ada Example';

const me = withJwt('GET /v1/auth/me');

const whyDetails =
  'An update is of a number. A name or a login ID that changes along with it is lost unnoticed.';

const asked = '# by the user U2a…';

const otherAsked = `# ${otherPhone}, the user U2b…, asked for a sign-in, with <B>`;

export const entries = {
  'update-phone.changes-phone': {
    level: 'MUST',
    text: "Changes the user's phone once the update link is verified.",
    quote: after,
    source: places.update,
    causes: [
      'What the link was made for is not stored with it, so that verify only signs in.',
      'The response is built from the user as it was before the change.',
      'The new phone is kept as a login ID and not as the phone.',
    ],
    good: [updatePhone(), link('token', newPhone), verify(), session(`"phone":"${newPhone}"`)],
    bad: [updatePhone(), link('token', newPhone), verify(), session(`"phone":"${phone}"`)],
  },
  'update-phone.marks-phone-verified': {
    level: 'SHOULD',
    text: 'Marks the new phone as verified once the update link is verified.',
    quote: 'verifiedPhone',
    source: places.sdks,
    why: 'The link has just proven the phone. Applications that ask for a verified one would send the user through it again.',
    causes: [
      'A change of the phone resets the flag, and nothing sets it again.',
      'The flag is set at sign-in links only.',
    ],
    good: [updatePhone(), link('token', newPhone), verify(), session('"verifiedPhone":true')],
    bad: [updatePhone(), link('token', newPhone), verify(), session('"verifiedPhone":false')],
  },
  'update-phone.keeps-user': {
    level: 'MUST',
    text: 'Signs in the user who requested the update when its link is verified.',
    quote: 'Update the phone number of an existing end user',
    source: places.update,
    why: 'The user changed a number, not the account. A new user ID loses all that hangs on the old one.',
    causes: [
      'Verify looks the user up by the new phone, finds none and makes one.',
      'The user ID is derived from the phone.',
    ],
    good: [asked, updatePhone(), link('token', newPhone), verify(), session('"userId":"U2a…"')],
    bad: [asked, updatePhone(), link('token', newPhone), verify(), session('"userId":"U2c…"')],
  },
  'update-phone.waits-for-verify': {
    level: 'MUST',
    text: "Keeps the user's old phone until the update link is verified.",
    quote: after,
    source: places.update,
    why: 'A typing error in the new number, applied at once, locks the owner out and lets the owner of that number in.',
    causes: [
      'The phone is stored when the update is asked for, and verify only confirms it.',
      'Any link of the user, that of a sign-in included, completes a pending update.',
    ],
    good: [
      signIn(),
      link('A'),
      updatePhone(),
      link('B', newPhone),
      verify('A'),
      session(`"phone":"${phone}"`),
    ],
    bad: [
      signIn(),
      link('A'),
      updatePhone(),
      link('B', newPhone),
      verify('A'),
      session(`"phone":"${newPhone}"`),
    ],
  },
  'update-phone.leaves-others-alone': {
    level: 'MUST',
    text: 'Leaves other users unchanged when one user updates the phone.',
    quote: 'Update the phone number of an existing end user',
    source: places.update,
    causes: [
      'The statement that changes the phone lacks its condition.',
      'Users are shared objects, and a default one is changed for all.',
    ],
    good: [otherAsked, updatePhone(), sentAndUsed, verify('B'), session(`"phone":"${otherPhone}"`)],
    bad: [otherAsked, updatePhone(), sentAndUsed, verify('B'), session(`"phone":"${newPhone}"`)],
  },
  'update-phone.works-twice': {
    level: 'MUST',
    text: 'Changes the phone again with a second update.',
    quote: after,
    source: places.update,
    why: 'A number changes more than once in the life of an account.',
    causes: [
      'The second update finds the user by the first phone.',
      'The mark of a pending update is never taken away.',
      'The refresh JWT contains the old phone, and the two are compared.',
    ],
    good: [updatePhone(), sentAndUsed, toOther, sentAndUsed, signIn(), link('A', otherPhone)],
    bad: [updatePhone(), sentAndUsed, toOther, sentAndUsed, signIn(), link('A', newPhone)],
  },
  'update-phone.sign-up-or-in-finds-user': {
    level: 'MUST',
    text: 'Signs in the same user when a sign-up-or-in uses the old login ID after an update.',
    quote: 'Update the phone number of an existing end user',
    source: places.update,
    why: 'The user signs in as before, and gets a new, empty account.',
    causes: [
      'Users are looked up by their phone, which has changed.',
      'The update replaces the login ID, so that the old one counts as unknown.',
    ],
    good: [byUser, updatePhone(), sentAndUsed, signUpOrIn(), '→ 200, and its link signs in U2a…'],
    bad: [byUser, updatePhone(), sentAndUsed, signUpOrIn(), '→ 200, and its link signs in U2c…'],
  },
  'update-phone.leaves-details-alone': {
    level: 'MUST',
    text: 'Leaves the other details of the user unchanged after an update.',
    quote: 'Update the phone number of an existing end user',
    source: places.update,
    why: whyDetails,
    causes: [
      'The record of the user is replaced by one made of the fields of the call.',
      'The user is created again at verify, from the phone alone.',
    ],
    good: [ada, updatePhone(), link('token', newPhone), verify(), session('"name":"Ada Example"')],
    bad: [ada, updatePhone(), link('token', newPhone), verify(), session('"name":""')],
  },
  'update-phone.request-changes-no-details': {
    level: 'SHOULD',
    text: 'Returns unchanged user details in the response to a me request until the update link is verified.',
    quote: after,
    source: places.update,
    why: 'A request proves nothing yet. What it changes at once is changed by a typing error, too.',
    causes: [
      'verifiedPhone is taken away when the update is asked for.',
      'The pending phone is stored where the profile is read.',
    ],
    good: [updatePhone(), link('A', newPhone), me, '→ 200 {"verifiedPhone":true,…}'],
    bad: [updatePhone(), link('A', newPhone), me, '→ 200 {"verifiedPhone":false,…}'],
  },
  'update-phone.me-tells-new-phone': {
    level: 'SHOULD',
    text: 'Returns the new phone in the response to a me request after an update.',
    quote: after,
    source: places.update,
    why: 'Applications show the profile that me returns. A user who sees the old number there changes it once more.',
    causes: [
      'The response is built from the claims of the JWT, or of a cache.',
      'The new phone is returned by verify and stored nowhere.',
    ],
    good: [updatePhone(), sentAndUsed, me, `→ 200 {"phone":"${newPhone}",…}`],
    bad: [updatePhone(), sentAndUsed, me, `→ 200 {"phone":"${phone}",…}`],
  },
  'update-phone.older-links-keep-new-phone': {
    level: 'MUST',
    text: 'Keeps the new phone when a sign-in link sent before the verified update is used.',
    quote: after,
    source: places.update,
    why: whyNew,
    causes: [
      'A link stores a copy of the user as it was, and verify writes it back.',
      'Verify sets the phone that the link was sent to, as the one just proven.',
    ],
    good: [older, updatePhone(), sentAndUsed, verify('A'), session(`"phone":"${newPhone}"`)],
    bad: [older, updatePhone(), sentAndUsed, verify('A'), session(`"phone":"${phone}"`)],
  },
  'update-phone.older-links-live-on': {
    level: 'SHOULD',
    text: 'Accepts a sign-in link that was sent before a verified update.',
    quote: 'does not invalidate prior magic links that have already been sent',
    source: places.update,
    why: 'A link ends by being used or by its age. No document says that a change of the phone ends it.',
    causes: [
      'All tokens of a user are deleted when the phone changes.',
      'A link is looked up by the phone that it was sent to, which the user no longer has.',
    ],
    good: [older, updatePhone(), sentAndUsed, verify('A'), session()],
    bad: [older, updatePhone(), sentAndUsed, verify('A'), refused],
  },
} as const satisfies Entries;
