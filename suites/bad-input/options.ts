import {
  type Call,
  newPhone,
  refused,
  sent,
  sentAndUsed,
  session,
  signIn,
  signUp,
  signUpOrIn,
  updatePhone,
} from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';

const unknown = signUpOrIn({ more: '"templateId":"T1","crossDevice":false' });

const nulls = signIn({ more: '"loginOptions":null,"providerId":null' });

const nullFlag = updatePhone({ more: '"addToLoginIDs":null' });

const odd = signIn({ body: String.raw`{"loginId":"\ud800"}` });

const survivesOtherFields = (call: Call, more: string, cause: string): Explanation => ({
  why: 'The documents leave open whether an option of the wrong type is rejected or ignored. A server error is neither, and shows an attacker a weak spot.',
  causes: [cause, 'Types of the programming language are assumed to be checked at run time.'],
  good: [call({ more }), '→ 4xx, or 200 where the field is ignored'],
  bad: [call({ more }), '→ 500'],
});

export const entries = {
  'bad-input.sign-up-other-fields': {
    level: 'SHOULD',
    text: 'Returns no server error for a sign-up with fields of the wrong type.',
    quote: '500 Internal Server Error',
    source: places.http,
    ...survivesOtherFields(
      signUp,
      '"user":["no object"]',
      'The user details are spread into the new user without a look at what they are.',
    ),
  },
  'bad-input.sign-in-other-fields': {
    level: 'SHOULD',
    text: 'Returns no server error for a sign-in with fields of the wrong type.',
    quote: '500 Internal Server Error',
    source: places.http,
    ...survivesOtherFields(
      signIn,
      '"loginOptions":{"revokeOtherSessionsTypes":"no array"}',
      'Nested options are read without a check of the object that contains them.',
    ),
  },
  'bad-input.sign-up-or-in-other-fields': {
    level: 'SHOULD',
    text: 'Returns no server error for a sign-up-or-in with fields of the wrong type.',
    quote: '500 Internal Server Error',
    source: places.http,
    ...survivesOtherFields(
      signUpOrIn,
      '"loginOptions":{"locale":{"no":"text"}}',
      'A string method is called on the locale, which is not a string.',
    ),
  },
  'bad-input.update-phone-other-fields': {
    level: 'SHOULD',
    text: 'Returns no server error for an update with fields of the wrong type.',
    quote: '500 Internal Server Error',
    source: places.http,
    ...survivesOtherFields(
      updatePhone,
      '"addToLoginIDs":"no boolean"',
      'The flag is stored in a column that takes booleans only.',
    ),
  },
  'bad-input.takes-unknown-fields': {
    level: 'SHOULD',
    text: 'Accepts undocumented fields, since SDKs send some.',
    quote: 'templateId, crossDevice',
    source: places.sdks,
    why: 'SDKs send fields that are in no document. A target that is strict about them rejects the ordinary calls of ordinary clients.',
    causes: [
      'The schema forbids additional properties.',
      'A class without these fields is filled by a strict parser.',
    ],
    good: [unknown, sent()],
    bad: [unknown, refused],
  },
  'bad-input.takes-null-fields': {
    level: 'SHOULD',
    text: 'Accepts requests with optional fields set to null, since SDKs send them.',
    quote: 'null loginOptions',
    source: places.sdks,
    why: 'SDKs send null for what was not given. A target that is strict about it rejects the ordinary calls of ordinary clients.',
    causes: [
      'A field may be absent, but not null.',
      'A default value stands in for undefined only, and null gets through to the code that follows.',
    ],
    good: [nulls, sent()],
    bad: [nulls, refused],
  },
  'bad-input.odd-characters': {
    level: 'SHOULD',
    text: 'Returns no server error for odd characters in a login ID or a token.',
    quote: '500 Internal Server Error',
    source: places.http,
    why: 'Names contain what people type. A character that ends as a server error shows where input reaches code that does not expect it.',
    causes: [
      'A zero byte or half a character reaches the database.',
      'A query or an address is put together without quoting.',
      'A text is too long for its column.',
    ],
    good: [odd, refused],
    bad: [odd, '→ 500'],
  },
  'bad-input.null-fields-change-nothing': {
    level: 'SHOULD',
    text: 'Treats a flag or an option that is null as absent.',
    quote: 'null loginOptions',
    source: places.sdks,
    why: 'SDKs send null for what was not given. If null counts as a value, users get login IDs that they did not ask for, and lose sessions.',
    causes: [
      'The code asks whether the member is there, not whether it is true.',
      'Null is turned into a string, and a string that is not empty counts as true.',
    ],
    good: [nullFlag, sentAndUsed, session('"loginIds":["ada@example.com"]')],
    bad: [nullFlag, sentAndUsed, session(`"loginIds":["ada@example.com","${newPhone}"]`)],
  },
} as const satisfies Entries;
