import {
  link,
  newPhone,
  otherPhone,
  phone,
  refused,
  session,
  signIn,
  signUp,
  signUpOrIn,
  updatePhone,
  verify,
} from './calls.ts';
import type { ExplanationOf } from './explanation.ts';

const oneSlot = 'One token for each user is stored, and the next one overwrites it.';
const madeAnew = 'Older tokens are deleted when a new one is made.';
const usedUp = 'Using a link deletes all others of the user.';
const whyKinds =
  'The kinds of links are no rivals: one that was asked for by another form or on another device stays good.';
const oneSlotForAll = 'One slot for each user holds the token, whatever it is for.';
const updated = session(`"phone":"${newPhone}"`);
const elsewhere = signIn({ more: '"redirectUrl":"https://app.example.com/welcome"' });
const three = '# <A>, <B> and <C> were sent in this order';
const two = `# <A> is of ${phone}, the user U2a…, and <B> of ${otherPhone}, the user U2b…`;

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

export const aboutLinks: ExplanationOf<'links'> = {
  why: 'Messages are late, get lost and overtake each other, so users ask again and then use whichever link arrives. The documents promise that a later link leaves the earlier ones alive.',
  causes: [oneSlot, madeAnew, usedUp],
  told: {
    'links.older-of-two-works': {
      causes: [oneSlot, madeAnew, 'Only the newest row of the user is looked up.'],
      good: [signIn(), link('A'), signIn(), link('B'), verify('A'), session()],
      bad: [signIn(), link('A'), signIn(), link('B'), verify('A'), refused],
    },
    'links.oldest-of-three-works': {
      causes: [
        'The last two tokens are kept: the current one and the previous one.',
        oneSlot,
        'A limit on outstanding links drops the oldest.',
      ],
      good: [three, verify('A'), session()],
      bad: [three, verify('A'), refused],
    },
    'links.middle-of-three-works': {
      causes: [
        'The first and the last token are kept, in columns of their own.',
        'Making a token ends the one before it, and so each but the last.',
      ],
      good: [three, verify('B'), session()],
      bad: [three, verify('B'), refused],
    },
    'links.oldest-of-six-works': {
      causes: [
        'A list of the newest few tokens is kept for each user.',
        'A limit on outstanding links drops the oldest.',
      ],
      good: ['# <A> to <F> were sent one after the other', verify('A'), session()],
      bad: ['# <A> to <F> were sent one after the other', verify('A'), refused],
    },
    'links.outlive-another-redirect': {
      causes: [
        'A token is stored by its redirect URL, or with the one that was named last.',
        'A change of the URL counts as a new start, which ends what came before.',
      ],
      good: [signIn(), link('A'), elsewhere, verify('A'), session()],
      bad: [signIn(), link('A'), elsewhere, verify('A'), refused],
    },
    'links.work-in-order': {
      why: 'A link ends by being used or by its age. That using another one ends it is said nowhere, and users with two devices would notice.',
      causes: [
        usedUp,
        'Using a link ends those that were made after it, as if it had been stolen.',
      ],
      good: [three, verify('A'), session(), verify('B'), session()],
      bad: [three, verify('A'), session(), verify('B'), refused],
    },
    'links.work-in-reverse': {
      why: 'The newest link is the one most users take. That it ends the older ones is said nowhere.',
      causes: [usedUp, 'Using a link ends those that were made before it, as outdated.'],
      good: [three, verify('C'), session(), verify('B'), session()],
      bad: [three, verify('C'), session(), verify('B'), refused],
    },
    'links.two-for-a-new-user-work': {
      why: 'Whoever is new taps twice, too, and has two messages that both look good.',
      causes: [
        'The first verify makes the user, and the second fails since there is one.',
        'The second call throws the pending user of the first away.',
      ],
      good: [
        '# <A> and <B> are of a phone that was new',
        verify('A'),
        session(),
        verify('B'),
        session(),
      ],
      bad: [
        '# <A> and <B> are of a phone that was new',
        verify('A'),
        session(),
        verify('B'),
        refused,
      ],
    },
    'links.outlive-a-second-use': {
      why: 'Scanners and second taps are no attacks. That they end other links is said nowhere.',
      causes: [
        'A second use counts as theft, and ends whatever the user has.',
        'A failed verify counts against the user, and locks the account.',
      ],
      good: [`# <A> was used, and <B> was not`, verify('A'), refused, verify('B'), session()],
      bad: [`# <A> was used, and <B> was not`, verify('A'), refused, verify('B'), refused],
    },
    'links.sign-up-link-outlives-second-sign-up': {
      why: 'Whoever is new taps twice. The second sign-up may be refused, but the message of the first is on its way.',
      causes: [
        'A second sign-up of somebody who has not used the link yet starts from nothing.',
        oneSlot,
      ],
      good: [signUp(), link('A'), signUp(), verify('A'), session()],
      bad: [signUp(), link('A'), signUp(), verify('A'), refused],
    },
    'links.sign-up-link-outlives-sign-up-or-in': outlives(
      signUp(),
      'A',
      signUpOrIn(),
      'A second call for somebody who has not used a link yet starts from nothing.',
    ),
    'links.sign-in-link-outlives-sign-up-or-in': outlives(
      signIn(),
      'A',
      signUpOrIn(),
      'A sign-up or in clears what is pending for the user before it starts.',
    ),
    'links.sign-up-or-in-link-outlives-sign-in': outlives(
      signUpOrIn(),
      'A',
      signIn(),
      'A sign-in is the stricter operation, and ends the links of the others.',
    ),
    'links.sign-in-link-outlives-update': outlives(
      signIn(),
      'A',
      updatePhone(),
      'A pending update locks the account until it is verified.',
    ),
    'links.update-link-outlives-sign-in': {
      why: whyKinds,
      causes: [
        oneSlotForAll,
        'The pending phone is stored with the user, and cleared by the next sign-in.',
      ],
      good: [updatePhone(), link('A', newPhone), signIn(), verify('A'), updated],
      bad: [updatePhone(), link('A', newPhone), signIn(), verify('A'), refused],
    },
    'links.older-of-two-updates-works': {
      why: 'The message of the first update is late, so the user asks again, and then uses the first link.',
      causes: [
        'One pending phone is stored with the user, and the next update overwrites it.',
        oneSlotForAll,
      ],
      good: [`# <A> and <B> are of two updates of one user`, verify('A'), updated],
      bad: [`# <A> and <B> are of two updates of one user`, verify('A'), refused],
    },
    'links.differ-in-token': {
      why: 'A token that two links share is used up by the first of them, or signs in twice.',
      causes: [
        'The token is made of the user or the time in seconds, not of chance.',
        'A token that is still good is sent again.',
        'A random generator is seeded anew for each call.',
      ],
      good: [signIn(), link('A'), signIn(), link('B')],
      bad: [signIn(), link('A'), signIn(), link('A')],
    },
    'links.belong-to-their-user': {
      why: 'A link that signs in somebody else gives one user the account of another.',
      causes: [
        'The user is the one of the last call, kept in a variable.',
        'Tokens are counted for each user, and looked up across all of them.',
      ],
      good: [two, verify('A'), session('"userId":"U2a…"'), verify('B'), session('"userId":"U2b…"')],
      bad: [two, verify('A'), session('"userId":"U2b…"')],
    },
    'links.outlive-the-sign-in-of-others': {
      why: 'In a busy project somebody signs in at every moment. If that ended the links of others, hardly one would work.',
      causes: [
        'All tokens are deleted at a verify, of every user.',
        'A store of one entry holds what is pending.',
      ],
      good: [two, verify('B'), session('"userId":"U2b…"'), verify('A'), session('"userId":"U2a…"')],
      bad: [two, verify('B'), session('"userId":"U2b…"'), verify('A'), refused],
    },
  },
};
