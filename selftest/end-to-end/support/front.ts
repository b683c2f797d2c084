import { createServer, type RequestListener, type Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Answers } from '../../../reference/serve.ts';
import type { Hostility } from './hostile.ts';
import type { Served } from './served.ts';

/** A server that is hostile on some paths, and on the others answers as what stands behind it. */
export interface Front extends Served {
  /** How often it was hostile. */
  hostilities(): number;
}

/** Serves a hostility wherever the path fits, in front of something that answers well. */
export async function front(behind: Answers, where: RegExp, hostile: Hostility): Promise<Front> {
  let hostilities = 0;
  const well = listenerOf(behind);
  const server = createServer((request, response) => {
    if (!where.test(request.url ?? '')) return well(request, response);
    hostilities += 1;
    request.resume();
    hostile(request.socket, request, response);
  });
  return { ...(await opened(server)), hostilities: () => hostilities };
}

/** What answers requests, as a listener of Node's server. */
export const listenerOf = (answers: Answers): RequestListener => {
  const listener = getRequestListener(request => answers.fetch(request));
  return (request, response) => void listener(request, response);
};

/** Listens on the loopback, if on no other address; closing ends every connection. */
export async function opened(
  server: Server | TlsServer,
  { scheme = 'http', host = '127.0.0.1' } = {},
): Promise<Served> {
  const sockets = new Set<Socket>();
  server.on('connection', socket => {
    sockets.add(socket.on('error', () => undefined));
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(0, host, done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://${host}:${port}`,
    close: () =>
      new Promise(done => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
