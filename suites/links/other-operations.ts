import {
  link,
  newPhone,
  refused,
  session,
  signIn,
  signUp,
  signUpOrIn,
  updatePhone,
  verify,
} from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { oneSlot, outstanding } from './group.ts';

const whyKinds =
  'Links of different operations are independent: one that was asked for by another form or on another device stays valid.';

const oneSlotForAll = 'Each user has one slot for the token, whatever it is for.';

const updated = session(`"phone":"${newPhone}"`);

/** A link that was followed by another call. */
const outlives = (
  first: string,
  token: string,
  second: string,
  cause: string,
  worked = session(),
) => ({
  why: whyKinds,
  causes: [oneSlotForAll, cause],
  good: [first, link(token), second, verify(token), worked],
  bad: [first, link(token), second, verify(token), refused],
});

export const entries = {
  'links.sign-up-link-outlives-second-sign-up': {
    level: 'MUST',
    text: 'Accepts the link of a sign-up after a second sign-up of the same phone was tried.',
    quote: outstanding,
    source: places.signIn,
    why: 'A new user taps twice. The second sign-up may be rejected, but the message of the first is on its way.',
    causes: [
      'A second sign-up of a user who has not used the link yet starts from nothing.',
      oneSlot,
    ],
    good: [signUp(), link('A'), signUp(), verify('A'), session()],
    bad: [signUp(), link('A'), signUp(), verify('A'), refused],
  },
  'links.sign-up-link-outlives-sign-up-or-in': {
    level: 'MUST',
    text: 'Accepts the link of a sign-up after a sign-up-or-in of the same phone.',
    quote: outstanding,
    source: places.signIn,
    ...outlives(
      signUp(),
      'A',
      signUpOrIn(),
      'A second call for a user who has not used a link yet starts from nothing.',
    ),
  },
  'links.sign-in-link-outlives-sign-up-or-in': {
    level: 'MUST',
    text: 'Accepts an outstanding sign-in link after a sign-up-or-in.',
    quote: outstanding,
    source: places.signIn,
    ...outlives(
      signIn(),
      'A',
      signUpOrIn(),
      'A sign-up-or-in clears what is pending for the user before it starts.',
    ),
  },
  'links.sign-up-or-in-link-outlives-sign-in': {
    level: 'MUST',
    text: 'Accepts an outstanding sign-up-or-in link after a sign-in.',
    quote: outstanding,
    source: places.signIn,
    ...outlives(
      signUpOrIn(),
      'A',
      signIn(),
      'A sign-in is the stricter operation, and ends the links of the others.',
    ),
  },
  'links.sign-in-link-outlives-update': {
    level: 'MUST',
    text: 'Accepts an outstanding sign-in link after an update was requested.',
    quote: outstanding,
    source: places.update,
    ...outlives(
      signIn(),
      'A',
      updatePhone(),
      'A pending update locks the account until it is verified.',
    ),
  },
  'links.update-link-outlives-sign-in': {
    level: 'MUST',
    text: 'Accepts the outstanding link of an update after a sign-in.',
    quote: outstanding,
    source: places.update,
    why: whyKinds,
    causes: [
      oneSlotForAll,
      'The pending phone is stored with the user, and cleared by the next sign-in.',
    ],
    good: [updatePhone(), link('A', newPhone), signIn(), verify('A'), updated],
    bad: [updatePhone(), link('A', newPhone), signIn(), verify('A'), refused],
  },
  'links.older-of-two-updates-works': {
    level: 'MUST',
    text: 'Changes the phone with the first update link after a second update was requested.',
    quote: outstanding,
    source: places.update,
    why: 'The message of the first update is late, so the user asks again, and then uses the first link.',
    causes: [
      'One pending phone is stored with the user, and the next update overwrites it.',
      oneSlotForAll,
    ],
    good: [`# <A> and <B> are of two updates of one user`, verify('A'), updated],
    bad: [`# <A> and <B> are of two updates of one user`, verify('A'), refused],
  },
} as const satisfies Entries;
