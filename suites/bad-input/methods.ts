import { phone, refused, sent, sms } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';

const put = `PUT /v1/auth/magiclink/signin/sms {"loginId":"${phone}"}`;

const get = 'GET /v1/auth/magiclink/signup-in/sms?loginId=%2B12025550142';

export const entries = {
  'bad-input.wrong-method-is-refused': {
    level: 'SHOULD',
    text: 'Rejects a request to an operation with a method other than POST.',
    quote: '405 Method Not Allowed',
    source: places.http,
    why: 'A client with the wrong method has a bug. A success hides it, and caches and prefetching repeat a GET at will.',
    causes: [
      'A route answers all methods.',
      'A page of the application answers whatever is not found, with 200.',
    ],
    good: [put, refused],
    bad: [put, sent()],
  },
  'bad-input.wrong-method-has-no-effect': {
    level: 'SHOULD',
    text: 'Sends no message for a request to an operation with a method other than POST.',
    quote: '405 Method Not Allowed',
    source: places.http,
    why: 'Browsers, scanners and caches make GETs unasked. If one sends a message, a page with an image in it can text any number.',
    causes: [
      'Query and body are merged into one set of parameters.',
      'The status is chosen by the method, after the work is done.',
    ],
    good: [get, refused, '→ no SMS'],
    bad: [get, refused, sms()],
  },
} as const satisfies Entries;
