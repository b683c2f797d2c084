import {
  link,
  refresh,
  refused,
  renewed,
  sentAndUsed,
  session,
  signUpOrIn,
  verify,
} from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';
import { withOption } from './group.ts';

const revokingSignUpOrIn = signUpOrIn({ more: '"loginOptions":{"revokeOtherSessions":true}' });

const revoking = '# <token> is of a sign-in of U2a… with "revokeOtherSessions":true';

/** What becomes of a session, seen by a refresh, when a link is used. */
const afterVerify = (
  jwt: string,
  why: string,
  causes: readonly string[],
  lives: boolean,
): Explanation => ({
  why,
  causes,
  good: [revoking, verify(), session(), refresh(jwt), lives ? renewed : refused],
  bad: [revoking, verify(), session(), refresh(jwt), lives ? refused : renewed],
});

export const entries = {
  'sessions.revokes-others-when-asked': {
    level: 'SHOULD',
    text: "Ends the user's other sessions at the verify of a sign-in with revokeOtherSessions.",
    quote: 'revokeOtherSessions',
    source: places.sdks,
    ...afterVerify(
      'older refresh JWT of U2a…',
      'A user who fears an intruder asks for this, and is not safe before it happens.',
      [
        'The option is not kept between the message and the verify.',
        'JWTs are valid by their signature alone, so that nothing can end them.',
      ],
      false,
    ),
  },
  'sessions.sign-up-or-in-revokes-others': {
    level: 'SHOULD',
    text: "Ends the user's other sessions at the verify of a sign-up-or-in with revokeOtherSessions.",
    quote: 'revokeOtherSessions',
    source: places.signUpOrIn,
    why: 'A user who fears an intruder asks for this, in an application that has one form for all users.',
    causes: [
      'The option is read at the sign-in only.',
      'The option is not kept between the message and the verify.',
    ],
    good: [revokingSignUpOrIn, sentAndUsed, refresh('older refresh JWT'), refused],
    bad: [revokingSignUpOrIn, sentAndUsed, refresh('older refresh JWT'), renewed],
  },
  'sessions.revoking-keeps-the-new': {
    level: 'SHOULD',
    text: 'Keeps the new session of a sign-in with revokeOtherSessions alive.',
    quote: 'revokeOtherSessions',
    source: places.sdks,
    ...afterVerify(
      'refresh JWT of this verify',
      'A user who ends all sessions, the current one included, is signed out by signing in.',
      [
        'All sessions end after the new one was made.',
        'Sessions end by a time in whole seconds, which is that of the new one, too.',
      ],
      true,
    ),
  },
  'sessions.revoking-waits-for-verify': {
    level: 'SHOULD',
    text: 'Keeps all sessions alive until the link of a sign-in with revokeOtherSessions is verified.',
    quote: 'revokeOtherSessions',
    source: places.sdks,
    why: 'Anyone can ask for a sign-in of any user. If that ended sessions, anyone could sign out any user.',
    causes: [
      'Sessions end when the link is asked for.',
      'The option is handled where it is read, since it is lost later.',
    ],
    good: [withOption('"revokeOtherSessions":true'), link('token'), refresh(), renewed],
    bad: [withOption('"revokeOtherSessions":true'), link('token'), refresh(), refused],
  },
  'sessions.revoking-keeps-other-users': {
    level: 'SHOULD',
    text: 'Keeps the sessions of other users alive after a sign-in with revokeOtherSessions.',
    quote: 'revokeOtherSessions',
    source: places.sdks,
    ...afterVerify(
      'refresh JWT of U2b…',
      'One user who is careful must not sign out all the others.',
      [
        'The statement that ends sessions lacks its condition.',
        'The signing key is changed, which ends every session of the project.',
      ],
      true,
    ),
  },
  'sessions.keeps-others-unasked': {
    level: 'SHOULD',
    text: "Keeps the user's other sessions alive after a sign-in without revokeOtherSessions.",
    quote: 'revokeOtherSessions',
    source: places.sdks,
    why: 'If a sign-in ends other sessions unasked, a second device signs out the first.',
    causes: [
      'One session for each user is stored, and the next one overwrites it.',
      'The option counts as true where it is absent.',
    ],
    good: [
      '# <token> is of a plain sign-in',
      verify(),
      session(),
      refresh('older refresh JWT'),
      renewed,
    ],
    bad: [
      '# <token> is of a plain sign-in',
      verify(),
      session(),
      refresh('older refresh JWT'),
      refused,
    ],
  },
} as const satisfies Entries;
