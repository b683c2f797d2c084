import {
  link,
  newPhone,
  noSms,
  phone,
  refused,
  sent,
  session,
  signIn,
  signUp,
  sms,
  verify,
} from './calls.ts';
import type { ExplanationOf } from './explanation.ts';
import { answerHoldsNoToken, answersAsDocumented, masksFourDigits, masksPhone } from './senders.ts';

const registered = `# ${phone} is registered`;
const phoneBeside = signUp({ body: `{"loginId":"ada@example.com","phone":"${phone}"}` });
const nameTaken = `# ada@example.com is registered with ${newPhone}`;
const phoneInUser = signUp({ body: `{"loginId":"ada@example.com","user":{"phone":"${phone}"}}` });
const numberAsLoginId = signUp({ body: `{"loginId":"${newPhone}","phone":"${phone}"}` });
const withDetails = signUp({ more: '"user":{"name":"Ada Example","givenName":"Ada"}' });
const takeOver = signUp({ body: `{"loginId":"${phone}","phone":"${newPhone}"}` });

export const aboutSignUp: ExplanationOf<'sign-up'> = {
  why: 'A sign-up is the first thing a user does. If it fails, sends nothing or sends to the wrong number, there is no second chance, and if it touches somebody who is registered, it is a way into that account.',
  causes: [
    'The code path of the sign-up is not the one of the sign-in, so that masks, checks or messages differ.',
    'The user is stored before everything was checked.',
  ],
  told: {
    'sign-up.accepts-new-user': {
      causes: [
        'A field is required that the documents do not require, such as an e-mail address.',
        'The phone is validated by a list of numbers that leaves some countries out.',
        'The lookup finds somebody by half of the number.',
      ],
      good: [signUp(), sent()],
      bad: [signUp(), refused],
    },
    'sign-up.answers-as-documented': answersAsDocumented(signUp),
    'sign-up.masks-phone': masksPhone(signUp),
    'sign-up.masks-four-digits': masksFourDigits(signUp),
    'sign-up.answer-holds-no-token': answerHoldsNoToken(signUp),
    'sign-up.texts-the-phone': {
      causes: [
        'The mock answers and sends nothing.',
        'The error of the SMS gateway is swallowed.',
        'The message holds no link, or one without a token.',
      ],
      good: [signUp(), sent(), sms()],
      bad: [signUp(), sent(), noSms],
    },
    'sign-up.texts-phone-not-login-id': {
      why: 'The login ID is what the user signs in with, the phone is where the message goes. Mixed up, the link to a new account reaches a stranger.',
      causes: [
        'The message goes to the login ID whenever it looks like a phone number.',
        'Only one of the two fields is kept in the record of the user.',
      ],
      good: [numberAsLoginId, sent(), link('token')],
      bad: [numberAsLoginId, sent(), link('token', newPhone)],
    },
    'sign-up.reads-phone-in-user': {
      why: 'SDKs put the phone into the user details, and one of them puts it nowhere else.',
      causes: [
        'Only the phone at the top of the body is read.',
        'The phone in the user details is stored, but the message goes to the login ID.',
      ],
      good: [phoneInUser, sent(), sms()],
      bad: [phoneInUser, refused],
    },
    'sign-up.reads-phone-field': {
      why: 'SDKs send the phone beside the user details, and the login ID need not be a number.',
      causes: [
        'Only the phone in the user details is read.',
        'The message goes to the login ID, which is an e-mail address here.',
      ],
      good: [phoneBeside, sent(), sms()],
      bad: [phoneBeside, sent(), noSms],
    },
    'sign-up.refuses-registered': {
      why: 'The application learns from the refusal that it has to offer a sign-in. A second account under one login ID splits the data of a user, or overwrites it.',
      causes: [
        'An upsert makes or updates, whichever fits.',
        'The lookup goes by another key than users are stored under.',
        'One code path serves the sign-up and the sign-up or in.',
      ],
      good: [registered, signUp(), refused],
      bad: [registered, signUp(), sent()],
    },
    'sign-up.refuses-taken-name': {
      why: 'Whoever signs up by the login ID of another user and gets a link to the own phone is in that account.',
      causes: [
        'Only the phone is looked up, and it is a new one.',
        'E-mail addresses are compared in the case in which they were typed.',
        'An upsert makes or updates, whichever fits.',
      ],
      good: [nameTaken, phoneBeside, refused],
      bad: [nameTaken, phoneBeside, sent()],
    },
    'sign-up.texts-nobody-registered': {
      why: 'A call that is refused costs nothing. With a message all the same, anybody texts users at the expense of the project.',
      causes: [
        'The message is sent before the lookup.',
        'A refusal is only put around the answer of a sign-in.',
      ],
      good: [registered, signUp(), refused, noSms],
      bad: [registered, signUp(), refused, sms()],
    },
    'sign-up.keeps-registered-user': {
      why: 'Anybody can call sign-up with the login ID of anybody. If the new phone is stored, the next link for that account goes to the attacker.',
      causes: [
        'The details are merged into the user before the refusal.',
        'The insert is an upsert, and its conflict is reported afterwards.',
      ],
      good: [registered, takeOver, refused, signIn(), link('token')],
      bad: [registered, takeOver, refused, signIn(), link('token', newPhone)],
    },
    'sign-up.keeps-user-details': {
      why: 'The application asks for a name once, at sign-up. If it is lost there, the user is nameless in every session.',
      causes: [
        'The details are not kept between the message and the verify.',
        'Only some fields of the user are copied.',
        'The user is made anew at verify, of the phone alone.',
      ],
      good: [
        withDetails,
        link('token'),
        verify(),
        session('"name":"Ada Example","givenName":"Ada"'),
      ],
      bad: [withDetails, link('token'), verify(), session('"name":"","givenName":""')],
    },
  },
};
