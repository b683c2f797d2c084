import { places, type Requirements } from './requirement.ts';

const malformed = 'Request is malformed';
const field = 'The [NAME] field is required';
const json = 'application/json Required';

export const badInput = {
  'bad-input.sign-up-login-id': {
    level: 'SHOULD',
    text: 'A sign-up whose login ID is no string, or that names neither login ID nor phone, is refused.',
    quote: field,
    source: places.errors,
  },
  'bad-input.sign-in-login-id': {
    level: 'SHOULD',
    text: 'A sign-in whose login ID is missing, empty or no string is refused.',
    quote: field,
    source: places.errors,
  },
  'bad-input.sign-up-or-in-login-id': {
    level: 'SHOULD',
    text: 'A sign-up or in whose login ID is missing, empty or no string is refused.',
    quote: field,
    source: places.errors,
  },
  'bad-input.sign-up-phone': {
    level: 'SHOULD',
    text: 'A sign-up whose phone is no string is refused.',
    quote: field,
    source: places.errors,
  },
  'bad-input.update-phone-phone': {
    level: 'SHOULD',
    text: 'An update whose phone is missing, empty or no string is refused.',
    quote: field,
    source: places.errors,
  },
  'bad-input.verify-token': {
    level: 'MUST',
    text: 'A verify whose token is missing, empty or no string is refused.',
    quote: 'the token must match',
    source: places.openApiVerify,
  },
  'bad-input.redirect-url-type': {
    level: 'SHOULD',
    text: 'A redirect URL that is no string is refused.',
    quote: field,
    source: places.errors,
  },
  'bad-input.redirect-url-is-no-url': {
    level: 'SHOULD',
    text: 'A redirect URL without a host is refused.',
    quote: 'E011003',
    source: places.errors,
  },
  'bad-input.uri': {
    level: 'SHOULD',
    text: 'A URI that is no string is refused.',
    quote: field,
    source: places.errors,
  },
  'bad-input.sign-up-body': {
    level: 'MUST',
    text: 'A sign-up whose body is no JSON object is refused.',
    quote: json,
    source: places.signUpOrIn,
  },
  'bad-input.sign-in-body': {
    level: 'MUST',
    text: 'A sign-in whose body is no JSON object is refused.',
    quote: json,
    source: places.signUpOrIn,
  },
  'bad-input.sign-up-or-in-body': {
    level: 'MUST',
    text: 'A sign-up or in whose body is no JSON object is refused.',
    quote: json,
    source: places.signUpOrIn,
  },
  'bad-input.update-phone-body': {
    level: 'MUST',
    text: 'An update whose body is no JSON object is refused.',
    quote: json,
    source: places.openApiUpdate,
  },
  'bad-input.verify-body': {
    level: 'MUST',
    text: 'A verify whose body is no JSON object is refused.',
    quote: json,
    source: places.openApiVerify,
  },
  'bad-input.texts-nobody': {
    level: 'MUST',
    text: 'A call that is refused for its body sends no message.',
    quote: malformed,
    source: places.errors,
  },
  'bad-input.makes-nobody': {
    level: 'MUST',
    text: 'A call that is refused for its body makes no user.',
    quote: malformed,
    source: places.errors,
  },
  'bad-input.uses-no-link': {
    level: 'MUST',
    text: 'A verify that is refused for its body uses no link up.',
    quote: malformed,
    source: places.errors,
  },
  'bad-input.sign-up-other-fields': {
    level: 'SHOULD',
    text: 'Fields of a sign-up that are of the wrong type cause no server error.',
    quote: '500 Internal Server Error',
    source: places.http,
  },
  'bad-input.sign-in-other-fields': {
    level: 'SHOULD',
    text: 'Fields of a sign-in that are of the wrong type cause no server error.',
    quote: '500 Internal Server Error',
    source: places.http,
  },
  'bad-input.sign-up-or-in-other-fields': {
    level: 'SHOULD',
    text: 'Fields of a sign-up or in that are of the wrong type cause no server error.',
    quote: '500 Internal Server Error',
    source: places.http,
  },
  'bad-input.update-phone-other-fields': {
    level: 'SHOULD',
    text: 'Fields of an update that are of the wrong type cause no server error.',
    quote: '500 Internal Server Error',
    source: places.http,
  },
  'bad-input.takes-unknown-fields': {
    level: 'SHOULD',
    text: 'Fields that are in no document are tolerated, since SDKs send some.',
    quote: 'templateId, crossDevice',
    source: places.sdks,
  },
  'bad-input.takes-null-fields': {
    level: 'SHOULD',
    text: 'Optional fields that are null count as absent, since SDKs send them.',
    quote: 'null loginOptions',
    source: places.sdks,
  },
  'bad-input.content-type': {
    level: 'SHOULD',
    text: 'An unusual content type causes no server error.',
    quote: '415 Unsupported Media Type',
    source: places.http,
  },
  'bad-input.wrong-method-is-refused': {
    level: 'SHOULD',
    text: 'An operation called by another method than POST is refused.',
    quote: '405 Method Not Allowed',
    source: places.http,
  },
  'bad-input.wrong-method-has-no-effect': {
    level: 'SHOULD',
    text: 'An operation called by another method than POST sends no message.',
    quote: '405 Method Not Allowed',
    source: places.http,
  },
  'bad-input.huge-body': {
    level: 'SHOULD',
    text: 'A body of megabytes is refused, or the connection is closed.',
    quote: '413 Content Too Large',
    source: places.http,
  },
  'bad-input.deep-body': {
    level: 'SHOULD',
    text: 'A body nested thousands deep causes no server error.',
    quote: '500 Internal Server Error',
    source: places.http,
  },
  'bad-input.odd-characters': {
    level: 'SHOULD',
    text: 'Odd characters in a login ID or a token cause no server error.',
    quote: '500 Internal Server Error',
    source: places.http,
  },
  'bad-input.sign-up-no-phone-number': {
    level: 'SHOULD',
    text: 'A sign-up with a text that is no phone number is refused.',
    quote: 'phone',
    source: places.sdks,
  },
  'bad-input.sign-up-or-in-no-phone-number': {
    level: 'SHOULD',
    text: 'A sign-up or in with a text that is no phone number is refused.',
    quote: 'phone',
    source: places.sdks,
  },
  'bad-input.update-phone-no-phone-number': {
    level: 'SHOULD',
    text: 'An update to a text that is no phone number is refused.',
    quote: 'phone',
    source: places.sdks,
  },
} as const satisfies Requirements;
