import type { Driver, Reply } from '../../../drivers/driver.ts';
import type { Args, Command } from '../../../drivers/protocol.ts';
import type { OperationId } from '../../../spec/contract.ts';
import type { ClientKnown } from '../../../spec/wire.ts';
import { fieldsIn, jsonIn } from '../../../spec/wire/received.ts';
import type { Scripted, Arrived } from '../../../targets/scripted.ts';
import type { ScriptedFault } from '../../../targets/scripted-faults.ts';
import type { Backstage, ScriptedReference } from '../../../targets/scripted-reference.ts';
import type { Judged } from '../findings/failure.ts';
import type { Secrets } from '../findings/secrets.ts';
import { operations } from '../http/operations.ts';
import { Called } from './called.ts';
import { ClientRequest } from './request.ts';

/** What a client is called through, shared by all calls of a worker. */
export interface Calling {
  driver: Driver;
  secrets: Secrets;
  /** An id that no other command has. */
  nextId: () => string;
}

/** The client under test, as a program calls it, on a scripted server of its own. */
export class Client {
  readonly server: Scripted;
  /** The way to the server beside the client. */
  readonly backstage: Backstage;
  /** The base URL that it is given. */
  baseUrl: string;
  readonly calls: Called[] = [];
  private readonly calling: Calling;
  private readonly seen = new Map<Arrived, ClientRequest>();

  constructor({ server, backstage }: ScriptedReference, calling: Calling) {
    this.server = server;
    this.backstage = backstage;
    this.baseUrl = server.url;
    this.calling = calling;
  }

  /** Everything that arrived at its server, in order. */
  get requests(): ClientRequest[] {
    const { origin } = new URL(this.server.url);
    return this.server.journal.map(arrived => {
      const known = this.seen.get(arrived);
      const request = known ?? new ClientRequest(arrived, origin, this.calling.secrets);
      this.seen.set(arrived, request);
      return request;
    });
  }

  /** The requests of one operation. */
  requestsOf(operation: string): ClientRequest[] {
    return this.requests.filter(each => each.operation === operation);
  }

  /** Has the server do something else than usual. */
  script(...faults: ScriptedFault[]): void {
    this.server.script(...faults);
  }

  /** Has the server send the next call of an operation to another origin. */
  redirect(operation: string, { server }: Client, status: number): void {
    const { path } = Object.values(operations).find(({ name }) => name === operation)!;
    const headers = { location: server.url + path };
    const answer = { status, headers, body: '', mediaType: 'text/plain' };
    this.script({ at: operation, times: 1, ...answer });
  }

  /** The fields of the answer to a call, as the server sent it. */
  answerTo({ answered }: Called): Record<string, unknown> {
    return fieldsIn(jsonIn(answered?.body ?? ''));
  }

  /** The masked phone in the answer to whoever has this login ID. */
  maskOf(loginId: string): unknown {
    const request = this.requests.findLast(({ fields }) => fields['loginId'] === loginId);
    return fieldsIn(jsonIn(request?.arrived.answer?.body ?? ''))['maskedPhone'];
  }

  /** The user in the answer to a verify. */
  userIn(called: Called): Record<string, unknown> {
    return fieldsIn(this.answerTo(called)['user']);
  }

  /** The refresh JWT in the DSR cookie of the answer to a verify. */
  cookieIn({ answered }: Called): string {
    const cookies = answered?.headers.filter(([name]) => name === 'set-cookie') ?? [];
    const found = cookies.map(([, value]) => /^DSR=([^;]*)/.exec(value)?.[1]);
    return found.find(each => each !== undefined) ?? '';
  }

  /** What came of a command, whatever it was: also that the driver gave no answer. */
  async ask(op: OperationId, args: Args): Promise<Called> {
    const { driver, secrets, nextId } = this.calling;
    const { baseUrl } = this;
    const config = { baseUrl, projectId: this.backstage.projectId };
    const command: Command = { id: nextId(), op, config, args };
    secrets.learn(args.refreshJwt, 'REFRESH_JWT');
    secrets.learn(args.token, 'LINK_TOKEN');
    const at = Date.now();
    const begun = performance.now();
    const before = this.server.journal.length;
    const reply: Reply = await driver.ask(command);
    const ms = performance.now() - begun;
    const requests = this.requests.slice(before);
    const { name: operation } = operations[op];
    const missedScript = this.server.awaits(operation);
    const called = new Called(
      { operation, command, at, secrets },
      { reply, requests, ms, missedScript },
    );
    this.calls.push(called);
    return called;
  }

  /** What rules have to know of a call. */
  knownOf({ operation, args }: Called): ClientKnown {
    const { phone, user } = args;
    const all = this.calls.map(each => each.args);
    const given = this.calls.map(each => fieldsIn(jsonIn(each.answered?.body ?? '')));
    return {
      project: this.backstage.projectId,
      basePath: new URL(this.baseUrl).pathname.replace(
        /^\/$/,
        this.baseUrl.endsWith('/') ? '/' : '',
      ),
      jwts: [
        ...all.flatMap(({ refreshJwt }) => refreshJwt ?? []),
        ...given.flatMap(each => [each['sessionJwt'], each['refreshJwt']]).filter(isText),
      ],
      tokens: all.flatMap(({ token }) => token ?? []),
      phones: [args.loginId, phone, user?.phone].filter(each => each?.startsWith('+')) as string[],
      asked: { operation, args },
    };
  }

  /** All commands and requests, in the order of their time. */
  get trail(): Judged[] {
    const steps = [...this.calls, ...this.requests];
    return steps.sort(
      (a, b) => a.at - b.at || Number(b instanceof Called) - Number(a instanceof Called),
    );
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
