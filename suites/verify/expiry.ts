import { link, newPhone, refused, session, signIn, verify } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { expiry, ofUpdate } from './group.ts';

const whyExpires = 'The lifetime limits how long a lost or read message is dangerous.';

const aged = (seconds: number) => `# links live for 180 s, and <token> is ${seconds} s old`;

const expiresCauses = [
  'Links of this operation have no expiry, so that new users get in at any time.',
  'Seconds and milliseconds are mixed up.',
];

/** A link of an operation that is used too late. */
const expires = (of: string) => ({
  why: whyExpires,
  causes: expiresCauses,
  good: [of, aged(181), verify(), refused],
  bad: [of, aged(181), verify(), session()],
});

export const entries = {
  'verify.link-expires': {
    level: 'MUST',
    text: 'Rejects a link whose lifetime has passed.',
    quote: expiry,
    source: places.signIn,
    why: whyExpires,
    causes: [
      'Expiry is stored and not compared.',
      'Seconds and milliseconds are mixed up.',
      'Expired links are only removed by a job that runs now and then.',
    ],
    good: [aged(181), verify(), refused],
    bad: [aged(181), verify(), session()],
  },
  'verify.link-of-sign-up-expires': {
    level: 'MUST',
    text: 'Rejects the link of a sign-up whose lifetime has passed.',
    quote: expiry,
    source: places.signIn,
    ...expires('# <token> is of a sign-up'),
  },
  'verify.link-of-sign-up-or-in-expires': {
    level: 'MUST',
    text: 'Rejects the link of a sign-up-or-in whose lifetime has passed.',
    quote: expiry,
    source: places.signIn,
    ...expires('# <token> is of a sign-up-or-in'),
  },
  'verify.link-of-update-expires': {
    level: 'MUST',
    text: 'Rejects the link of an update whose lifetime has passed, and changes nothing.',
    quote: expiry,
    source: places.update,
    why: whyExpires,
    causes: [
      'Links of updates have no expiry, since their user is signed in.',
      'The change is made before the expiry is looked at.',
    ],
    good: [ofUpdate, aged(181), verify(), refused, signIn(), link('A')],
    bad: [ofUpdate, aged(181), verify(), refused, signIn(), link('A', newPhone)],
  },
  'verify.link-lives-its-lifetime': {
    level: 'MUST',
    text: 'Accepts a link until its lifetime is nearly over.',
    quote: expiry,
    source: places.signIn,
    why: 'Messages arrive late. A link that expires early is invalid on arrival, and the user asks again and again.',
    causes: [
      'The lifetime of the settings is not read, and a shorter default is in force.',
      'The clocks of two machines differ.',
      'Links are kept in a cache that drops the old when it is full.',
    ],
    good: [aged(150), verify(), session()],
    bad: [aged(150), verify(), refused],
  },
} as const satisfies Entries;
