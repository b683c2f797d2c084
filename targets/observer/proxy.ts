import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { pairsOf } from '../http.ts';
import { headersOf } from '../scripted.ts';
import { Copy } from './copy.ts';
import type { Observed } from './observed.ts';

/** Whom the traffic is for, and who looks at a copy of it. */
export interface Observing {
  target: URL;
  tlsInsecure: boolean;
  take: (observed: Observed) => void;
}

/** An observer that listens on the loopback. */
export interface Observer {
  /** The base URL for a client, with the path of the target. */
  url: string;
  close(): Promise<void>;
}

const maxHeaderSize = 1024 * 1024;

/** Listens in front of a server and passes all traffic on as it is, both ways: no answer is its own. */
export async function listen(observing: Observing): Promise<Observer> {
  const agents = new WeakMap<Socket, http.Agent>();
  const server = http.createServer({ maxHeaderSize, keepAliveTimeout: 0, requestTimeout: 0 });
  const pass = (request: http.IncomingMessage, response: http.ServerResponse) =>
    passOn(request, response, observing, agents.get(request.socket)!);
  server.on('connection', socket => agents.set(socket, agentFor(socket, observing)));
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, pass);
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${observing.target.pathname.replace(/\/$/, '')}`,
    close: () =>
      new Promise(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Each connection of a client has one of its own behind it, so that what is kept alive is kept for the same client. */
function agentFor(client: Socket, { target, tlsInsecure }: Observing): http.Agent {
  const options = { keepAlive: true, maxSockets: 1 };
  const agent =
    target.protocol === 'https:'
      ? new https.Agent({ ...options, rejectUnauthorized: !tlsInsecure })
      : new http.Agent(options);
  client.once('close', () => agent.destroy());
  return agent;
}

/** Passes one request on, and its answer back. */
function passOn(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  { target, take }: Observing,
  agent: http.Agent,
): void {
  const passing = new Passing(request, target.origin);
  const outgoing = (target.protocol === 'https:' ? https : http).request({
    hostname: target.hostname.replace(/^\[|\]$/g, ''),
    port: target.port,
    method: request.method,
    path: request.url,
    setHost: false,
    maxHeaderSize,
    agent,
  });
  addNone(outgoing);
  for (const { name, value } of headersOf(request))
    outgoing.appendHeader(name, /^host$/i.test(name) ? target.host : value);
  response.once('close', () => {
    if (!response.writableFinished) outgoing.destroy();
    take(passing.observed(response.writableFinished));
  });
  outgoing.on('continue', () => response.writeContinue());
  outgoing.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (passing.answer) return; // a cut answer is told by the answer itself
    passing.problem ??= isLost(code)
      ? 'closed the connection without an answer'
      : `could not be reached (${message})`;
    request.socket.destroy();
  });
  outgoing.on('upgrade', (_answer, socket) => {
    passing.problem = 'changed the protocol, which an observer does not pass on';
    socket.destroy();
    request.socket.destroy();
  });
  outgoing.on('response', answer => passBack(answer, response, passing));
  sendHeaders(outgoing);
  request.on('error', () => outgoing.destroy());
  copyTo(passing.sent, request);
  request.once('end', () => outgoing.addTrailers(pairsOf(request.rawTrailers) as never));
  request.pipe(outgoing);
}

function passBack(
  answer: http.IncomingMessage,
  response: http.ServerResponse,
  passing: Passing,
): void {
  passing.answer = answer;
  addNone(response);
  response.sendDate = false;
  response.writeHead(answer.statusCode!, answer.statusMessage!, answer.rawHeaders);
  sendHeaders(response);
  answer.once('error', () => {
    passing.problem = 'closed the connection in the middle of its answer';
    response.socket?.destroySoon(); // what has come of it goes out first
  });
  copyTo(passing.received, answer);
  answer.once('end', () => response.addTrailers(pairsOf(answer.rawTrailers) as never));
  answer.pipe(response);
}

/** Keeps Node from adding headers of its own where a message has none. */
function addNone(message: http.OutgoingMessage): void {
  for (const each of ['connection', 'content-length', 'transfer-encoding'])
    message.removeHeader(each);
}

/** Sends the headers before there is any body: byte for byte, where flushHeaders would write them in UTF-8. */
const sendHeaders = (message: http.OutgoingMessage) => message.write('', 'latin1');

const copyTo = (copy: Copy, stream: http.IncomingMessage) =>
  stream.on('data', (chunk: Buffer) => copy.add(chunk));

const isLost = (code: string | undefined) => code === 'ECONNRESET' || code === 'EPIPE';

/** A request on its way, and what is known of it. */
class Passing {
  readonly sent = new Copy();
  readonly received = new Copy();
  answer: http.IncomingMessage | undefined;
  /** What the target did, where no whole answer came. */
  problem: string | undefined;
  private readonly at = Date.now();
  private readonly begun = performance.now();
  private readonly request: http.IncomingMessage;
  private readonly origin: string;

  constructor(request: http.IncomingMessage, origin: string) {
    this.request = request;
    this.origin = origin;
  }

  observed(isWhole: boolean): Observed {
    const { method = '', url = '/', complete } = this.request;
    const headers = headersOf(this.request);
    const sent = complete ? this.sent.read(headers) : { unread: 'was not sent to its end' };
    const came = this.answer && isWhole ? this.received.read(headersOf(this.answer)) : undefined;
    return {
      origin: this.origin,
      method,
      path: url,
      headers,
      body: 'text' in sent ? sent.text : '',
      at: this.at,
      ms: performance.now() - this.begun,
      ...(came && this.answer
        ? {
            answer: {
              status: this.answer.statusCode ?? 0,
              headers: headersOf(this.answer).map(({ name, value }) => [name, value]),
              body: 'text' in came ? came.text : '',
            },
          }
        : { problem: this.problem ?? 'had not answered when the client closed the connection' }),
      unread: {
        ...('unread' in sent && { request: sent.unread }),
        ...(came && 'unread' in came && { answer: came.unread }),
      },
    };
  }
}
