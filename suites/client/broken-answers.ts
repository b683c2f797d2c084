import { signIn, verify } from '../../spec/examples.ts';
import { places, type Entries } from '../../spec/requirement.ts';
import { anError, success } from './group.ts';

const swallowed = [
  'An error is caught, and an empty result is given back.',
  'The result is built from whatever could be read.',
];

const empty = [
  'A body that cannot be parsed counts as an empty one.',
  'No field of the response is looked at, since none was ever missing.',
];

export const entries = {
  'client.network-failure-is-an-error': {
    level: 'MUST',
    role: 'client',
    text: 'Does not report an unreachable server or a lost connection as a success.',
    quote: 'deliver a clickable magic link as an SMS',
    source: places.signIn,
    why: 'Nothing was sent. A program that reports a success lets the user wait for a message.',
    causes: swallowed,
    good: [signIn(), '→ connection refused', anError()],
    bad: [signIn(), '→ connection refused', success],
  },
  'client.truncated-is-an-error': {
    level: 'SHOULD',
    role: 'client',
    text: 'Does not report a truncated response as a success.',
    quote: 'A message that uses a valid Content-Length is incomplete if',
    source: places.incompleteMessages,
    causes: swallowed,
    good: [verify(), '→ 200, half of the body, the connection closes', anError()],
    bad: [verify(), '→ 200, half of the body, the connection closes', success],
  },
  'client.page-is-an-error': {
    level: 'SHOULD',
    role: 'client',
    text: 'Does not report an HTML page with status 200 as a success.',
    quote: 'application/json',
    source: places.openApiSignIn,
    why: 'Login pages of networks and pages of proxies answer 200. No message was sent.',
    causes: empty,
    good: [signIn(), '→ 200 <html>…', anError()],
    bad: [signIn(), '→ 200 <html>…', success],
  },
  'client.empty-send-is-an-error': {
    level: 'SHOULD',
    role: 'client',
    text: 'Does not report an empty response to a send as a success.',
    quote: 'PhoneMagicLinkResponse',
    source: places.openApiSignIn,
    causes: empty,
    good: [signIn(), '→ 200 (no body)', anError()],
    bad: [signIn(), '→ 200 (no body)', success],
  },
  'client.empty-verify-is-an-error': {
    level: 'SHOULD',
    role: 'client',
    text: 'Does not report an empty response to a verify as a success.',
    quote: 'JWTResponse',
    source: places.openApiVerify,
    why: 'A program that reports a success lets a user in who has no session.',
    causes: empty,
    good: [verify(), '→ 200 (no body)', anError()],
    bad: [verify(), '→ 200 (no body)', success],
  },
  'client.verify-without-session-is-an-error': {
    level: 'SHOULD',
    role: 'client',
    text: 'Does not report a verify without a session JWT in the response as a success.',
    quote: 'sessionJwt',
    source: places.openApiVerify,
    why: 'Programs take the success of a verify for a proof of who is there.',
    causes: empty
      .slice(1)
      .concat('A missing JWT is validated, and nothing is found wrong with it.'),
    good: [verify(), '→ 200 {"user":{…}}', anError()],
    bad: [verify(), '→ 200 {"user":{…}}', success],
  },
  'client.redirected-verify-is-no-success': {
    level: 'SHOULD',
    role: 'client',
    text: 'Does not report a verify answered by a 307 without Location as a success.',
    quote: 'further action needs to be taken by the user agent',
    source: places.redirections,
    why: 'Nothing was verified.',
    causes: ['Statuses below 400 count as success.', ...empty.slice(1)],
    good: [verify(), '→ 307 {}', anError()],
    bad: [verify(), '→ 307 {}', success],
  },
} as const satisfies Entries;
