import { Secrets } from '../../suites/support/findings/secrets.ts';
import { looksLikeJwt } from '../../spec/wire/jwt.ts';
import { fieldsIn, handedOutBy, isAccepted, jsonIn } from '../../spec/wire/received.ts';
import { receivedFrom } from '../../targets/scripted-faults.ts';
import type { Observed } from '../../targets/observer/observed.ts';

/** So much is remembered of each kind, the newest of it, however long the traffic goes on. */
const most = 1000;
/** What is shorter stands in a text by chance. */
const shortestToken = 12;
const shortestPhone = /^\+?\d{8,15}$/;
const secretHeader = /authorization|cookie|token|secret|api-?key/i;

/** What traffic has shown so far: secrets, phones, and published keys. */
export class Learned {
  readonly secrets = new Secrets();
  readonly jwts = new Set<string>();
  readonly tokens = new Set<string>();
  readonly phones = new Set<string>();
  private readonly keys = new Map<string, readonly object[]>();
  /** JWTs that a server keeps in cookies, which a browser sends back by itself. */
  private readonly inCookies = new Set<string>();
  private secretsLeft = 20_000;

  /** JWTs that a client is to send in a bearer alone. */
  get jwtsOfBearers(): string[] {
    return [...this.jwts].filter(each => !this.inCookies.has(each));
  }

  /** The published keys of a project, where they may hold that of a JWT. */
  keysFor(project: string, kid: string | undefined): readonly object[] | undefined {
    const known = this.keys.get(project);
    const isThere = kid === undefined || known?.some(each => fieldsIn(each)['kid'] === kid);
    return isThere ? known : undefined; // else it may have been published since
  }

  /** What a request tells. */
  fromRequest(operation: string, { headers, body }: Observed): void {
    for (const { name, value } of headers) {
      if (/^authorization$/i.test(name)) this.fromBearer(value);
      else if (secretHeader.test(name)) this.hideAll(value, 'SECRET');
    }
    const { token, phone, loginId, user } = fieldsIn(jsonIn(body));
    if (operation === 'verify' && typeof token === 'string') {
      this.hide(token, 'LINK_TOKEN');
      if (token.length >= shortestToken) remember(this.tokens, token);
    }
    for (const each of [phone, loginId, fieldsIn(user)['phone']])
      if (typeof each === 'string' && shortestPhone.test(each)) remember(this.phones, each);
  }

  /** What an answer tells. */
  fromAnswer(operation: string, { path, answer }: Observed): void {
    if (!answer) return;
    const received = receivedFrom(answer);
    for (const [name, value] of answer.headers)
      if (secretHeader.test(name)) this.hideAll(value, 'SECRET');
    const cookies = ['DS', 'DSR'].flatMap(each => received.cookie(each) ?? []);
    for (const each of cookies) remember(this.inCookies, each);
    const { sessionJwt, refreshJwt } = handedOutBy(received);
    for (const each of [sessionJwt, refreshJwt, ...cookies]) this.jwt(each);
    if (operation !== 'keys' || !isAccepted(received)) return;
    const { keys } = received.fields;
    const project = /\/v[12]\/keys\/([^/?]+)|([^/]+)\/\.well-known\//.exec(path);
    if (project && Array.isArray(keys))
      this.keys.set(project[1] ?? project[2]!, keys.map(fieldsIn));
  }

  private fromBearer(value: string): void {
    const [, project = '', ...rest] = /^bearer +([^:]*):?(.*)$/i.exec(value) ?? [];
    const secret = rest.join('');
    if (!/^bearer /i.test(value)) return this.hideAll(value, 'SECRET');
    if (looksLikeJwt(project)) this.jwt(project);
    this.hide(secret, 'KEY');
    if (looksLikeJwt(secret)) this.jwt(secret);
  }

  private jwt(value: string): void {
    this.hide(value, 'JWT');
    if (value.length >= shortestToken) remember(this.jwts, value);
  }

  /** Hides each value of a header that may be a list of names and values. */
  private hideAll(value: string, name: string): void {
    for (const each of value.split(/[;,\s]+/)) {
      const secret = each.slice(each.indexOf('=') + 1);
      if (!words.test(each)) this.hide(secret, name);
    }
  }

  private hide(value: string, name: string): void {
    if (this.secretsLeft-- > 0) this.secrets.learn(value, name);
  }
}

/** What stands beside the value of a cookie, or before credentials, and is no secret. */
const words =
  /^(path|domain|max-age|expires|samesite)=|^(basic|bearer|digest|httponly|secure|partitioned|[a-z]{3})$|^[\d:-]+$|^gmt$/i;

/** Adds to what is remembered; the oldest is forgotten where it is too much. */
function remember(set: Set<string>, value: string): void {
  set.add(value);
  if (set.size > most) set.delete(set.values().next().value!);
}
