import { phone, refused, sent, signIn, signUp, signUpOrIn, sms, updatePhone } from './calls.ts';
import type { Telling } from './explanation.ts';
import { refusesNoPhoneNumber, survivesOtherFields } from './senders.ts';

const line = 'POST /v1/auth/magiclink/signup-in/sms';
const unknown = signUpOrIn({ more: '"templateId":"T1","crossDevice":false' });
const nulls = signIn({ more: '"loginOptions":null,"providerId":null' });
const asXml = `${line}\nContent-Type: application/xml\n{"loginId":"${phone}"}`;
const put = `PUT /v1/auth/magiclink/signin/sms {"loginId":"${phone}"}`;
const get = 'GET /v1/auth/magiclink/signup-in/sms?loginId=%2B12025550142';
const huge = `${line} {"loginId":"xxxx… 5 MB …"}`;
const deep = signUpOrIn({ more: '"loginOptions":{"customClaims":{"deep":[[… 3000 …]]}}' });
const odd = signIn({ body: String.raw`{"loginId":"\ud800"}` });
const whyCosts =
  'One call must not cost more than it is worth. This is how a service is brought down from a laptop.';

export const badInputTolerance = {
  'bad-input.sign-up-other-fields': survivesOtherFields(
    signUp,
    '"user":["no object"]',
    'The user details are spread into the new user without a look at what they are.',
  ),
  'bad-input.sign-in-other-fields': survivesOtherFields(
    signIn,
    '"loginOptions":{"revokeOtherSessionsTypes":"no array"}',
    'Nested options are read without a look at what holds them.',
  ),
  'bad-input.sign-up-or-in-other-fields': survivesOtherFields(
    signUpOrIn,
    '"loginOptions":{"locale":{"no":"text"}}',
    'A text method is called on the locale, which is no text.',
  ),
  'bad-input.update-phone-other-fields': survivesOtherFields(
    updatePhone,
    '"addToLoginIDs":"no boolean"',
    'The flag is stored in a column that takes booleans only.',
  ),
  'bad-input.takes-unknown-fields': {
    why: 'SDKs send fields that are in no document. A target that is strict about them refuses the ordinary calls of ordinary clients.',
    causes: [
      'The schema forbids additional properties.',
      'A class without these fields is filled by a strict parser.',
    ],
    good: [unknown, sent()],
    bad: [unknown, refused],
  },
  'bad-input.takes-null-fields': {
    why: 'SDKs send null for what was not given. A target that is strict about it refuses the ordinary calls of ordinary clients.',
    causes: [
      'A field may be absent, but not null.',
      'A default value stands in for undefined only, and null gets through to the code behind.',
    ],
    good: [nulls, sent()],
    bad: [nulls, refused],
  },
  'bad-input.content-type': {
    why: 'The documents leave open whether an unusual content type is refused or overlooked. A server error is neither.',
    causes: [
      'Without application/json there is no parsed body, and the code goes on.',
      'A parser of another format is chosen, and throws.',
    ],
    good: [asXml, '→ 4xx, or 200 where the type is overlooked'],
    bad: [asXml, '→ 500'],
  },
  'bad-input.wrong-method-is-refused': {
    why: 'A client with the wrong method has a bug. An answer of success hides it, and caches and prefetching repeat a GET at will.',
    causes: [
      'A route answers all methods.',
      'A page of the application answers whatever is not found, with 200.',
    ],
    good: [put, refused],
    bad: [put, sent()],
  },
  'bad-input.wrong-method-has-no-effect': {
    why: 'Browsers, scanners and caches make GETs unasked. If one sends a message, a page with an image in it texts anybody.',
    causes: [
      'Query and body are merged into one set of parameters.',
      'The status is chosen by the method, after the work is done.',
    ],
    good: [get, refused, '→ no SMS'],
    bad: [get, refused, sms()],
  },
  'bad-input.huge-body': {
    why: whyCosts,
    causes: [
      'There is no limit to the size of a body.',
      'A limit exists, and its error ends as a server error.',
      'The proxy in front has a limit, and answers in its own way.',
    ],
    good: [huge, '→ 4xx, or the connection is closed'],
    bad: [huge, '→ 502'],
  },
  'bad-input.deep-body': {
    why: whyCosts,
    causes: [
      'A recursive walk through the body overflows the stack.',
      'Claims are copied deeply before they are looked at.',
    ],
    good: [deep, '→ 4xx, 200, or the connection is closed'],
    bad: [deep, '→ 500 RangeError: Maximum call stack size exceeded'],
  },
  'bad-input.odd-characters': {
    why: 'Names hold what people type. A character that ends as a server error shows where input reaches code that does not expect it.',
    causes: [
      'A zero byte or half a character reaches the database.',
      'A query or an address is put together without quoting.',
      'A text is too long for its column.',
    ],
    good: [odd, refused],
    bad: [odd, '→ 500'],
  },
  'bad-input.sign-up-no-phone-number': refusesNoPhoneNumber(
    signUp({ body: `{"loginId":"${phone}","phone":"no phone number"}` }),
  ),
  'bad-input.sign-up-or-in-no-phone-number': refusesNoPhoneNumber(
    signUpOrIn({ body: '{"loginId":"no phone number"}' }),
  ),
  'bad-input.update-phone-no-phone-number': refusesNoPhoneNumber(
    updatePhone({ body: `{"loginId":"${phone}","phone":"no phone number"}` }),
  ),
} satisfies Telling;
