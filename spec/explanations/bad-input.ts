import { badInputTolerance } from './bad-input-tolerance.ts';
import {
  newPhone,
  noSms,
  phone,
  refused,
  sent,
  session,
  signIn,
  signUp,
  signUpOrIn,
  sms,
  updatePhone,
  verify,
} from './calls.ts';
import type { ExplanationOf, Told } from './explanation.ts';
import { refusesOtherBodies } from './senders.ts';

const isRequired =
  'Without this field nobody knows whom the call is about. A target that guesses signs up a user named "undefined", or finds the first one in its list.';

/** A field that is missing, or no string. */
const field = (request: string, accepted: string, cause: string): Told => ({
  why: isRequired,
  causes: [
    cause,
    'A list or an object ends as a query to the database.',
    'A text method is called on what is no text, and the error ends as 500.',
  ],
  good: [request, refused],
  bad: [request, accepted],
});

const wrongUrl =
  'A redirect URL that cannot be one ends as a link that leads nowhere, and the user is the first to notice.';
const asNumber = signUpOrIn({ more: '"redirectUrl":17' });

export const aboutBadInput: ExplanationOf<'bad-input'> = {
  why: 'Clients have bugs and attackers send what nobody expected. A refusal shows the bug at once; an answer that pretends all is well hides it, and a crash takes the others down with it.',
  causes: [
    'The body is used without a look at the types of its fields.',
    'An error in reading it ends as a server error (5xx).',
  ],
  told: {
    'bad-input.sign-up-login-id': field(
      signUp({ body: '{}' }),
      '→ 200',
      'A login ID that is missing is taken from the phone, and a phone that is missing from the login ID.',
    ),
    'bad-input.sign-in-login-id': field(
      signIn({ body: '{"loginId":{"$ne":null}}' }),
      sent(),
      'An object passes into the query, and finds whoever comes first.',
    ),
    'bad-input.sign-up-or-in-login-id': field(
      signUpOrIn({ body: '{"loginId":""}' }),
      '→ 200',
      'An empty text passes as present, and a user without a name is made.',
    ),
    'bad-input.sign-up-phone': field(
      signUp({ body: `{"loginId":"${phone}","phone":["${phone}"]}` }),
      sent(),
      'A list of one text looks like the text when it is printed.',
    ),
    'bad-input.update-phone-phone': field(
      updatePhone({ body: `{"loginId":"${phone}"}` }),
      '→ 200',
      'A phone that is missing becomes the new phone of the user, who has none from then on.',
    ),
    'bad-input.verify-token': {
      why: 'The token is all that verify is told. A target that reads anything else into it opens a session for whoever asks.',
      causes: [
        'An object passes into the query, and finds any link that is outstanding.',
        'A list of one text looks like the text when it is printed.',
        'An undefined token equals the undefined token of a link that was used.',
      ],
      good: ['POST /v1/auth/magiclink/verify {"token":{"$ne":null}}', refused],
      bad: ['POST /v1/auth/magiclink/verify {"token":{"$ne":null}}', session()],
    },
    'bad-input.redirect-url-type': {
      why: wrongUrl,
      causes: [
        'The value is put into the message as it is.',
        'A value of the wrong type counts as absent.',
        'A list of one text passes the check of the domain.',
      ],
      good: [asNumber, refused],
      bad: [asNumber, sms(phone, 'token', '17')],
    },
    'bad-input.redirect-url-is-no-url': {
      why: wrongUrl,
      causes: [
        'The URL is read by a parser that fills in what is missing.',
        'A path is taken as one on the host of the settings.',
        'A URL without a host has no domain that could be unapproved.',
      ],
      good: [signUpOrIn({ more: '"redirectUrl":"https://"' }), refused],
      bad: [signUpOrIn({ more: '"redirectUrl":"https://"' }), '→ SMS: https://?t=<token>'],
    },
    'bad-input.uri': {
      why: wrongUrl,
      causes: [
        'redirectUrl is checked by a schema that does not know URI.',
        'A value of the wrong type counts as absent.',
      ],
      good: [signIn({ more: '"URI":17' }), refused],
      bad: [signIn({ more: '"URI":17' }), sent()],
    },
    'bad-input.sign-up-body': refusesOtherBodies(
      signUp,
      `[{"loginId":"${phone}","phone":"${phone}"}]`,
      sent(),
      'The first of a list is taken, as a batch of one.',
    ),
    'bad-input.sign-in-body': refusesOtherBodies(
      signIn,
      'null',
      '→ 500',
      'null is an object to careless code, until a field of it is read.',
    ),
    'bad-input.sign-up-or-in-body': refusesOtherBodies(
      signUpOrIn,
      `{"loginId":"${phone}"}}`,
      sent(),
      'The parser stops behind the first value and overlooks the rest.',
    ),
    'bad-input.update-phone-body': refusesOtherBodies(
      updatePhone,
      `{'loginId':'${phone}','phone':'${newPhone}'}`,
      sent(newPhone),
      'A lenient parser takes single quotes, comments or YAML.',
    ),
    'bad-input.verify-body': refusesOtherBodies(
      ({ body = '' } = {}) => `POST /v1/auth/magiclink/verify ${body}`,
      'token=<token>',
      session(),
      'A form is parsed as well, whatever the content type says.',
    ),
    'bad-input.texts-nobody': {
      why: 'A refusal is more than a status: what was refused must not send a message.',
      causes: [
        'The fields are checked one by one, while the work is under way.',
        'The message is sent beside the check, not after it.',
      ],
      good: [asNumber, refused, noSms],
      bad: [asNumber, refused, sms()],
    },
    'bad-input.makes-nobody': {
      why: 'A refusal is more than a status: a user left behind blocks the sign-up that follows with a right body.',
      causes: [
        'The user is made before the other fields are checked.',
        'Nothing undoes the first step where a later one is refused.',
      ],
      good: [asNumber, refused, signIn(), refused],
      bad: [asNumber, refused, signIn(), sent()],
    },
    'bad-input.uses-no-link': {
      why: 'A client with a bug would use the link up by it, and the user has to ask for another one.',
      causes: [
        'The token is taken out of the store before the body is judged.',
        'A list of tokens is walked through, and each one marked.',
      ],
      good: ['POST /v1/auth/magiclink/verify {"token":["<token>"]}', refused, verify(), session()],
      bad: ['POST /v1/auth/magiclink/verify {"token":["<token>"]}', refused, verify(), refused],
    },
    ...badInputTolerance,
  },
};
