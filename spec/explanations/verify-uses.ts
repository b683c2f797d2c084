import {
  refresh,
  renewed,
  link,
  newPhone,
  otherPhone,
  refused,
  session,
  signIn,
  verify,
} from './calls.ts';
import type { Telling } from './explanation.ts';

const whyOnce =
  'Messages stay on phones, in backups and on lock screens. A link that works again lets in whoever finds the message later.';
const whyExpires = 'The lifetime limits how long a lost or read message is dangerous.';
const ofUpdate = '# <token> is of an update';
const usedTwo = `# <A>, of an update to ${newPhone}, was used, then <B>, of one to ${otherPhone}`;
const aged = (seconds: number) => `# links live for 180 s, and <token> is ${seconds} s old`;
const get = 'GET /v1/auth/magiclink/verify?t=<token>';
const refreshFirst = refresh('JWT of the first use');

const onceCauses = [
  'Links of this operation are marked as used by other code than those of sign-ins, or not at all.',
  'The user is made at verify, and a second verify only finds that there is one.',
];
const expiresCauses = [
  'Links of this operation have no expiry, so that new users get in at any time.',
  'Seconds and milliseconds are mixed up.',
];

/** A link of an operation that is used twice. */
const worksOnce = (of: string) => ({
  why: whyOnce,
  causes: onceCauses,
  good: [of, verify(), session(), verify(), refused],
  bad: [of, verify(), session(), verify(), session()],
});

/** A link of an operation that is used too late. */
const expires = (of: string) => ({
  why: whyExpires,
  causes: expiresCauses,
  good: [of, aged(181), verify(), refused],
  bad: [of, aged(181), verify(), session()],
});

export const verifyUses = {
  'verify.link-works-once': {
    why: whyOnce,
    causes: [
      'The token is a signed text that nobody remembers.',
      'A link works on for a while, for those who tap twice.',
      'A second use is answered with the session of the first.',
    ],
    good: [verify(), session(), verify(), refused],
    bad: [verify(), session(), verify(), session()],
  },
  'verify.link-of-sign-up-works-once': worksOnce('# <token> is of a sign-up'),
  'verify.link-of-sign-up-or-in-works-once': worksOnce('# <token> is of a sign-up or in'),
  'verify.link-of-update-works-once': {
    why: whyOnce,
    causes: [
      'Links of updates are marked as used by other code than those of sign-ins, or not at all.',
      'The update is done already, so that a second one counts as harmless.',
    ],
    good: [ofUpdate, verify(), session(`"phone":"${newPhone}"`), verify(), refused],
    bad: [
      ofUpdate,
      verify(),
      session(`"phone":"${newPhone}"`),
      verify(),
      session(`"phone":"${newPhone}"`),
    ],
  },
  'verify.used-link-changes-nothing': {
    why: 'A user who has moved on to another number finds the old one back in the account, by a message that was done with.',
    causes: [
      'The change is made before the state of the link is checked.',
      'A used link is refused, and the update that hangs on it is applied all the same.',
    ],
    good: [usedTwo, verify('A'), refused, signIn(), link('C', otherPhone)],
    bad: [usedTwo, verify('A'), refused, signIn(), link('C', newPhone)],
  },
  'verify.used-link-ends-no-session': {
    why: 'Scanners and second taps are no attacks. A user who is signed out for one loses work.',
    causes: [
      'A second use is taken for theft, as with refresh tokens that rotate.',
      'The link and its session are one record, which the second use deletes.',
    ],
    good: ['# <token> was used', verify(), refused, refreshFirst, renewed],
    bad: ['# <token> was used', verify(), refused, refreshFirst, refused],
  },
  'verify.link-expires': {
    why: whyExpires,
    causes: [
      'Expiry is stored and not compared.',
      'Seconds and milliseconds are mixed up.',
      'Expired links are only removed by a job that runs now and then.',
    ],
    good: [aged(181), verify(), refused],
    bad: [aged(181), verify(), session()],
  },
  'verify.link-of-sign-up-expires': expires('# <token> is of a sign-up'),
  'verify.link-of-sign-up-or-in-expires': expires('# <token> is of a sign-up or in'),
  'verify.link-of-update-expires': {
    why: whyExpires,
    causes: [
      'Links of updates have no expiry, since their user is signed in.',
      'The change is made before the expiry is looked at.',
    ],
    good: [ofUpdate, aged(181), verify(), refused, signIn(), link('A')],
    bad: [ofUpdate, aged(181), verify(), refused, signIn(), link('A', newPhone)],
  },
  'verify.link-lives-its-lifetime': {
    why: 'Messages are late. A link that ends before its time is dead on arrival, and the user asks again and again.',
    causes: [
      'The lifetime of the settings is not read, and a shorter default is in force.',
      'The clocks of two machines differ.',
      'Links are kept in a cache that drops the old when it is full.',
    ],
    good: [aged(150), verify(), session()],
    bad: [aged(150), verify(), refused],
  },
  'verify.get-uses-nothing': {
    why: 'Scanners of messages open links before people do. Where a GET uses the token up, the user finds a dead link.',
    causes: [
      'The operation is routed for all methods.',
      'A GET is refused after the token was looked up and marked.',
      'A HEAD is answered by what answers a GET, and only its body is left out.',
    ],
    good: [get, refused, verify(), session()],
    bad: [get, '→ 200', verify(), refused],
  },
} satisfies Telling;
