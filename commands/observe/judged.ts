import { operation as operationOf } from '../../spec/contract.ts';
import { isOfTheApi, proxyIn } from '../../spec/proxies.ts';
import { clientRulings, rulings, type Ruling, type WireExchange } from '../../spec/wire.ts';
import { operationNameAt, operationNamed } from '../../spec/wire/answers.ts';
import { isOperation } from '../../spec/wire/client-rule.ts';
import { headerOf, looksLikeJwt } from '../../spec/wire/jwt.ts';
import { fieldsIn, handedOutBy, jsonIn, Received } from '../../spec/wire/received.ts';
import type { Observed } from '../../targets/observer/observed.ts';
import type { Learned } from './learned.ts';

/** The operations around the five, by method and path, whose answers rules know. */
const ofSessions: Readonly<Record<string, string>> = {
  'POST /v1/auth/refresh': 'refresh',
  'GET /v1/auth/me': 'me',
  'POST /v1/auth/logout': 'logout',
};

/** The operation of a request, by its path within the API; `other` where no rule is about it. */
export function operationOfRequest(method: string, path: string): string {
  if (method === 'OPTIONS') return 'other'; // a browser asks so by itself
  const [bare = ''] = path.split('?', 1);
  return ofSessions[`${method} ${bare}`] ?? operationNameAt(path);
}

/** Rules about whoever else a traffic may be of: a link of an email is verified like one of a text message. */
const notOfTraffic = ['sessions.tells-the-method'];
/** Rules that traffic can show to be broken, and never to be kept: it knows not all secrets, nor all users. */
const neverKept = /^privacy\.|\.answer-holds-no-token$/;
const needProject = ['sessions.issuer-is-project', 'sessions.audience-is-project'];
/** What can be judged of a request whose body was not read. */
const withoutBody = /-call$|\.bearer-|-in-url$|^client\.keys-/;
/** The answers of a server that does not have an operation. */
const absent = [404, 405, 501];

/** What the documents say of a request and its answer, as far as traffic alone can show it. */
export async function judge(
  operation: string,
  observed: Observed,
  learned: Learned,
  hasBearers: boolean,
): Promise<Ruling[]> {
  const exchange = wireOf(operation, observed);
  learned.fromRequest(operation, observed);
  const project = projectOf(observed);
  const sent = rulingsOfRequest(exchange, observed, learned, project);
  const received = await rulingsOfAnswer(exchange, observed, learned, project);
  learned.fromAnswer(operation, observed);
  return [
    ...sent.filter(({ requirement }) => hasBearers || !requirement.startsWith('client.bearer-')),
    ...received.filter(
      ({ requirement, holds }) =>
        !notOfTraffic.includes(requirement) &&
        !(holds && neverKept.test(requirement)) &&
        (project !== '' || !needProject.includes(requirement)),
    ),
  ];
}

/** Stands for the project of a request that names none: equal to no bearer. */
const unnamed = 'a project ID';

/** The project that a request names in its bearer; empty where it names none. */
function projectOf({ headers }: Observed): string {
  const bearer = headers.find(({ name }) => /^authorization$/i.test(name))?.value ?? '';
  const [, project = ''] = /^bearer +([^:]*)/i.exec(bearer) ?? [];
  return looksLikeJwt(project) ? '' : project;
}

function rulingsOfRequest(
  exchange: WireExchange,
  { method, unread }: Observed,
  learned: Learned,
  project: string,
): Ruling[] {
  const { operation } = exchange;
  if (operation !== 'keys' && !operationNamed(operation)) return [];
  const all = clientRulings(exchange, {
    project: project || unnamed,
    basePath: '',
    jwts: learned.jwtsOfBearers,
    tokens: [...learned.tokens],
    phones: [...learned.phones],
  });
  if (isCallOf(operation, method))
    return unread?.request ? all.filter(each => withoutBody.test(each.requirement)) : all;
  return all.filter(each => /-call$|-in-url$/.test(each.requirement)); // the rest follows from the wrong method
}

async function rulingsOfAnswer(
  exchange: WireExchange,
  { method, path, body, at, answer, unread }: Observed,
  learned: Learned,
  project: string,
): Promise<Ruling[]> {
  const { operation, status, headers } = exchange;
  if (!answer || unread?.answer || !isCallOf(operation, method)) return [];
  if (proxyIn({ status, headers, body: answer.body })) return [];
  if (absent.includes(status) && !isOfTheApi(answer.body)) return [];
  const { sessionJwt } = handedOutBy(new Received(status, headers, answer.body));
  const keys = learned.keysFor(project, headerOf(sessionJwt).kid);
  const to = phoneTexted(operation, fieldsIn(jsonIn(body)));
  return rulings(
    { ...exchange, request: { ...exchange.request, url: path } },
    {
      project,
      at,
      ...(to !== undefined && { to }),
      namedByPhone: false,
      tokens: [...learned.tokens],
      jwts: [...learned.jwts],
      strangers: [],
      ...(keys && { keys }),
    },
  );
}

/** Whether a request is made by the method that its operation has. */
function isCallOf(operation: string, method: string): boolean {
  const id = operationNamed(operation);
  return id ? method === operationOf(id).method : isOperation({ operation }) || method === 'GET';
}

/** The phone that a send texts, where its request alone says so; which phone a login ID has, the server knows. */
function phoneTexted(operation: string, sent: Record<string, unknown>): string | undefined {
  if (operation !== 'sign-up' && operation !== 'update-phone') return undefined;
  const named = [sent['phone'], fieldsIn(sent['user'])['phone']].filter(each => each != null);
  const [phone] = named;
  const isClear = typeof phone === 'string' && named.every(each => each === phone);
  return isClear && /^\+[1-9]\d{6,14}$/.test(phone) ? phone : undefined;
}

const wireOf = (
  operation: string,
  { method, path, headers, body, answer }: Observed,
): WireExchange => ({
  operation,
  request: { method, url: path, headers, body },
  status: answer?.status ?? 0,
  headers: answer?.headers.map(([name, value]) => ({ name, value })) ?? [],
  body: answer?.body ?? '',
});
