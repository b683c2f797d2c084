import { noteRefusal, noteUser } from '../../../targets/made-users.ts';
import type { OperationId } from '../../../spec/contract.ts';
import { redirectUrlOf } from '../run/run-mark.ts';
import type { EndUser, Identity } from '../users/end-user.ts';
import { isAbsent, isAccepted, isRefused, tolerate, type Answer } from './answer.ts';
import type { ApiCaller } from './caller.ts';
import { requireDeclared } from './offered.ts';
import { operations } from './operations.ts';

/** What a call may differ in from the usual one. */
export interface Unusual {
  /** The bearer in place of the project ID; null sends no authorization header. */
  bearer?: string | null;
  /** The whole authorization header. */
  authorization?: string;
  /** Headers beside the usual ones, or in their place. */
  headers?: Record<string, string>;
  /** The method in place of POST. */
  method?: string;
  /** The body byte by byte. */
  raw?: string | Buffer;
}

/** An operation that shows a session. */
export type SupportingOperation = 'refresh' | 'me' | 'logout';

/** The fields of a request body; undefined leaves one out. */
export type Fields = Record<string, unknown>;

const makesUsers: OperationId[] = ['signUp', 'signIn', 'signUpOrIn'];

function loginIdIn(body: string): string | undefined {
  try {
    const { loginId } = JSON.parse(body) as Fields;
    return typeof loginId === 'string' ? loginId : undefined;
  } catch {
    return /"loginId"\s*:\s*"([^"\\]+)"/.exec(body)?.[1];
  }
}

/** The API as a client calls it: every operation with its usual body, which a check may change field by field. */
export class MagicLink {
  readonly caller: ApiCaller;

  constructor(caller: ApiCaller) {
    this.caller = caller;
  }

  signUp({ loginId, phone }: EndUser, fields: Fields = {}, unusual?: Unusual): Promise<Answer> {
    const usual = { loginId, phone, user: { phone }, redirectUrl: this.redirectUrl };
    return this.send('signUp', phone, { ...usual, ...fields }, unusual);
  }

  signIn({ loginId, phone }: EndUser, fields: Fields = {}, unusual?: Unusual): Promise<Answer> {
    return this.send(
      'signIn',
      phone,
      { loginId, redirectUrl: this.redirectUrl, ...fields },
      unusual,
    );
  }

  signUpOrIn({ loginId, phone }: EndUser, fields: Fields = {}, unusual?: Unusual): Promise<Answer> {
    const usual = { loginId, redirectUrl: this.redirectUrl };
    return this.send('signUpOrIn', phone, { ...usual, ...fields }, unusual);
  }

  updatePhone(
    { loginId, refreshJwt }: Identity,
    phone: string,
    fields: Fields = {},
    unusual?: Unusual,
  ): Promise<Answer> {
    const usual = { loginId, phone, redirectUrl: this.redirectUrl };
    const bearer = `${this.projectId}:${refreshJwt}`;
    this.caller.secrets.learn(refreshJwt, 'REFRESH_JWT');
    return this.send('updatePhone', phone, { ...usual, ...fields }, { bearer, ...unusual });
  }

  /** Verifies a token; a link is verified by its token. */
  verify(link: { token: string } | string, unusual?: Unusual): Promise<Answer> {
    const token = typeof link === 'string' ? link : link.token;
    this.caller.secrets.learn(token, 'LINK_TOKEN');
    return this.post('verify', { token }, unusual);
  }

  /** Verifies links one after the other. */
  async verifyEach(links: readonly { token: string }[]): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const link of links) answers.push(await this.verify(link));
    return answers;
  }

  /** A GET or a HEAD of an operation's address, as a careless scanner would make it. */
  async read(operation: OperationId, query: URLSearchParams, method = 'GET'): Promise<Answer> {
    const { name, path } = operations[operation];
    requireDeclared(this.caller.context, name);
    await this.caller.context.earlierLinks.noteBefore(query.toString());
    return this.caller.call({
      operation: name,
      method,
      path: `${path}?${query.toString()}`,
      headers: this.authorization({}),
    });
  }

  /** Opens so many connections, so that as many calls can then be made at once; what is answered does not count. */
  async openConnections(count: number): Promise<void> {
    this.caller.allowAtOnce(count);
    const calls = Array.from({ length: count }, () => this.verify('no-such-token'));
    (await Promise.all(calls)).forEach(tolerate);
  }

  refresh(refreshJwt: string, project = this.projectId): Promise<Answer> {
    return this.supporting('refresh', `${project}:${refreshJwt}`);
  }

  me(refreshJwt: string, project = this.projectId): Promise<Answer> {
    return this.supporting('me', `${project}:${refreshJwt}`);
  }

  logout(refreshJwt: string): Promise<Answer> {
    return this.supporting('logout', `${this.projectId}:${refreshJwt}`);
  }

  /** A supporting operation with any bearer. */
  supporting(operation: SupportingOperation, bearer: string | null): Promise<Answer> {
    const method = operation === 'me' ? 'GET' : 'POST';
    return this.caller.call({
      operation,
      method,
      path: `/v1/auth/${operation}`,
      headers: {
        ...this.authorization({ bearer }),
        ...(method === 'POST' && { 'Content-Type': 'application/json' }),
      },
      body: method === 'POST' ? '{}' : undefined,
    });
  }

  /** The published keys; a target need not have any. */
  async keys(project = this.projectId): Promise<Answer> {
    const path = `/v2/keys/${encodeURIComponent(project)}`;
    const answer = await this.caller.call({ operation: 'keys', method: 'GET', path, headers: {} });
    return isAbsent(answer) ? tolerate(answer) : answer;
  }

  /** A GET of a path that no target has, without a bearer. */
  nowhere(): Promise<Answer> {
    const path = '/v2/no-such-path';
    return this.caller.call({ operation: 'invented', method: 'GET', path, headers: {} });
  }

  /** A management call, without the management key unless a bearer holds it. */
  manage(
    method: string,
    path: string,
    fields: Fields,
    bearer: string | null = this.projectId,
  ): Promise<Answer> {
    return this.caller.call({
      operation: 'management',
      method,
      path,
      headers: { ...this.authorization({ bearer }), 'Content-Type': 'application/json' },
      body: JSON.stringify(fields),
    });
  }

  /** Any operation with any body: for what the usual calls cannot say. */
  async post(operation: OperationId, fields: unknown, unusual: Unusual = {}): Promise<Answer> {
    const { name, path } = operations[operation];
    requireDeclared(this.caller.context, name); // before anything is awaited: a check may have ended by then
    const method = unusual.method ?? 'POST';
    const body = unusual.raw ?? JSON.stringify(fields);
    const loginId = makesUsers.includes(operation) ? loginIdIn(body.toString()) : undefined;
    if (loginId) noteUser(loginId);
    await this.caller.context.earlierLinks.noteBefore(body.toString());
    const answer = await this.caller.call({
      operation: name,
      method,
      path,
      headers: {
        ...this.authorization(unusual),
        'Content-Type': 'application/json',
        ...unusual.headers,
      },
      body: method === 'GET' ? undefined : body,
    });
    if (loginId && isRefused(answer)) noteRefusal(loginId);
    return answer;
  }

  /** A redirect URL on an approved domain. */
  get redirectUrl(): string {
    return redirectUrlOf(this.caller.context);
  }

  get projectId(): string {
    return this.caller.context.connection.projectId;
  }

  private async send(operation: OperationId, phone: string, fields: Fields, unusual?: Unusual) {
    const answer = await this.post(operation, fields, unusual);
    if (isAccepted(answer)) this.caller.origins.noteSend(phone, answer);
    const redirectUrl = fields['redirectUrl'] ?? fields['URI'];
    this.caller.context.connection.inbox?.note?.(
      phone,
      answer.json,
      typeof redirectUrl === 'string' ? redirectUrl : undefined,
    );
    return answer;
  }

  private authorization({ bearer = this.projectId, authorization }: Unusual) {
    if (authorization !== undefined) return { Authorization: authorization };
    if (bearer === null) return {};
    const [project, ...jwts] = bearer.split(':');
    this.caller.secrets.learn(project, 'OTHER_PROJECT_ID');
    for (const jwt of jwts) this.caller.secrets.learn(jwt, 'JWT');
    return { Authorization: `Bearer ${bearer}` };
  }
}
