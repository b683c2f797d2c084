import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Driver, Reply } from './driver.ts';
import { problemOf } from './greet.ts';
import type { Args, Command } from './protocol.ts';

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

/** Finds out whether a driver keeps to the protocol, on a server that only this check knows. */
export async function check(driver: Driver): Promise<Checked> {
  const server = new CheckServer();
  const base = await server.listen();
  const checked: Checked = { good: [], bad: [] };
  const note = (holds: boolean, good: string, bad: string) =>
    (holds ? checked.good : checked.bad).push(holds ? good : bad);
  let id = 0;
  const ask = (args: Args, op = 'signUpOrIn'): Promise<Reply> => {
    const config = { baseUrl: base, projectId };
    return driver.ask({ id: `check ${++id}`, op, config, args } satisfies Command);
  };

  const notOne = await problemOf(driver);
  note(!notOne, 'answers an invented operation with "unsupported"', String(notOne));

  server.answer = sent;
  const first = await ask({ loginId });
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
  const error = errorOf(await ask({ loginId }));
  note(
    error !== undefined && error['code'] !== code && error['retryAfter'] !== 17,
    'reads nothing out of messages',
    error
      ? `reported ${JSON.stringify(error)}, which is found only in a message: take fields from fields of the SDK error`
      : 'reported a success although the server rejected the call',
  );

  server.answer = busy;
  server.calls = 0;
  await ask({ loginId });
  note(
    server.calls <= 1,
    'makes one request if the server rejects the call',
    `made ${server.calls} requests for one rejected call: leave repeated calls to the SDK`,
  );

  server.answer = sent;
  server.calls = 0;
  await ask({ loginId: 'no phone number at all' });
  note(
    server.calls > 0,
    'leaves it to the SDK to check arguments',
    'sent nothing for an odd login ID: unless the SDK itself checks login IDs, the driver is not to',
  );

  server.delay = 1000;
  const begun = performance.now();
  const many = await Promise.all(Array.from({ length: 8 }, () => ask({ loginId })));
  const seconds = (performance.now() - begun) / 1000;
  note(
    many.every(each => each.answer) && seconds < many.length,
    'serves many commands at once',
    `took ${seconds.toFixed(1)} s for eight commands whose answers take a second each: they are to go on at once`,
  );

  await server.close();
  return checked;
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

const valueOf = ({ answer }: Reply) =>
  answer && 'value' in answer ? (answer.value as Record<string, unknown>) : undefined;

const errorOf = ({ answer }: Reply) =>
  answer && 'error' in answer ? (answer.error as Record<string, unknown>) : undefined;

const shown = ({ line, problem }: Reply) => line ?? `no answer (it ${problem})`;
