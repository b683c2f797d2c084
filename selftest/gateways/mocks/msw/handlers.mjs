import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { http, HttpResponse } from 'msw';

const project = 'P2MockProject';
const approved = 'app.example.com';
const key = randomBytes(32);
const linkLifetime = 180_000;

const users = [];
const links = new Map();
const sessions = new Map();
const seen = new Set();
const outbox = [];

const refused = (status, errorCode, errorDescription) =>
  HttpResponse.json({ errorCode, errorDescription }, { status });

class Refusal extends Error {
  constructor(status, code, description) {
    super(description);
    this.response = refused(status, code, description);
  }
}

const refuse = (status, code, description) => {
  throw new Refusal(status, code, description);
};

const base64url = value => Buffer.from(JSON.stringify(value)).toString('base64url');
const signatureOf = text => createHmac('sha256', key).update(text).digest('base64url');

function jwtOf(user, session, drn, seconds) {
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now, exp: now + seconds };
  const claims = { iss: project, sub: user.userId, drn, sid: session.id, amr: ['sms'], ...times };
  const text = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ ...claims, rnd: randomUUID() })}`;
  return `${text}.${signatureOf(text)}`;
}

/** The session that a refresh JWT proves. */
function sessionOf(jwt = '') {
  const [head, body, signature] = jwt.split('.');
  if (!signature || signature !== signatureOf(`${head}.${body}`)) return undefined;
  const { drn, sid } = JSON.parse(Buffer.from(body, 'base64url').toString());
  return drn === 'DSR' ? sessions.get(sid) : undefined;
}

/** The project and the JWT of a bearer: `<project>`, or `<project>:<JWT>`. */
function credentialsOf(request) {
  const [, bearer = ''] = /^bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const [id, jwt] = bearer.split(':');
  if (id !== project) refuse(401, 'E011002', 'The project ID is unknown');
  return jwt;
}

async function bodyOf(request) {
  const body = await request.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    refuse(400, 'E011003', 'The body is not a JSON object');
  return body;
}

function textIn(body, name) {
  const value = body[name];
  if (typeof value !== 'string' || value.trim() === '')
    refuse(400, 'E011003', `The ${name} field is required`);
  return value;
}

const isPhone = text => /^\+?[1-9]\d{6,14}$/.test(text);

function phoneIn(text) {
  if (typeof text !== 'string' || !isPhone(text))
    refuse(400, 'E011003', 'The phone number is invalid');
  return text;
}

function redirectIn(body) {
  const url = body.redirectUrl ?? body.URI ?? `https://${approved}/verify`;
  if (typeof url !== 'string') refuse(400, 'E011003', 'The redirect URL is not a string');
  const clean = !/[\s\\<>"]/.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  const isApproved =
    clean?.hostname === approved && /^https?:$/.test(clean.protocol) && !clean.username;
  if (!isApproved) refuse(400, 'E062507', 'The redirect URL is not approved');
  return clean;
}

const find = loginId => users.find(each => each.loginIds.includes(loginId));

function create(loginId, phone, { name = '', givenName = '', familyName = '', email = '' } = {}) {
  const details = { name, givenName, familyName, email };
  const createdTime = Math.floor(Date.now() / 1000);
  const userId = `U${randomUUID()}`;
  const user = { userId, loginIds: [loginId], phone, ...details, createdTime };
  users.push(user);
  return user;
}

function send(user, url, phone = user.phone, change) {
  const token = randomBytes(32).toString('base64url');
  links.set(token, { user, change, madeAt: Date.now() });
  url.searchParams.set('t', token);
  outbox.push({ to: phone, text: `Sign in: ${url}` });
  return HttpResponse.json({ maskedPhone: `${phone.slice(0, 2)}********${phone.slice(-2)}` });
}

const shown = user => ({
  ...user,
  verifiedEmail: false,
  verifiedPhone: true,
  status: 'enabled',
});

/** Answers by what a handler gives, or by the refusal that it throws. */
const answering = act => async info => {
  try {
    return await act(info);
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    throw error;
  }
};

const post = (path, act) =>
  http.post(
    `*/v1/auth/magiclink/${path}`,
    answering(async ({ request }) => act(credentialsOf(request), await bodyOf(request))),
  );

export const handlers = [
  post('signup/sms', (_, body) => {
    const loginId = textIn(body, 'loginId');
    const phone = phoneIn(body.phone ?? body.user?.phone ?? loginId);
    const url = redirectIn(body);
    if (find(loginId)) refuse(409, 'E062107', 'User already exists');
    return send(create(loginId, phone, body.user ?? {}), url);
  }),
  post('signin/sms', (jwt, body) => {
    const loginId = textIn(body, 'loginId');
    const url = redirectIn(body);
    const user = find(loginId) ?? refuse(404, 'E062108', 'User not found');
    const { stepup, mfa } = body.loginOptions ?? {};
    if ((stepup || mfa) && sessionOf(jwt)?.user !== user)
      refuse(401, 'E061301', 'A refresh JWT is required');
    return send(user, url);
  }),
  post('signup-in/sms', (_, body) => {
    const loginId = textIn(body, 'loginId');
    const url = redirectIn(body);
    return send(find(loginId) ?? create(loginId, phoneIn(loginId)), url);
  }),
  post('update/phone/sms', (jwt, body) => {
    const loginId = textIn(body, 'loginId');
    const phone = phoneIn(textIn(body, 'phone'));
    const url = redirectIn(body);
    const user = sessionOf(jwt)?.user ?? refuse(401, 'E061301', 'A refresh JWT is required');
    if (find(loginId) !== user) refuse(404, 'E062108', 'User not found');
    return send(user, url, phone, { phone, adds: body.addToLoginIDs === true });
  }),
  post('verify', (_, body) => {
    const token = textIn(body, 'token');
    const link = links.get(token);
    links.delete(token);
    if (!link || Date.now() - link.madeAt > linkLifetime)
      refuse(401, 'E062504', 'The token has expired');
    const { user, change } = link;
    if (change) user.phone = change.phone;
    if (change?.adds && !find(change.phone)) user.loginIds.push(change.phone);
    const session = { id: randomUUID(), user };
    sessions.set(session.id, session);
    const firstSeen = !seen.has(user);
    seen.add(user);
    return HttpResponse.json({
      sessionJwt: jwtOf(user, session, 'DS', 600),
      refreshJwt: jwtOf(user, session, 'DSR', 28 * 24 * 3600),
      cookieDomain: '',
      cookiePath: '/',
      cookieMaxAge: 28 * 24 * 3600,
      cookieExpiration: Math.floor(Date.now() / 1000) + 28 * 24 * 3600,
      user: shown(user),
      firstSeen,
    });
  }),
  // For the suite alone: the messages to a number.
  http.get('*/outbox/:phone', ({ params }) =>
    HttpResponse.json(outbox.filter(each => each.to === params.phone)),
  ),
];
