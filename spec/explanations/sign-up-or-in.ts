import { link, noSms, phone, refused, sent, session, signUpOrIn, sms, verify } from './calls.ts';
import type { ExplanationOf } from './explanation.ts';
import { answerHoldsNoToken, answersAsDocumented, masksFourDigits, masksPhone } from './senders.ts';

const nobody = `# ${phone} is not registered`;
const registered = `# ${phone} is registered`;
const ada = `# ${phone} is registered with the name Ada Example`;
const registeredAsOne = `# ${phone} is the user U2a…`;

export const aboutSignUpOrIn: ExplanationOf<'sign-up-or-in'> = {
  why: 'Applications with one form for everybody call nothing else. Each user passes here, the first time and every time after.',
  causes: [
    'It is made of a sign-up and a sign-in, and one of the two refusals gets through.',
    'New and registered users take two code paths, and one of them was forgotten.',
  ],
  told: {
    'sign-up-or-in.accepts-new-user': {
      causes: [
        'It is routed to the sign-in, which refuses whoever is not registered.',
        'A field of the sign-up is required, such as the phone beside the login ID.',
      ],
      good: [nobody, signUpOrIn(), sent()],
      bad: [nobody, signUpOrIn(), refused],
    },
    'sign-up-or-in.accepts-registered': {
      causes: [
        'It is routed to the sign-up, which refuses whoever is registered.',
        'The insert of a user fails on a unique key, and nobody catches.',
      ],
      good: [registered, signUpOrIn(), sent()],
      bad: [registered, signUpOrIn(), refused],
    },
    'sign-up-or-in.answers-as-documented': answersAsDocumented(signUpOrIn),
    'sign-up-or-in.masks-phone': masksPhone(signUpOrIn),
    'sign-up-or-in.masks-four-digits': masksFourDigits(signUpOrIn),
    'sign-up-or-in.answer-holds-no-token': answerHoldsNoToken(signUpOrIn),
    'sign-up-or-in.texts-new-user': {
      causes: [
        'The user is made, and the message is sent by the sign-in branch alone.',
        'The phone is not taken from the login ID, so that there is nowhere to send to.',
      ],
      good: [nobody, signUpOrIn(), sent(), sms()],
      bad: [nobody, signUpOrIn(), sent(), noSms],
    },
    'sign-up-or-in.texts-registered-user': {
      causes: [
        'The message is sent by the sign-up branch alone, as a welcome.',
        'The error of the SMS gateway is swallowed.',
      ],
      good: [registered, signUpOrIn(), sent(), sms()],
      bad: [registered, signUpOrIn(), sent(), noSms],
    },
    'sign-up-or-in.accepts-second-call': {
      why: 'Messages are late, so users ask again. That is no reason to turn them away.',
      causes: ['A pending link blocks the next one.', 'The limit for repeated calls is one.'],
      good: [registered, signUpOrIn(), sent(), '# the link is not used', signUpOrIn(), sent()],
      bad: [registered, signUpOrIn(), sent(), '# the link is not used', signUpOrIn(), refused],
    },
    'sign-up-or-in.keeps-user-details': {
      why: 'A user who comes back finds the own name gone.',
      causes: [
        'An upsert replaces the record by one made of the call, which holds a login ID only.',
        'Details are set to their defaults as for a new user.',
      ],
      good: [ada, signUpOrIn(), link('token'), verify(), session('"name":"Ada Example"')],
      bad: [ada, signUpOrIn(), link('token'), verify(), session('"name":""')],
    },
    'sign-up-or-in.keeps-registered-user': {
      why: 'Everything the application knows of a user hangs on the user ID. A second user under the same phone starts from nothing.',
      causes: [
        'A user is made at each call, and the newest one wins.',
        'The insert replaces the record that is there, with a new ID.',
        'The lookup goes by another form of the number than it was stored in.',
      ],
      good: [registeredAsOne, signUpOrIn(), link('token'), verify(), session('"userId":"U2a…"')],
      bad: [registeredAsOne, signUpOrIn(), link('token'), verify(), session('"userId":"U2c…"')],
    },
  },
};
