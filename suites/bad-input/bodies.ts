import {
  type Call,
  newPhone,
  phone,
  refused,
  sent,
  session,
  signIn,
  signUp,
  signUpOrIn,
  updatePhone,
} from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';

const line = 'POST /v1/auth/magiclink/signup-in/sms';

const asXml = `${line}\nContent-Type: application/xml\n{"loginId":"${phone}"}`;

const huge = `${line} {"loginId":"xxxx… 5 MB …"}`;

const deep = signUpOrIn({ more: '"loginOptions":{"customClaims":{"deep":[[… 3000 …]]}}' });

const whyCosts =
  'A single request must not use up the server. A service can be brought down from a laptop this way.';

const refusesOtherBodies = (
  call: Call,
  body: string,
  careless: string,
  cause: string,
): Explanation => ({
  causes: [
    cause,
    'The JSON parser throws, and the error is not caught.',
    'An empty body, a list or null passes as an object without fields.',
  ],
  good: [call({ body }), refused],
  bad: [call({ body }), careless],
});

const json = 'application/json Required';

const withCharset = 'POST /v1/auth/magiclink/verify\nContent-Type: application/json; charset=utf-8';

export const entries = {
  'bad-input.sign-up-body': {
    level: 'MUST',
    text: 'Does not accept or perform a sign-up whose body is not a JSON object.',
    quote: json,
    source: places.signUpOrIn,
    ...refusesOtherBodies(
      signUp,
      `[{"loginId":"${phone}","phone":"${phone}"}]`,
      sent(),
      'The first of a list is taken, as a batch of one.',
    ),
  },
  'bad-input.sign-in-body': {
    level: 'MUST',
    text: 'Does not accept or perform a sign-in whose body is not a JSON object.',
    quote: json,
    source: places.signUpOrIn,
    ...refusesOtherBodies(
      signIn,
      `loginId=${phone}`,
      sent(),
      'A form is parsed as well, whatever the content type says.',
    ),
  },
  'bad-input.sign-up-or-in-body': {
    level: 'MUST',
    text: 'Does not accept or perform a sign-up-or-in whose body is not a JSON object.',
    quote: json,
    source: places.signUpOrIn,
    ...refusesOtherBodies(
      signUpOrIn,
      `"{\\"loginId\\":\\"${phone}\\"}"`,
      sent(),
      'A string that contains JSON is parsed a second time.',
    ),
  },
  'bad-input.update-phone-body': {
    level: 'MUST',
    text: 'Does not accept or perform an update whose body is not a JSON object.',
    quote: json,
    source: places.openApiUpdate,
    ...refusesOtherBodies(
      updatePhone,
      `[{"loginId":"${phone}","phone":"${newPhone}"}]`,
      sent(newPhone),
      'The first of a list is taken, as a batch of one.',
    ),
  },
  'bad-input.verify-body': {
    level: 'MUST',
    text: 'Does not accept or perform a verify whose body is not a JSON object.',
    quote: json,
    source: places.openApiVerify,
    ...refusesOtherBodies(
      ({ body = '' } = {}) => `POST /v1/auth/magiclink/verify ${body}`,
      'token=<token>',
      session(),
      'A form is parsed as well, whatever the content type says.',
    ),
  },
  'bad-input.bodies-are-client-errors': {
    level: 'SHOULD',
    text: 'Rejects a body that is not a JSON object as a client error (4xx).',
    quote: 'the client seems to have erred',
    source: places.clientErrors,
    why: 'Clients retry a server error, and it triggers on-call alerts, although the request is wrong and a retry cannot help.',
    causes: [
      'The JSON parser throws, and the error is not caught.',
      'null is an object to careless code, until a field of it is read.',
      'Without a body there is nothing to read a field of.',
    ],
    good: [signIn({ body: 'null' }), refused],
    bad: [signIn({ body: 'null' }), '→ 500'],
  },
  'bad-input.reads-json-strictly': {
    level: 'SHOULD',
    text: 'Does not accept a body that is nearly JSON: truncated, with trailing text, or in single quotes.',
    quote: 'MAY accept non-JSON forms or extensions',
    source: places.json,
    why: 'Two lenient parsers can read one body differently: what a gateway has checked is then not what the service does.',
    causes: [
      'The parser stops after the first value and overlooks the rest.',
      'A lenient parser takes single quotes, comments or YAML.',
      'A body that was cut off is completed.',
    ],
    good: [signUpOrIn({ body: `{"loginId":"${phone}"}}` }), refused],
    bad: [signUpOrIn({ body: `{"loginId":"${phone}"}}` }), sent()],
  },
  'bad-input.huge-body': {
    level: 'SHOULD',
    text: 'Rejects a body of several megabytes, or closes the connection.',
    quote: '413 Content Too Large',
    source: places.http,
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
    level: 'SHOULD',
    text: 'Returns no server error for a body nested thousands of levels deep.',
    quote: '500 Internal Server Error',
    source: places.http,
    why: whyCosts,
    causes: [
      'A recursive walk through the body overflows the stack.',
      'Claims are copied deeply before they are looked at.',
    ],
    good: [deep, '→ 4xx, 200, or the connection is closed'],
    bad: [deep, '→ 500 RangeError: Maximum call stack size exceeded'],
  },
  'bad-input.content-type': {
    level: 'SHOULD',
    text: 'Returns no server error for an unusual content type.',
    quote: '415 Unsupported Media Type',
    source: places.http,
    why: 'The documents leave open whether an unusual content type is rejected or overlooked. A server error is neither.',
    causes: [
      'Without application/json the body is not parsed, and the code goes on.',
      'A parser of another format is chosen, and throws.',
    ],
    good: [asXml, '→ 4xx, or 200 where the type is overlooked'],
    bad: [asXml, '→ 500'],
  },
  'bad-input.takes-json-with-charset': {
    level: 'SHOULD',
    text: 'Accepts JSON whose content type has a charset parameter or is in capitals.',
    quote: 'Adding one really has no effect on compliant recipients.',
    source: places.json,
    why: 'HTTP clients of several languages add the charset to the type of each body they send. A server that compares the type letter by letter rejects all their calls.',
    causes: [
      'The header is compared with a string, not parsed.',
      'The body parser is set up for one spelling of the type, and gives an empty body for others.',
    ],
    good: [withCharset, session()],
    bad: [withCharset, refused],
  },
} as const satisfies Entries;
