import {
  phone,
  refused,
  sent,
  session,
  signIn,
  signUp,
  signUpOrIn,
  sms,
  updatePhone,
} from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';
import { asNumber } from './group.ts';

const isRequired =
  'Without this field the user is undefined. A target that guesses signs up a user named "undefined", or finds the first one in its list.';

/** A field that is missing, or no string. */
const field = (request: string, accepted: string, cause: string): Explanation => ({
  why: isRequired,
  causes: [
    cause,
    'A list or an object ends as a query to the database.',
    'A string method is called on a value that is not a string, and the error ends as 500.',
  ],
  good: [request, refused],
  bad: [request, accepted],
});

const wrongUrl =
  'An invalid redirect URL becomes a link that leads nowhere, and the user is the first to notice.';

const refusesNoPhoneNumber = (request: string): Explanation => ({
  why: 'A message to a string that is not a phone number never arrives, and the user waits for it.',
  causes: [
    'The phone is handed to the gateway as it is, and its error swallowed.',
    'Any string that is not empty passes.',
  ],
  good: [request, refused],
  bad: [request, '→ 200'],
});

const required = 'The [NAME] field is required';

export const entries = {
  'bad-input.sign-up-login-id': {
    level: 'SHOULD',
    text: 'Rejects a sign-up whose login ID is not a string, or that has neither login ID nor phone.',
    quote: required,
    source: places.errors,
    ...field(
      signUp({ body: '{}' }),
      '→ 200',
      'A login ID that is missing is taken from the phone, and a phone that is missing from the login ID.',
    ),
  },
  'bad-input.sign-in-login-id': {
    level: 'SHOULD',
    text: 'Rejects a sign-in whose login ID is missing, empty or not a string.',
    quote: required,
    source: places.errors,
    ...field(
      signIn({ body: '{"loginId":{"$ne":null}}' }),
      sent(),
      'An object passes into the query, and finds the first user that matches.',
    ),
  },
  'bad-input.sign-up-or-in-login-id': {
    level: 'SHOULD',
    text: 'Rejects a sign-up-or-in whose login ID is missing, empty or not a string.',
    quote: required,
    source: places.errors,
    ...field(
      signUpOrIn({ body: '{"loginId":""}' }),
      '→ 200',
      'An empty text passes as present, and a user without a name is made.',
    ),
  },
  'bad-input.sign-up-phone': {
    level: 'SHOULD',
    text: 'Rejects a sign-up whose phone is not a string.',
    quote: required,
    source: places.errors,
    ...field(
      signUp({ body: `{"loginId":"${phone}","phone":["${phone}"]}` }),
      sent(),
      'A list of one text looks like the text when it is printed.',
    ),
  },
  'bad-input.update-phone-phone': {
    level: 'SHOULD',
    text: 'Rejects an update whose phone is missing, empty or not a string.',
    quote: required,
    source: places.errors,
    ...field(
      updatePhone({ body: `{"loginId":"${phone}"}` }),
      '→ 200',
      'A phone that is missing becomes the new phone of the user, who has none from then on.',
    ),
  },
  'bad-input.verify-token': {
    level: 'MUST',
    text: 'Rejects a verify whose token is missing, empty or not a string.',
    quote: 'the token must match',
    source: places.openApiVerify,
    why: 'The token is all that verify receives. A target that derives anything else from it opens a session for any caller.',
    causes: [
      'An object passes into the query, and finds any link that is outstanding.',
      'A list of one text looks like the text when it is printed.',
      'An undefined token equals the undefined token of a link that was used.',
    ],
    good: ['POST /v1/auth/magiclink/verify {"token":{"$ne":null}}', refused],
    bad: ['POST /v1/auth/magiclink/verify {"token":{"$ne":null}}', session()],
  },
  'bad-input.redirect-url-type': {
    level: 'SHOULD',
    text: 'Rejects a request whose field redirectUrl is not a string.',
    quote: required,
    source: places.errors,
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
    level: 'SHOULD',
    text: 'Rejects a redirect URL without a host.',
    quote: 'E011003',
    source: places.errors,
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
    level: 'SHOULD',
    text: 'Rejects a request whose field URI is not a string.',
    quote: required,
    source: places.errors,
    why: wrongUrl,
    causes: [
      'redirectUrl is checked by a schema that does not have URI.',
      'A value of the wrong type counts as absent.',
    ],
    good: [signIn({ more: '"URI":17' }), refused],
    bad: [signIn({ more: '"URI":17' }), sent()],
  },
  'bad-input.sign-up-no-phone-number': {
    level: 'SHOULD',
    text: 'Rejects a sign-up whose phone is not a phone number.',
    quote: 'phone',
    source: places.sdks,
    ...refusesNoPhoneNumber(signUp({ body: `{"loginId":"${phone}","phone":"no phone number"}` })),
  },
  'bad-input.sign-up-or-in-no-phone-number': {
    level: 'SHOULD',
    text: 'Rejects a sign-up-or-in by a new user whose login ID is not a phone number.',
    quote: 'phone',
    source: places.sdks,
    ...refusesNoPhoneNumber(signUpOrIn({ body: '{"loginId":"no phone number"}' })),
  },
  'bad-input.update-phone-no-phone-number': {
    level: 'SHOULD',
    text: 'Rejects an update whose new phone is not a phone number.',
    quote: 'phone',
    source: places.sdks,
    ...refusesNoPhoneNumber(
      updatePhone({ body: `{"loginId":"${phone}","phone":"no phone number"}` }),
    ),
  },
} as const satisfies Entries;
