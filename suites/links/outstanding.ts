import { link, refused, session, signIn, verify } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { madeAnew, oneSlot, outstanding, usedUp } from './group.ts';

const elsewhere = signIn({ more: '"redirectUrl":"https://app.example.com/welcome"' });

const three = '# <A>, <B> and <C> were sent in this order';

export const entries = {
  'links.older-of-two-works': {
    level: 'MUST',
    text: 'Accepts the first sign-in link after a second was sent.',
    quote: outstanding,
    source: places.signIn,
    causes: [oneSlot, madeAnew, 'Only the newest row of the user is looked up.'],
    good: [signIn(), link('A'), signIn(), link('B'), verify('A'), session()],
    bad: [signIn(), link('A'), signIn(), link('B'), verify('A'), refused],
  },
  'links.oldest-of-three-works': {
    level: 'MUST',
    text: 'Accepts the first of three sign-in links after all were sent.',
    quote: outstanding,
    source: places.signIn,
    causes: [
      'The last two tokens are kept: the current one and the previous one.',
      oneSlot,
      'A limit on outstanding links drops the oldest.',
    ],
    good: [three, verify('A'), session()],
    bad: [three, verify('A'), refused],
  },
  'links.middle-of-three-works': {
    level: 'MUST',
    text: 'Accepts the second of three sign-in links after all were sent.',
    quote: outstanding,
    source: places.signIn,
    causes: [
      'The first and the last token are stored, in two columns.',
      'Each new token invalidates the previous one.',
    ],
    good: [three, verify('B'), session()],
    bad: [three, verify('B'), refused],
  },
  'links.oldest-of-six-works': {
    level: 'MUST',
    text: 'Accepts the first of six sign-in links that were sent one after the other.',
    quote: outstanding,
    source: places.signIn,
    causes: [
      'A list of the newest few tokens is kept for each user.',
      'A limit on outstanding links drops the oldest.',
    ],
    good: ['# <A> to <F> were sent one after the other', verify('A'), session()],
    bad: ['# <A> to <F> were sent one after the other', verify('A'), refused],
  },
  'links.outlive-another-redirect': {
    level: 'MUST',
    text: 'Accepts the first sign-in link after a second with a different redirect URL was sent.',
    quote: outstanding,
    source: places.signIn,
    causes: [
      'A token is stored by its redirect URL, or with the URL that was named last.',
      'A change of the URL counts as a new start, which ends what came before.',
    ],
    good: [signIn(), link('A'), elsewhere, verify('A'), session()],
    bad: [signIn(), link('A'), elsewhere, verify('A'), refused],
  },
  'links.work-in-order': {
    level: 'SHOULD',
    text: 'Accepts three outstanding links, used from the oldest to the newest.',
    quote: outstanding,
    source: places.signIn,
    why: 'A link ends by being used or by its age. No document says that using another link ends it, and users with two devices would notice.',
    causes: [usedUp, 'Using a link ends those that were made after it, as if it had been stolen.'],
    good: [three, verify('A'), session(), verify('B'), session()],
    bad: [three, verify('A'), session(), verify('B'), refused],
  },
  'links.work-in-reverse': {
    level: 'SHOULD',
    text: 'Accepts three outstanding links, used from the newest to the oldest.',
    quote: outstanding,
    source: places.signIn,
    why: 'The newest link is the one most users take. No document says that it ends the older links.',
    causes: [usedUp, 'Using a link ends those that were made before it, as outdated.'],
    good: [three, verify('C'), session(), verify('B'), session()],
    bad: [three, verify('C'), session(), verify('B'), refused],
  },
  'links.two-for-a-new-user-work': {
    level: 'SHOULD',
    text: 'Accepts both of two sign-up-or-in links sent to a new user.',
    quote: 'when an end user tries to sign-up a second or third time',
    source: places.signIn,
    why: 'A new user taps twice, too, and has two messages that both look good.',
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
    level: 'SHOULD',
    text: 'Accepts an outstanding link after another link of the same user was used twice.',
    quote: outstanding,
    source: places.signIn,
    why: 'Link scanners and second taps are not attacks. No document says that they end other links.',
    causes: [
      'A second use counts as theft, and ends whatever the user has.',
      'A failed verify counts against the user, and locks the account.',
    ],
    good: [`# <A> was used, and <B> was not`, verify('A'), refused, verify('B'), session()],
    bad: [`# <A> was used, and <B> was not`, verify('A'), refused, verify('B'), refused],
  },
} as const satisfies Entries;
