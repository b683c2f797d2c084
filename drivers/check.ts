import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Driver, Reply } from './driver.ts';
import { problemOf } from './greet.ts';
import type { Answer, Args, Command } from './protocol.ts';

/** What was found of a driver, each as a sentence that begins with "it". */
export interface Checked {
  good: string[];
  bad: string[];
}

/** What the server of the check answers to whoever calls. */
interface Scripted {
  status: number;
  headers?: Record<string, string>;
  body: object;
}

/** As long as real ones: an SDK may refuse others. */
const projectId = 'P2DriverCheck000000000000000';
const loginId = '+12025550142';
const maskedPhone = '+1********42';
const code = 'E062108';
const sent: Scripted = { status: 200, body: { maskedPhone } };
/** A refusal whose fields say nothing, and whose text says everything. */
const wordy: Scripted = {
  status: 400,
  body: { errorMessage: `refused with errorCode ${code}, retry after 17 s`, message: `${code} 17` },
};
const busy: Scripted = { status: 400, body: { errorCode: 'E011003', errorDescription: 'Bad' } };

/** An operation that a driver may be checked by, with what it needs. */
interface Way {
  op: string;
  more?: Args;
}

/** The first of these that an SDK offers. */
const ways: readonly Way[] = [
  { op: 'signUpOrIn' },
  { op: 'signIn' },
  { op: 'signUp', more: { user: { phone: loginId } } },
];

/** Finds out whether a driver keeps to the protocol, on a server that only this check knows. */
export async function check(driver: Driver): Promise<Checked> {
  const server = new CheckServer();
  const base = await server.listen();
  const checked: Checked = { good: [], bad: [] };
  await examine(driver, server, base, (holds, good, bad) => {
    (holds ? checked.good : checked.bad).push(holds ? good : bad);
  }).catch((error: unknown) => {
    if (!(error instanceof Silent)) throw error;
    checked.bad.push(error.message);
  });
  await server.close();
  return checked;
}

/** A driver that has not answered is asked nothing more: the message says what it did instead. */
class Silent extends Error {}

async function examine(
  driver: Driver,
  server: CheckServer,
  baseUrl: string,
  note: (holds: boolean, good: string, bad: string) => void,
): Promise<void> {
  let id = 0;
  const ask = async ({ op, more }: Way, named = loginId): Promise<Answered> => {
    const args = { loginId: named, ...more };
    const reply = await driver.ask({
      id: `check ${++id}`,
      op,
      config: { baseUrl, projectId },
      args,
    } satisfies Command);
    if (!reply.answer) throw new Silent(reply.problem);
    return { ...reply, answer: reply.answer };
  };

  const notOne = await problemOf(driver);
  note(!notOne, 'answers an invented operation with "unsupported"', String(notOne));

  server.answer = sent;
  let way = ways[0]!;
  let first = await ask(way);
  for (const other of ways.slice(1))
    if ('unsupported' in first.answer) first = await ask((way = other));
  if ('unsupported' in first.answer)
    throw new Silent(
      `answered ${ways.map(({ op }) => op).join(', ')} with "unsupported": it is checked by the first of these that the SDK offers`,
    );
  note(
    server.calls > 0,
    'calls the server that a command names',
    'answered without a request to the server of the command: the SDK is to be called, at config.baseUrl',
  );
  note(
    valueOf(first)?.['maskedPhone'] === maskedPhone,
    'gives what the server answered',
    `gave ${shown(first)} where the server answered maskedPhone ${maskedPhone}`,
  );

  server.answer = wordy;
  const wordyReply = await ask(way);
  const error = errorOf(wordyReply);
  note(
    error !== undefined && error['code'] !== code && error['retryAfter'] !== 17,
    'reads nothing out of messages',
    error
      ? `reported ${inShort(JSON.stringify(error))}, which is found only in a message: take fields from fields of the SDK error`
      : `gave ${shown(wordyReply)} although the server rejected the call: it is to report an error`,
  );

  server.answer = busy;
  server.calls = 0;
  await ask(way);
  note(
    server.calls === 1,
    'makes one request if the server rejects the call',
    server.calls === 0
      ? 'made no request'
      : `made ${server.calls} requests for one rejected call: leave repeated calls to the SDK`,
  );

  server.answer = sent;
  server.calls = 0;
  await ask(way, 'no phone number at all');
  note(
    server.calls > 0,
    'leaves it to the SDK to check arguments',
    'sent nothing for an odd login ID: unless the SDK itself checks login IDs, the driver is not to',
  );

  server.delay = 1000;
  const begun = performance.now();
  const many = Array.from({ length: 8 }, () => ask(way));
  await Promise.all(many);
  const seconds = (performance.now() - begun) / 1000;
  note(
    seconds < many.length,
    'serves many commands at once',
    `took ${seconds.toFixed(1)} s for eight commands whose answers take a second each: they are to go on at once`,
  );
}

class CheckServer {
  calls = 0;
  delay = 0;
  answer: Scripted = sent;
  private readonly server: Server = createServer((request, response) => {
    this.calls += 1;
    const { status, headers, body } = this.answer;
    request.resume().once('end', () =>
      setTimeout(() => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(JSON.stringify(body));
      }, this.delay),
    );
  });

  async listen(): Promise<string> {
    await new Promise<void>(done => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(done => this.server.close(done));
  }
}

type Answered = Reply & { answer: Answer };

const valueOf = ({ answer }: Answered) =>
  'value' in answer ? (answer.value as Record<string, unknown>) : undefined;

const errorOf = ({ answer }: Answered) =>
  'error' in answer ? (answer.error as Record<string, unknown>) : undefined;

const shown = ({ line, answer }: Answered) => inShort(line ?? JSON.stringify(answer));

const inShort = (text: string) => (text.length > 300 ? `${text.slice(0, 300)}…` : text);
