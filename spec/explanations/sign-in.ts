import { link, noSms, phone, refused, sent, signIn, signInAs, sms } from './calls.ts';
import type { ExplanationOf } from './explanation.ts';
import { answerHoldsNoToken, answersAsDocumented, masksFourDigits, masksPhone } from './senders.ts';

const registered = `# ${phone} is registered`;
const nobody = `# ${phone} is not registered`;
const named = `# ada@example.com is registered with ${phone}`;

export const aboutSignIn: ExplanationOf<'sign-in'> = {
  why: 'A sign-in is for users who exist. It has to find them by each of their login IDs, text the phone that is stored, and leave strangers strangers.',
  causes: [
    'The user is looked up by the phone, not by the login IDs.',
    'One code path serves the sign-in and the sign-up or in.',
  ],
  told: {
    'sign-in.accepts-registered': {
      why: 'A user who has an account and gets no link is locked out.',
      causes: [
        'Users are kept in the memory of one process, and another one answers.',
        'The login ID is compared in another form than it was stored in.',
      ],
      good: [registered, signIn(), sent()],
      bad: [registered, signIn(), refused],
    },
    'sign-in.answers-as-documented': answersAsDocumented(signIn),
    'sign-in.masks-phone': masksPhone(signIn),
    'sign-in.masks-four-digits': masksFourDigits(signIn),
    'sign-in.answer-holds-no-token': answerHoldsNoToken(signIn),
    'sign-in.texts-the-phone': {
      causes: [
        'The mock answers and sends nothing.',
        'A link is sent at sign-up alone.',
        'The message holds no link, or one without a token.',
      ],
      good: [registered, signIn(), sent(), sms()],
      bad: [registered, signIn(), sent(), noSms],
    },
    'sign-in.texts-phone-of-login-id': {
      why: 'A login ID may be a name or an e-mail address. The phone then stands in the account, not in the call.',
      causes: [
        'The message goes to the login ID, whatever it is.',
        'Login IDs that are no phone numbers are refused.',
        'The first user in the list is taken where the phone does not match.',
      ],
      good: [named, signInAs('ada@example.com'), sent(), link('token')],
      bad: [named, signInAs('ada@example.com'), sent(), link('token', 'ada@example.com')],
    },
    'sign-in.refuses-unregistered': {
      why: 'The application learns from the refusal that it has to offer a sign-up. A 200 leaves the user waiting for a message that never comes.',
      causes: [
        'Whoever is unknown is made on the way.',
        'The mock knows everybody.',
        'The answer is always 200, to give nothing away: the documents ask for a failure here.',
      ],
      good: [nobody, signIn(), refused],
      bad: [nobody, signIn(), sent()],
    },
    'sign-in.hides-phone-of-login-id': {
      why: 'Whoever knows an e-mail address must not learn the phone that belongs to it.',
      causes: [
        'The mask is applied to the login ID of the call, and the phone shown as it is.',
        'The answer names the phone a second time, in a field of its own.',
      ],
      good: [named, signInAs('ada@example.com'), sent()],
      bad: [named, signInAs('ada@example.com'), `→ 200 {"maskedPhone":"${phone}"}`],
    },
    'sign-in.refuses-unknown-email': {
      why: 'The application learns from the refusal that it has to offer a sign-up. A 200 leaves the user waiting for a message that never comes.',
      causes: [
        'Only login IDs that are phone numbers are looked up.',
        'The refusal is left to the SMS gateway, which is given an e-mail address.',
      ],
      good: ['# ada@example.com is not registered', signInAs('ada@example.com'), refused],
      bad: ['# ada@example.com is not registered', signInAs('ada@example.com'), '→ 200'],
    },
    'sign-in.refuses-near-login-ids': {
      why: 'A login ID names one user. Where a part or a pattern is enough, the message goes to whoever comes first.',
      causes: [
        'The lookup is a search for a part of the text.',
        'The login ID ends in a LIKE or a regular expression, unescaped.',
        'Numbers are compared by their last digits.',
      ],
      good: [registered, signInAs('%0142'), refused],
      bad: [registered, signInAs('%0142'), sent()],
    },
    'sign-in.texts-nobody-unregistered': {
      why: 'Where strangers get messages, anybody texts any number at the expense of the project.',
      causes: [
        'The message is sent to the login ID before anybody is looked up.',
        'The message is queued, and the refusal does not take it back.',
      ],
      good: [nobody, signIn(), refused, noSms],
      bad: [nobody, signIn(), refused, sms()],
    },
    'sign-in.makes-no-user': {
      why: 'A user made by a refused sign-in is one who never signed up, and the sign-up that follows is refused.',
      causes: [
        'The lookup creates what it does not find.',
        'A record for counting attempts counts as a user later.',
      ],
      good: [nobody, signIn(), refused, signIn(), refused],
      bad: [nobody, signIn(), refused, signIn(), sent()],
    },
  },
};
