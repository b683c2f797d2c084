import {
  link,
  newPhone,
  otherPhone,
  refresh,
  refused,
  renewed,
  session,
  signIn,
  verify,
} from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { ofUpdate } from './group.ts';

const whyOnce =
  'Messages stay on phones, in backups and on lock screens. A link that works again lets in anyone who finds the message later.';

const usedTwo = `# <A>, of an update to ${newPhone}, was used, then <B>, of one to ${otherPhone}`;

const get = 'GET /v1/auth/magiclink/verify?t=<token>';

const refreshFirst = refresh('JWT of the first use');

const onceCauses = [
  'Links of this operation are marked as used by other code than those of sign-ins, or not at all.',
  'The user is made at verify, and a second verify only finds that there is one.',
];

/** A link of an operation that is used twice. */
const worksOnce = (of: string) => ({
  why: whyOnce,
  causes: onceCauses,
  good: [of, verify(), session(), verify(), refused],
  bad: [of, verify(), session(), verify(), session()],
});

const once = 'single-use link';

export const entries = {
  'verify.link-works-once': {
    level: 'SHOULD',
    text: 'Rejects a magic link that was already verified.',
    quote: once,
    source: places.magicLink,
    why: whyOnce,
    causes: [
      'The token is stateless; used tokens are not tracked.',
      'A used link stays valid for a grace period, for users who tap twice.',
      'A second use returns the session of the first.',
    ],
    good: [verify(), session(), verify(), refused],
    bad: [verify(), session(), verify(), session()],
  },
  'verify.link-of-sign-up-works-once': {
    level: 'SHOULD',
    smoke: true,
    text: 'Rejects the link of a sign-up that was already verified.',
    quote: once,
    source: places.magicLink,
    ...worksOnce('# <token> is of a sign-up'),
  },
  'verify.link-of-sign-up-or-in-works-once': {
    level: 'SHOULD',
    text: 'Rejects the link of a sign-up-or-in that was already verified.',
    quote: once,
    source: places.magicLink,
    ...worksOnce('# <token> is of a sign-up-or-in'),
  },
  'verify.link-of-update-works-once': {
    level: 'SHOULD',
    text: 'Rejects the link of an update that was already verified.',
    quote: once,
    source: places.magicLink,
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
    level: 'SHOULD',
    text: 'Does not bring back an earlier phone when an update link is used a second time.',
    quote: once,
    source: places.magicLink,
    why: 'A user who has changed to another number finds the old one in the account again, by a message that was already used.',
    causes: [
      'The change is made before the state of the link is checked.',
      'A used link is rejected, and the update that hangs on it is applied all the same.',
    ],
    good: [usedTwo, verify('A'), refused, signIn(), link('C', otherPhone)],
    bad: [usedTwo, verify('A'), refused, signIn(), link('C', newPhone)],
  },
  'verify.used-link-ends-no-session': {
    level: 'SHOULD',
    text: "Keeps the session of a link's first use alive when the link is used again.",
    quote: once,
    source: places.magicLink,
    why: 'Link scanners and second taps are not attacks. A user who is signed out for one loses work.',
    causes: [
      'A second use is treated as theft, as with refresh tokens that rotate.',
      'The link and its session are one record, which the second use deletes.',
    ],
    good: ['# <token> was used', verify(), refused, refreshFirst, renewed],
    bad: ['# <token> was used', verify(), refused, refreshFirst, refused],
  },
  'verify.get-uses-nothing': {
    level: 'SHOULD',
    text: 'Accepts a link after a GET or HEAD with its token, such as a link scanner sends.',
    quote: 'safe methods',
    source: places.http,
    why: "Link scanners open links before people do. If a GET uses the token up, the user's link no longer works.",
    causes: [
      'The operation is routed for all methods.',
      'A GET is rejected after the token was looked up and marked.',
      'A HEAD is answered by what answers a GET, and only its body is left out.',
    ],
    good: [get, refused, verify(), session()],
    bad: [get, '→ 200', verify(), refused],
  },
} as const satisfies Entries;
