import { newPhone, phone, sent, signIn, updatePhone, verify } from '../../spec/examples.ts';
import { places, type Entries } from '../../spec/requirement.ts';
import { anError, opened, project, says, withRefresh } from './group.ts';

const keysOf = 'GET /v2/keys/<project ID>';
const elsewhere = '→ 307 Location: https://elsewhere.example/';

const followed = [
  'The HTTP library follows redirects by default, and keeps the headers that the SDK set.',
  'The headers are set by a hook that runs for every request, wherever it goes.',
];

export const entries = {
  'client.bearer-is-project': {
    level: 'MUST',
    role: 'client',
    text: 'Sends only the project ID as the bearer token of a call without a session.',
    quote: 'Authorization: Bearer <Project ID>',
    source: places.signIn,
    causes: [
      'The separator is sent though nothing follows it.',
      'A management key or an earlier JWT stays in the client and is sent along.',
    ],
    good: [signIn({ bearer: project }), sent()],
    bad: [signIn({ bearer: `${project}:` }), '→ 4xx'],
  },
  'client.bearer-is-refresh-jwt': {
    level: 'MUST',
    role: 'client',
    text: 'Sends project ID, colon and refresh JWT as the bearer token of an update.',
    quote: 'requires both the ProjectId and refresh JWT',
    source: places.update,
    causes: [
      'The refresh JWT is sent in a cookie or in the body.',
      'The session JWT is used as the refresh JWT.',
    ],
    good: [updatePhone({ bearer: withRefresh }), sent(newPhone)],
    bad: [updatePhone({ bearer: 'Bearer <refresh JWT>' }), '→ 4xx'],
  },
  'client.bearer-of-step-up': {
    level: 'SHOULD',
    role: 'client',
    text: 'Sends project ID, colon and refresh JWT as the bearer token of a sign-in with step-up.',
    quote: 'stepup: refresh JWT in the bearer',
    source: places.sdks,
    why: 'A step-up builds on a session. Without its refresh JWT the server rejects, or begins another session.',
    causes: [
      'The token argument of the sign-in goes nowhere.',
      'It is read only where a second factor is asked for.',
    ],
    good: [signIn({ bearer: withRefresh, more: '"loginOptions":{"stepup":true}' }), sent()],
    bad: [signIn({ bearer: project, more: '"loginOptions":{"stepup":true}' }), '→ 4xx'],
  },
  'client.no-secret-in-url': {
    level: 'SHOULD',
    role: 'client',
    text: 'Puts no JWT, link token or phone in a URL.',
    quote: "Don't pass bearer tokens in page URLs",
    source: places.bearerInUrls,
    why: 'URLs are kept in the logs of every proxy on the way.',
    causes: ['A query is added to tell requests apart in logs.', 'The token is sent by GET.'],
    good: [verify(), opened],
    bad: ['POST /v1/auth/magiclink/verify?token=<token> {}', opened],
  },
  'client.no-secret-beside-bearer': {
    level: 'SHOULD',
    role: 'client',
    text: 'Sends a refresh JWT nowhere but in the bearer token.',
    quote: 'Clients MUST NOT use more than one method to transmit the token',
    source: places.bearerMethods,
    why: 'Proxies keep only the Authorization header out of their logs.',
    causes: [
      'It is sent as a cookie, too, as a browser would.',
      'The whole session of the caller is put into the body.',
    ],
    good: [updatePhone({ bearer: withRefresh }), sent(newPhone)],
    bad: [
      'POST /v1/auth/magiclink/update/phone/sms',
      `Authorization: ${withRefresh}`,
      'Cookie: DSR=<refresh JWT>',
      `{"loginId":"${phone}","phone":"${newPhone}"}`,
      sent(newPhone),
    ],
  },
  'client.keys-without-session': {
    level: 'SHOULD',
    role: 'client',
    text: "Fetches the published keys without a user's JWT.",
    quote: 'GetKeysV2: no security',
    source: places.openApiKeys,
    why: 'Keys are public, and caches may keep such requests with all their headers.',
    causes: [
      'One function builds the headers of every request, that of the keys too.',
      'The client keeps the JWT of the last call.',
    ],
    good: [keysOf, '→ 200 {"keys":[…]}'],
    bad: [`${keysOf}\nAuthorization: ${withRefresh}`, '→ 200 {"keys":[…]}'],
  },
  'client.bearer-stays-at-origin': {
    level: 'SHOULD',
    role: 'client',
    text: 'Sends no bearer token to another origin after a redirect.',
    quote: 'Consider removing header fields … this includes … Authorization and Cookie',
    source: places.redirections,
    why: 'Anyone who can redirect a call would receive the session of the user.',
    causes: followed,
    good: [updatePhone({ bearer: withRefresh }), elsewhere, anError()],
    bad: [
      updatePhone({ bearer: withRefresh }),
      elsewhere,
      `→ https://elsewhere.example/ with ${withRefresh}`,
    ],
  },
  'client.token-stays-at-origin': {
    level: 'SHOULD',
    role: 'client',
    text: 'Sends no link token to another origin after a redirect.',
    quote: 'Automatic redirection needs to be done with care for methods not known to be safe',
    source: places.redirections,
    why: 'Anyone who can redirect a verify would receive an unused token, and sign in with it.',
    causes: followed,
    good: [verify(), elsewhere, anError()],
    bad: [verify(), elsewhere, '→ https://elsewhere.example/ {"token":"<token>"}'],
  },
  'client.checks-certificates': {
    level: 'SHOULD',
    role: 'client',
    text: 'Rejects a server whose TLS certificate is not trusted.',
    quote: 'terminate the connection with a bad certificate error',
    source: places.certificates,
    why: 'An attacker on the network path could read and answer the calls.',
    causes: [
      'Verification was switched off for a test environment, and never on again.',
      'An option for custom domains turns it off.',
    ],
    good: [
      says('that the base URL is https://unknown.example'),
      signIn(),
      '→ no answer',
      anError(),
    ],
    bad: [says('that the base URL is https://unknown.example'), signIn(), sent()],
  },
} as const satisfies Entries;
