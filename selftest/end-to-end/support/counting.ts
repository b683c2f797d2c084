import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { AddressInfo } from 'node:net';
import type { Answers } from '../../../reference/serve.ts';
import { listenerOf } from './front.ts';

/** The address of this machine by which its neighbours call it, where it has one. */
export function ownAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap(each => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

/** A server that notes when it was called; asking for messages is no call of the API. */
export async function counting(answers: Answers, host = '127.0.0.1') {
  const times: number[] = [];
  const listener = listenerOf(answers);
  const server: Server = createServer((request, response) => {
    if (!request.url?.startsWith('/outbox/')) times.push(Date.now());
    listener(request, response);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen(0, host, done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    times,
    close: () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The most calls that fell into any stretch of so many ms. */
export function mostWithin(ms: number, times: readonly number[]): number {
  return Math.max(
    0,
    ...times.map((time, n) => times.slice(n).filter(each => each < time + ms).length),
  );
}
