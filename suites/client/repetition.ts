import { sent, signIn, verify } from '../../spec/examples.ts';
import { places, type Entries } from '../../spec/requirement.ts';
import { anError } from './group.ts';

const quote = 'A client SHOULD NOT automatically retry a request with a non-idempotent method';

const repeats = [
  'One rule of repetition serves all requests, whatever they do.',
  'A 503 is taken to say that nothing was done.',
];

export const entries = {
  'client.verify-once': {
    level: 'SHOULD',
    role: 'client',
    text: 'Does not repeat a verify that has possibly taken effect.',
    quote,
    source: places.unsafeMethods,
    why: 'A link works once. The repetition is rejected, and the session that the first one began is lost.',
    causes: repeats,
    good: [verify(), '→ 503, the token is used', anError()],
    bad: [verify(), '→ 503, the token is used', verify(), '→ 4xx'],
  },
  'client.send-once': {
    level: 'SHOULD',
    role: 'client',
    text: 'Does not repeat a send that has possibly taken effect.',
    quote,
    source: places.unsafeMethods,
    why: 'The user gets several messages for one click, and each of them is paid for.',
    causes: repeats,
    good: [signIn(), '→ 503, the message is sent', anError()],
    bad: [signIn(), '→ 503, the message is sent', signIn(), sent()],
  },
  'client.closed-once': {
    level: 'SHOULD',
    role: 'client',
    text: 'Does not repeat a call after its connection closed without a response.',
    quote,
    source: places.unsafeMethods,
    why: 'A server that has died while it answered may have sent the message before.',
    causes: [
      'The HTTP library repeats what failed on a connection, POST too.',
      'A lost response is treated as a request that never arrived.',
    ],
    good: [signIn(), '→ the connection closes', anError()],
    bad: [signIn(), '→ the connection closes', signIn(), sent()],
  },
  'client.refused-once': {
    level: 'SHOULD',
    role: 'client',
    text: 'Does not repeat a call that was rejected for its content.',
    quote: 'the client seems to have erred',
    source: places.clientErrors,
    why: 'The same call is rejected again. Its repetitions count against the rate limit of all users.',
    causes: [
      'Every failure is repeated.',
      'A rejection for an expired key makes the SDK call again, and every other rejection too.',
    ],
    good: [signIn(), '→ 4xx', anError()],
    bad: [signIn(), '→ 4xx', signIn(), '→ 4xx'],
  },
  'client.waits-when-told': {
    level: 'SHOULD',
    role: 'client',
    text: 'Waits before a repeated call for as long as Retry-After says.',
    quote: 'how long the user agent ought to wait before making a follow-up request',
    source: places.retryAfter,
    why: 'A server that is overloaded asks for a pause. Clients that do not wait keep it down.',
    causes: [
      'The pauses between repetitions are fixed.',
      'Retry-After is read for a 429 alone, and not for a 503.',
    ],
    good: [signIn(), '→ 503 Retry-After: 2', '(two seconds)', signIn(), sent()],
    bad: [signIn(), '→ 503 Retry-After: 2', '(0.1 seconds)', signIn(), sent()],
  },
} as const satisfies Entries;
