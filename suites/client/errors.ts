import { refused, signIn, verify } from '../../spec/examples.ts';
import { places, type Entries } from '../../spec/requirement.ts';
import { anError, success } from './group.ts';

const notFound = '→ 4xx {"errorCode":"E062108","errorDescription":"User not found"}';
const throttled = '→ 4xx (too many requests) Retry-After: 3';

const inText = [
  'The error has a message alone, with everything in one text.',
  'The body of an error response is discarded.',
];

const unread = [
  'Retry-After is looked for in the body.',
  'The error was made from the body, and headers are gone by then.',
];

export const entries = {
  'client.refusal-is-an-error': {
    level: 'MUST',
    role: 'client',
    text: 'Does not report a rejected call (4xx) as a success.',
    quote: 'return a failure code if the email address is not registered',
    source: places.signIn,
    causes: [
      'The HTTP library does not throw for a status, and the status is not checked.',
      'Some statuses are treated as success, as a user who exists already.',
    ],
    good: [signIn(), refused, anError()],
    bad: [signIn(), refused, success],
  },
  'client.failure-is-an-error': {
    level: 'MUST',
    role: 'client',
    text: 'Does not report a server error (5xx) as a success.',
    quote: 'the server is aware that it has erred',
    source: places.serverErrors,
    causes: [
      'Only 4xx are looked for.',
      'After the last repetition the response is returned like a success.',
    ],
    good: [signIn(), '→ 500', anError()],
    bad: [signIn(), '→ 500', success],
  },
  'client.error-code-given': {
    level: 'SHOULD',
    role: 'client',
    text: 'Returns the error code of a rejection in a field of the error.',
    quote: 'errorCode',
    source: places.sdks,
    why: 'Programs branch on it: a user who is not registered is asked to sign up.',
    causes: inText,
    good: [signIn(), notFound, anError('code E062108')],
    bad: [signIn(), notFound, anError('a message alone')],
  },
  'client.unknown-code-given': {
    level: 'SHOULD',
    role: 'client',
    text: 'Returns an unknown error code as the server sent it.',
    quote: 'errorCode',
    source: places.sdks,
    why: 'The API has more codes than any list of them, and new ones come.',
    causes: [
      'Codes are members of an enumeration, and the rest becomes "unknown".',
      'Codes are matched by a pattern.',
    ],
    good: [signIn(), '→ 4xx {"errorCode":"E999001",…}', anError('code E999001')],
    bad: [signIn(), '→ 4xx {"errorCode":"E999001",…}', anError('code UNKNOWN')],
  },
  'client.error-description-given': {
    level: 'SHOULD',
    role: 'client',
    text: 'Returns the description of a rejection in a field of the error.',
    quote: 'errorDescription',
    source: places.sdks,
    causes: inText,
    good: [signIn(), notFound, anError('description "User not found"')],
    bad: [signIn(), notFound, anError('code E062108 alone')],
  },
  'client.error-status-given': {
    level: 'SHOULD',
    role: 'client',
    text: 'Returns the HTTP status of a rejection in a field of the error.',
    quote: 'status code of the error',
    source: places.sdks,
    why: 'Codes differ from server to server. The status at least separates client errors from server errors.',
    causes: inText,
    good: [signIn(), refused, anError('its status')],
    bad: [signIn(), refused, anError('no status')],
  },
  'client.rate-limit-told': {
    level: 'SHOULD',
    role: 'client',
    text: 'Returns a different error for a rate limit than for other rejections.',
    quote: 'HTTP 429',
    source: places.rateLimits,
    why: 'A program that cannot distinguish them shows the user that the phone number is wrong.',
    causes: [
      'All rejections become one error, without status and code.',
      'The code is read, and proxies send a rate limit without one.',
    ],
    good: [signIn(), throttled, anError('status, code or retryAfter of its own')],
    bad: [signIn(), throttled, anError('what any other refusal has')],
  },
  'client.retry-after-given': {
    level: 'SHOULD',
    role: 'client',
    text: 'Returns the delay of a rate limit to the caller in seconds.',
    quote: 'Retry-After',
    source: places.rateLimits,
    why: 'Programs wait for the given delay, or show it to the user.',
    causes: unread,
    good: [signIn(), throttled, anError('retryAfter 3')],
    bad: [signIn(), throttled, anError('no retryAfter')],
  },
  'client.retry-delay-of-any-body': {
    level: 'SHOULD',
    role: 'client',
    text: "Returns the delay of a rate limit even if the body is a proxy's page.",
    quote: 'how long the user agent ought to wait before making a follow-up request',
    source: places.retryAfter,
    why: 'Rate limits are often those of a proxy, which does not speak JSON.',
    causes: ['The body is parsed first, and that fails.', ...unread.slice(1)],
    good: [signIn(), `${throttled} <html>…`, anError('retryAfter 3')],
    bad: [signIn(), `${throttled} <html>…`, anError('a message about JSON')],
  },
  'client.no-delay-invented': {
    level: 'SHOULD',
    role: 'client',
    text: 'Returns no delay if the response has none.',
    quote: 'Retry-After',
    source: places.retryAfter,
    why: 'A program cannot distinguish a delay that the server asks for from an invented one.',
    causes: ['The field has a default, such as 60.', 'The delay of an earlier answer is kept.'],
    good: [signIn(), '→ 4xx (too many requests) without Retry-After', anError()],
    bad: [signIn(), '→ 4xx (too many requests) without Retry-After', anError('retryAfter 60')],
  },
  'client.error-page-keeps-status': {
    level: 'SHOULD',
    role: 'client',
    text: 'Returns the HTTP status in a field of the error if a proxy answers with a page.',
    quote: 'status code of the error',
    source: places.sdks,
    why: 'When a server is down, programs get the page of a proxy, and its status is the only information.',
    causes: [
      'The body is parsed before the status is looked at.',
      'The error is that of the parser.',
    ],
    good: [verify(), '→ 502 <html>…', anError('status 502')],
    bad: [verify(), '→ 502 <html>…', anError('unexpected token <')],
  },
} as const satisfies Entries;
