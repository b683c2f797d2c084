import { readFileSync } from 'node:fs';
import { createServer as http, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as https } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answers } from '../reference/serve.ts';
import type { Header } from '../spec/finding.ts';
import { operationNameAt, problemsOf } from '../spec/wire/answers.ts';
import { isOperation } from '../spec/wire/client-rule.ts';
import { jsonIn } from '../spec/wire/received.ts';
import { pairsOf } from './http.ts';
import { faulty, isDone, type ScriptedAnswer, type ScriptedFault } from './scripted-faults.ts';

/** A request as it arrived at a scripted server, and what became of it. */
export interface Arrived {
  /** The operation as the catalogue names it; `keys` for the published keys, `other` for whatever else. */
  operation: string;
  method: string;
  /** With its query, as it stands in the first line of the request. */
  path: string;
  /** The headers in their order and their case. */
  headers: Header[];
  body: string;
  /** When it arrived, in ms since 1970. */
  at: number;
  /** How long the answer took, in ms. */
  ms: number;
  /** Missing where none went out whole. */
  answer?: ScriptedAnswer;
  /** What the server did, as a verb that follows "the target", where no whole answer went out. */
  problem?: string;
}

/** How a scripted server is reached. */
export interface Address {
  /** What stands before the paths of the API, such as `/tenant-a`. */
  prefix?: string;
  /** Whether it has a certificate that nobody trusts. */
  untrusted?: boolean;
  /** Whether it is of the second project, and signs with a key of its own. */
  isSecond?: boolean;
}

/** A server in front of another that keeps a journal of what arrives, and answers as a script says. It knows no client. */
export class Scripted {
  readonly journal: Arrived[] = [];
  /** Where it breaks the contract though nothing in the script asks for it: that is our fault. */
  readonly ourFaults: string[] = [];
  /** The base URL for a client. */
  url = '';
  private readonly behind: Answers;
  private readonly prefix: string;
  private readonly faults: { fault: ScriptedFault; left: number; isMet?: true }[] = [];
  private readonly server;

  private constructor(behind: Answers, { prefix = '', untrusted = false }: Address) {
    this.behind = behind;
    this.prefix = prefix;
    const take = (request: IncomingMessage, response: ServerResponse) =>
      void this.take(request, response).catch((error: unknown) => {
        this.ourFaults.push(`broke: ${String(error)}`);
        response.destroy();
      });
    this.server = untrusted ? https(certificate(), take) : http(take);
  }

  /** Begins to listen on a free port of the loopback. */
  static async listen(behind: Answers, address: Address = {}): Promise<Scripted> {
    const made = new Scripted(behind, address);
    await new Promise<void>((done, failed) => {
      made.server.once('error', failed).listen(0, '127.0.0.1', done);
    });
    const { port } = made.server.address() as AddressInfo;
    const scheme = address.untrusted ? 'https' : 'http';
    made.url = `${scheme}://127.0.0.1:${port}${made.prefix}`;
    return made;
  }

  /** Adds to the script; of several faults at one operation, the first that is left happens. */
  script(...faults: ScriptedFault[]): void {
    for (const fault of faults) this.faults.push({ fault, left: fault.times ?? Infinity });
  }

  /** Whether something is scripted for an operation that no call has met yet. */
  awaits(operation: string): boolean {
    return this.faults.some(({ fault, isMet }) => fault.at === operation && !isMet);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(done => this.server.close(done));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    const begun = performance.now();
    const path = request.url ?? '/';
    const inside = this.within(path);
    const operation = inside === undefined ? 'other' : operationNameAt(inside);
    const arrived: Arrived = {
      operation,
      method: request.method ?? '',
      path,
      headers: headersOf(request),
      body: '',
      at,
      ms: 0,
    };
    this.journal.push(arrived); // before its body is there, so that the order is that of arrival
    const body = await bodyOf(request);
    arrived.body = body.text;
    if (!body.isWhole) {
      arrived.problem = 'waited in vain for the rest of the request';
      return void response.destroy();
    }
    const fault = this.faultAt(operation);
    const done = !fault || isDone(fault);
    const usual = done ? await this.usualAnswer(arrived, inside) : nothing;
    if (!fault) this.watch(arrived, usual);
    const answer = fault ? faulty(fault, usual) : usual;
    if (fault?.delay) await wait(fault.delay);
    arrived.ms = performance.now() - begun;
    if (fault?.close) {
      arrived.problem = closings[fault.close];
      return cut(response, fault.close === 'middle' ? answer : undefined);
    }
    arrived.answer = answer;
    send(response, answer);
  }

  /** The path within the API; undefined where the prefix is missing. */
  private within(path: string): string | undefined {
    return path.startsWith(`${this.prefix}/`) ? path.slice(this.prefix.length) : undefined;
  }

  private faultAt(operation: string): ScriptedFault | undefined {
    const found = this.faults.find(
      ({ fault, left }) =>
        left > 0 && (fault.at ?? operation) === operation && isOperation({ operation }),
    );
    if (!found) return undefined;
    found.left -= 1;
    found.isMet = true;
    return found.fault;
  }

  private async usualAnswer(
    { method, headers, body }: Arrived,
    inside: string | undefined,
  ): Promise<ScriptedAnswer> {
    if (inside === undefined) return notHere;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const answer = await this.behind.fetch(
      new Request(`http://127.0.0.1${inside}`, {
        method,
        headers: headers.map(({ name, value }): [string, string] => [name, value]),
        ...(hasBody && { body }),
      }),
    );
    return { status: answer.status, headers: [...answer.headers], body: await answer.text() };
  }

  /** Notes what breaks the contract in an answer of ours. */
  private watch({ operation }: Arrived, { status, body }: ScriptedAnswer): void {
    if (!isOperation({ operation })) return;
    const problems = problemsOf(operation, { status, json: jsonIn(body) });
    this.ourFaults.push(...problems.map(each => `answered ${operation} wrongly: ${each}`));
  }
}

const nothing: ScriptedAnswer = { status: 200, headers: [], body: '' };

const notHere: ScriptedAnswer = {
  status: 404,
  headers: [['content-type', 'application/json']],
  body: '{"errorCode":"E011001","errorDescription":"Nothing is here","errorMessage":"Nothing is here"}',
};

const closings = {
  before: 'closed the connection without an answer',
  middle: 'closed the connection in the middle of its answer',
};

function certificate() {
  const pem = readFileSync(new URL('untrusted.pem', import.meta.url));
  return { key: pem, cert: pem };
}

/** The headers of a message in their order and their case. */
export function headersOf({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): Header[] {
  return pairsOf(rawHeaders).map(([name, value]) => ({ name, value }));
}

/** How long the rest of a request may take, in ms. */
const patience = 3000;

/** The body of a request; what came of it where the client ends before that, or says that there is more than it sends. */
function bodyOf(request: IncomingMessage): Promise<{ text: string; isWhole: boolean }> {
  const chunks: Buffer[] = [];
  return new Promise(done => {
    const end = (isWhole: boolean) => () => {
      clearTimeout(timer);
      done({ text: Buffer.concat(chunks).toString(), isWhole });
    };
    const timer = setTimeout(end(false), patience);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', end(true)).once('error', end(false)).once('close', end(false));
  });
}

function begin(response: ServerResponse, { status, headers, body }: ScriptedAnswer): void {
  const length = ['content-length', String(Buffer.byteLength(body))];
  const rest = headers.filter(([name]) => name.toLowerCase() !== 'content-length');
  response.writeHead(status, [...rest, length].flat());
}

function send(response: ServerResponse, answer: ScriptedAnswer): void {
  begin(response, answer);
  response.end(answer.body);
}

/** Closes the connection, after the half of an answer where there is one. */
function cut(response: ServerResponse, answer: ScriptedAnswer | undefined): void {
  if (!answer) return void response.destroy();
  const { body } = answer;
  begin(response, answer);
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}
