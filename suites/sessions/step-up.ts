import { refused, sent, signIn, verify } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { claims } from './group.ts';

const stepUp = (bearer: string) => signIn({ bearer, more: '"loginOptions":{"stepup":true}' });

const secondFactor = signIn({
  bearer: 'Bearer <project ID>',
  more: '"loginOptions":{"mfa":true}',
});

const withUser = 'Bearer <project ID>:<refresh JWT>';

const whyStepUp =
  'A step-up proves again, right now, who acts in a running session, before a payment for example.';

export const entries = {
  'sessions.step-up-needs-jwt': {
    level: 'SHOULD',
    text: 'Rejects a sign-in with step-up that lacks a valid refresh JWT of that user.',
    quote: 'loginOptions.stepup',
    source: places.sdks,
    why: `${whyStepUp} Without that session there is nothing to step up.`,
    causes: [
      'The bearer of a sign-in is read as a project ID only.',
      'The JWT is decoded, not verified.',
      'Any refresh JWT that verifies is enough, of any user.',
    ],
    good: [stepUp('Bearer <project ID>'), refused],
    bad: [stepUp('Bearer <project ID>'), sent()],
  },
  'sessions.mfa-needs-jwt': {
    level: 'SHOULD',
    text: 'Rejects a sign-in with MFA that lacks a refresh JWT.',
    quote: 'loginOptions.mfa',
    source: places.sdks,
    why: 'A second factor adds to a first one, which is the running session. Without it, one factor counts as two.',
    causes: ['The option is read and then ignored.', 'Step-up is checked, and this option is not.'],
    good: [secondFactor, refused],
    bad: [secondFactor, sent()],
  },
  'sessions.step-up-takes-jwt': {
    level: 'SHOULD',
    text: "Accepts a sign-in with step-up and the user's refresh JWT.",
    quote: 'loginOptions.stepup',
    source: places.sdks,
    why: whyStepUp,
    causes: [
      'The bearer of a sign-in is compared with the project ID as a whole.',
      'The JWT is looked for in a cookie only.',
    ],
    good: [stepUp(withUser), sent()],
    bad: [stepUp(withUser), refused],
  },
  'sessions.step-up-marks-session': {
    level: 'SHOULD',
    text: 'Marks the session JWT of a step-up with the claim su.',
    quote: 'su: true',
    source: places.sessions,
    why: `${whyStepUp} Back ends learn of it by the claim su, and by nothing else.`,
    causes: [
      'The option is not kept between the message and the verify.',
      'The claim has another name, or is a string.',
    ],
    good: ['# <token> is of a step-up', verify(), claims('"su":true,…')],
    bad: ['# <token> is of a step-up', verify(), claims('"sub":"U2a…",…')],
  },
  'sessions.plain-sign-in-is-no-step-up': {
    level: 'SHOULD',
    text: 'Does not mark the session JWT of a plain sign-in as a step-up.',
    quote: 'su: true',
    source: places.sessions,
    why: `${whyStepUp} If it is set without a step-up, it grants access that the step-up was meant to protect.`,
    causes: [
      'The claim su is a constant.',
      'The option of an earlier sign-in is kept with the user, not with the link.',
    ],
    good: ['# <token> is of a plain sign-in', verify(), claims('"sub":"U2a…",…')],
    bad: ['# <token> is of a plain sign-in', verify(), claims('"su":true,…')],
  },
} as const satisfies Entries;
