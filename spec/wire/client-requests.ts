import { operation, requestProblems, undocumentedFields } from '../contract.ts';
import { operationNamed } from './answers.ts';
import { isOperation, verdictOn, type ClientRule, type ClientSeen } from './client-rule.ts';
import { looksLikeJwt } from './jwt.ts';
import { fieldsIn, jsonIn } from './received.ts';
import { nothingIn, type Verdict } from './rule.ts';
import { Contents, shown } from './texts.ts';

const since = '0.2.0';

/** A call of an operation goes to its path, by POST; where nobody knows what was asked, the path tells it. What stands before it, other rules judge. */
const called = (requirement: string, name: string): ClientRule => ({
  requirement,
  since,
  concerns: seen =>
    (seen.known.asked?.operation ?? seen.operation) === name &&
    seen.operation !== 'keys' &&
    !(seen.known.asked && seen.known.basePath),
  judge: seen => {
    const { path, method } = operation(operationNamed(name)!);
    const { request } = seen;
    const holds = seen.operation === name && request.method === method;
    return verdictOn('the request', holds, `${method} ${path}`, `${request.method} ${seen.path}`);
  },
});

/** The path of the base URL stands before that of the API, with one slash between. */
function judgePath({ known, path }: ClientSeen): Verdict {
  const begin = `${known.basePath.replace(/\/$/, '')}/v1/`;
  return verdictOn('the path', path.startsWith(begin), `a path that begins with ${begin}`, path);
}

function judgeJson({ request }: ClientSeen): Verdict {
  const { headers, body = '' } = request;
  const type = headers.find(each => each.name.toLowerCase() === 'content-type')?.value;
  const isTyped = /^application\/json\s*(;|$)/i.test(type ?? '');
  const json = jsonIn(body);
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  const expected = 'a JSON object with the content type application/json';
  return nothingIn(
    [
      ...(isTyped
        ? []
        : [
            {
              subject: 'the content type',
              expected: 'application/json',
              received: type ?? 'nothing',
            },
          ]),
      ...(isObject
        ? []
        : [
            {
              subject: 'the body',
              expected: 'a JSON object',
              received: body ? 'another text' : 'nothing',
            },
          ]),
    ],
    expected,
  );
}

function judgeTypes({ operation: name, sent }: ClientSeen): Verdict {
  const expected = 'a body with the types of the OpenAPI document';
  const found = requestProblems(operationNamed(name)!, sent);
  return nothingIn(
    found.map(({ field, said }) => ({
      subject: `\`${field}\` of the body`,
      expected: said.replace(/^must be /, 'the type '),
      received: 'another one',
    })),
    expected,
  );
}

function judgeFields({ operation: name, sent }: ClientSeen): Verdict {
  const found = undocumentedFields(operationNamed(name)!, sent);
  return nothingIn(
    found.map(field => ({
      subject: `\`${field}\` of the body`,
      expected: 'no such field',
      received: 'a field that no document names',
    })),
    'a body with documented fields alone',
  );
}

const redirectNames = ['redirectUrl', 'URI', 'uri'];

const redirectsIn = ({ sent }: ClientSeen) =>
  redirectNames.filter(name => (sent[name] ?? undefined) !== undefined);

const isSend = (seen: ClientSeen) => isOperation(seen) && seen.operation !== 'verify';

const takesJwt = ({ operation: name, known, bearer, sent }: ClientSeen) =>
  name === 'update-phone' ||
  (known.asked
    ? known.asked.args.refreshJwt !== undefined
    : looksLikeJwt(bearer.split(':')[1] ?? '') ||
      fieldsIn(sent['loginOptions'])['stepup'] === true);

/** A bearer in words: a secret is shown by its kind alone. */
function bearerInWords({ bearer, known: { project, jwts } }: ClientSeen): string {
  if (!bearer) return 'no bearer';
  const parts = bearer.split(':').map(each => {
    if (each === project) return '<project ID>';
    if (jwts.includes(each)) return '<JWT>';
    return looksLikeJwt(each) ? '<another JWT>' : each && '<something else>';
  });
  return parts.join(':');
}

function isRefreshBearer({ bearer, known: { project, asked, jwts } }: ClientSeen): boolean {
  if (asked?.args.refreshJwt !== undefined) return bearer === `${project}:${asked.args.refreshJwt}`;
  const jwt = bearer.slice(project.length + 1);
  return bearer.startsWith(`${project}:`) && (looksLikeJwt(jwt) || jwts.includes(jwt));
}

const judgeRefreshBearer = (seen: ClientSeen) =>
  verdictOn('the bearer', isRefreshBearer(seen), '<project ID>:<JWT>', bearerInWords(seen));

function judgeUrl({ request, known: { jwts, tokens, phones } }: ClientSeen): Verdict {
  const contents = new Contents(request.url, unescaped(request.url));
  const found = [
    ...(jwts.some(each => contents.holds(each)) ? ['a JWT'] : []),
    ...(tokens.some(each => contents.holds(each)) ? ['a link token'] : []),
    ...(phones.some(each => contents.mentions(each)) ? ['a phone'] : []),
  ];
  const expected = 'a URL without JWT, link token and phone';
  return verdictOn('the URL', found.length === 0, expected, found.join(' and '));
}

function judgeElsewhere({ request, known: { jwts } }: ClientSeen): Verdict {
  const places = [
    ...request.headers
      .filter(({ name }) => name.toLowerCase() !== 'authorization')
      .map(({ name, value }) => [`the header ${name}`, value] as const),
    ['the body', request.body ?? ''] as const,
  ];
  const differences = places
    .filter(([, text]) => jwts.some(jwt => new Contents(text).holds(jwt)))
    .map(([subject]) => ({ subject, expected: 'no JWT', received: 'a JWT' }));
  return nothingIn(differences, 'a request with a JWT in its bearer alone');
}

function judgeKeys(seen: ClientSeen): Verdict {
  const { request, known } = seen;
  const contents = new Contents(request.url, ...request.headers.map(({ value }) => value));
  const holds = !known.jwts.some(jwt => contents.holds(jwt));
  return verdictOn('the request of the keys', holds, 'no JWT of a user', 'a JWT');
}

function unescaped(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** A request of the operation that was asked for: where another is called, its path is wrong and not the fields of its body. */
const isWhatWasAsked = (seen: ClientSeen): boolean =>
  isOperation(seen) && (seen.known.asked?.operation ?? seen.operation) === seen.operation;

/** What holds of the requests of any client. */
export const requestRules: readonly ClientRule[] = [
  called('client.sign-up-call', 'sign-up'),
  called('client.sign-in-call', 'sign-in'),
  called('client.sign-up-or-in-call', 'sign-up-or-in'),
  called('client.update-phone-call', 'update-phone'),
  called('client.verify-call', 'verify'),
  {
    requirement: 'client.keeps-base-path',
    since,
    concerns: ({ known, operation: name }) =>
      /[^/]$/.test(known.basePath) && known.asked !== undefined && name !== 'keys',
    judge: judgePath,
  },
  {
    requirement: 'client.takes-slash-after-base',
    since,
    concerns: ({ known, operation: name }) =>
      known.basePath.endsWith('/') && known.asked !== undefined && name !== 'keys',
    judge: judgePath,
  },
  { requirement: 'client.body-is-json-object', since, concerns: isOperation, judge: judgeJson },
  { requirement: 'client.sends-documented-types', since, concerns: isOperation, judge: judgeTypes },
  {
    requirement: 'client.sends-documented-fields-alone',
    since,
    concerns: isWhatWasAsked,
    judge: judgeFields,
  },
  {
    requirement: 'client.redirect-named-by-schema',
    since,
    concerns: seen => isSend(seen) && redirectsIn(seen).length > 0,
    judge: seen => {
      const names = redirectsIn(seen);
      const holds = names.includes('redirectUrl');
      return verdictOn('the name of the redirect URL', holds, 'redirectUrl', names.join(' and '));
    },
  },
  {
    requirement: 'client.redirect-left-out',
    since,
    concerns: seen =>
      isSend(seen) && seen.known.asked !== undefined && !seen.known.asked.args.redirectUrl,
    judge: seen => {
      const [name] = redirectsIn(seen);
      const received = name ? `\`${name}\`: ${shown(seen.sent[name])}` : '';
      return verdictOn('the body', !name, 'no redirect URL', received);
    },
  },
  {
    requirement: 'client.bearer-is-project',
    since,
    concerns: seen => isOperation(seen) && !takesJwt(seen),
    judge: seen =>
      verdictOn(
        'the bearer',
        seen.bearer === seen.known.project,
        '<project ID>',
        bearerInWords(seen),
      ),
  },
  {
    requirement: 'client.bearer-is-refresh-jwt',
    since,
    concerns: ({ operation: name }) => name === 'update-phone',
    judge: judgeRefreshBearer,
  },
  {
    requirement: 'client.bearer-of-step-up',
    since,
    concerns: seen => isSend(seen) && seen.operation !== 'update-phone' && takesJwt(seen),
    judge: judgeRefreshBearer,
  },
  { requirement: 'client.no-secret-in-url', since, concerns: () => true, judge: judgeUrl },
  {
    requirement: 'client.no-secret-beside-bearer',
    since,
    concerns: seen => isOperation(seen) && seen.known.jwts.length > 0,
    judge: judgeElsewhere,
  },
  {
    requirement: 'client.keys-without-session',
    since,
    concerns: ({ operation: name }) => name === 'keys',
    judge: judgeKeys,
  },
];
