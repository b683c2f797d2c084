import {
  link,
  refresh,
  refused,
  renewed,
  sent,
  session,
  signIn,
  verify,
  sentAndUsed,
  signUpOrIn,
} from './calls.ts';
import type { Telling, Told } from './explanation.ts';

const withOption = (option: string) => signIn({ more: `"loginOptions":{${option}}` });
const stepUp = (bearer: string) => signIn({ bearer, more: '"loginOptions":{"stepup":true}' });
const revokingSignUpOrIn = signUpOrIn({ more: '"loginOptions":{"revokeOtherSessions":true}' });
const secondFactor = signIn({
  bearer: 'Bearer <project ID>',
  more: '"loginOptions":{"mfa":true}',
});
const withUser = 'Bearer <project ID>:<refresh JWT>';
const claims = (shown: string) => `→ 200, claims of the session JWT: {${shown}}`;
const revoking = '# <token> is of a sign-in of U2a… with "revokeOtherSessions":true';

const whyStepUp =
  'A step-up proves again, right now, who acts in a running session, before a payment for example.';

/** What becomes of a session, seen by a refresh, when a link is used. */
const afterVerify = (
  jwt: string,
  why: string,
  causes: readonly string[],
  lives: boolean,
): Told => ({
  why,
  causes,
  good: [revoking, verify(), session(), refresh(jwt), lives ? renewed : refused],
  bad: [revoking, verify(), session(), refresh(jwt), lives ? refused : renewed],
});

export const sessionsOptions = {
  'sessions.step-up-needs-jwt': {
    why: `${whyStepUp} Without that session there is nothing to step up.`,
    causes: [
      'The option is read and then ignored.',
      'The bearer of a sign-in is read as a project ID only.',
      'The JWT is decoded, not verified.',
    ],
    good: [stepUp('Bearer <project ID>'), refused],
    bad: [stepUp('Bearer <project ID>'), sent()],
  },
  'sessions.mfa-needs-jwt': {
    why: 'A second factor adds to a first one, which is the running session. Without it, one factor passes for two.',
    causes: [
      'The option is read and then ignored.',
      'Step-up is checked, and this option was forgotten.',
    ],
    good: [secondFactor, refused],
    bad: [secondFactor, sent()],
  },
  'sessions.step-up-takes-jwt': {
    why: whyStepUp,
    causes: [
      'The bearer of a sign-in is compared with the project ID as a whole.',
      'The JWT is looked for in a cookie only.',
    ],
    good: [stepUp(withUser), sent()],
    bad: [stepUp(withUser), refused],
  },
  'sessions.step-up-marks-session': {
    why: `${whyStepUp} Back ends learn of it by the claim su, and by nothing else.`,
    causes: [
      'The option is not kept between the message and the verify.',
      'The claim has another name, or is a text.',
    ],
    good: ['# <token> is of a step-up', verify(), claims('"su":true,…')],
    bad: ['# <token> is of a step-up', verify(), claims('"sub":"U2a…",…')],
  },
  'sessions.plain-sign-in-is-no-step-up': {
    why: `${whyStepUp} Claimed where there was none, it opens what it was to protect.`,
    causes: [
      'The claim su is a constant.',
      'The option of an earlier sign-in is kept with the user, not with the link.',
    ],
    good: ['# <token> is of a plain sign-in', verify(), claims('"sub":"U2a…",…')],
    bad: ['# <token> is of a plain sign-in', verify(), claims('"su":true,…')],
  },
  'sessions.custom-claims-arrive': {
    why: 'Applications read their own claims from the session, such as a plan or a tenant, and find nothing.',
    causes: [
      'The claims are not kept between the message and the verify.',
      'They stand in the refresh JWT only.',
      'Numbers become texts on the way.',
    ],
    good: [
      withOption('"customClaims":{"plan":"gold"}'),
      link('token'),
      verify(),
      claims('"nsec":{"plan":"gold"},…'),
    ],
    bad: [
      withOption('"customClaims":{"plan":"gold"}'),
      link('token'),
      verify(),
      claims('"sub":"U2a…",…'),
    ],
  },
  'sessions.custom-claims-keep-identity': {
    why: 'Custom claims come from whoever signs in, so they must never stand in for who that is.',
    causes: [
      'Claims are merged over the standard ones, not under them.',
      'A list of reserved names lacks one.',
    ],
    good: [
      withOption('"customClaims":{"sub":"U2b…"}'),
      link('token'),
      verify(),
      claims('"sub":"U2a…",…'),
    ],
    bad: [
      withOption('"customClaims":{"sub":"U2b…"}'),
      link('token'),
      verify(),
      claims('"sub":"U2b…",…'),
    ],
  },
  'sessions.custom-claims-keep-reserved': {
    why: 'Custom claims come from whoever signs in. Who could set the expiry or the kind of a JWT would make sessions without an end.',
    causes: [
      'Claims are merged over the standard ones, not under them.',
      'A list of reserved names lacks one.',
    ],
    good: [
      withOption('"customClaims":{"drn":"DSR"}'),
      link('token'),
      verify(),
      claims('"drn":"DS",…'),
    ],
    bad: [
      withOption('"customClaims":{"drn":"DSR"}'),
      link('token'),
      verify(),
      claims('"drn":"DSR",…'),
    ],
  },
  'sessions.sign-up-or-in-revokes-others': {
    why: 'A user who fears that somebody else is signed in asks for this, in an application that has one form for everybody.',
    causes: [
      'The option is read at the sign-in only.',
      'The option is not kept between the message and the verify.',
    ],
    good: [revokingSignUpOrIn, sentAndUsed, refresh('older refresh JWT'), refused],
    bad: [revokingSignUpOrIn, sentAndUsed, refresh('older refresh JWT'), renewed],
  },
  'sessions.revokes-others-when-asked': afterVerify(
    'older refresh JWT of U2a…',
    'A user who fears that somebody else is signed in asks for this, and is not safe before it happens.',
    [
      'The option is not kept between the message and the verify.',
      'JWTs are valid by their signature alone, so that nothing can end them.',
    ],
    false,
  ),
  'sessions.revoking-keeps-the-new': afterVerify(
    'refresh JWT of this verify',
    'A user who ends all sessions, the own one included, is signed out by signing in.',
    [
      'All sessions end after the new one was made.',
      'Sessions end by a time in whole seconds, which is that of the new one, too.',
    ],
    true,
  ),
  'sessions.revoking-waits-for-verify': {
    why: 'Anybody can ask for a sign-in of anybody. If sessions ended by that, anybody could sign out anybody.',
    causes: [
      'Sessions end when the link is asked for.',
      'The option is handled where it is read, since it is lost later.',
    ],
    good: [withOption('"revokeOtherSessions":true'), link('token'), refresh(), renewed],
    bad: [withOption('"revokeOtherSessions":true'), link('token'), refresh(), refused],
  },
  'sessions.revoking-keeps-other-users': afterVerify(
    'refresh JWT of U2b…',
    'One user who is careful must not sign out all the others.',
    [
      'The statement that ends sessions lacks its condition.',
      'The signing key is changed, which ends every session of the project.',
    ],
    true,
  ),
  'sessions.keeps-others-unasked': {
    why: 'Where a sign-in ends other sessions unasked, a second device signs out the first.',
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
} satisfies Telling;
