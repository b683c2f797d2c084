import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answers } from '../../../reference/serve.ts';
import { listenerOf, opened } from './front.ts';
import type { Served } from './served.ts';

/** A server that dies after so many calls; where `restart` gives another, that takes its place a moment later. */
export async function mortal(
  answers: Answers,
  calls: number,
  restart?: () => Answers,
): Promise<Served> {
  let left = calls;
  const first = createServer((request, response) => {
    if (--left === 0) void die();
    else listener(request, response);
  });
  const listener = listenerOf(answers);
  const opening = await opened(first);
  const { url } = opening;
  let second: Server | undefined;
  const die = async () => {
    await opening.close();
    if (!restart) return;
    await wait(300);
    second = createServer(listenerOf(restart()));
    second.listen(Number(new URL(url).port), '127.0.0.1');
  };
  return {
    url,
    close: async () => {
      await opening.close();
      second?.close();
      second?.closeAllConnections();
    },
  };
}

/** A server that hangs up on whoever has been silent for so many ms, without a word before. */
export async function impatient(answers: Answers, idleMs: number) {
  const timers = new Map<Socket, NodeJS.Timeout>();
  const listener = listenerOf(answers);
  const server = createServer((request, response) => {
    const { socket } = request;
    clearTimeout(timers.get(socket));
    response.once('finish', () =>
      timers.set(
        socket,
        setTimeout(() => socket.destroy(), idleMs),
      ),
    );
    listener(request, response);
  });
  server.keepAliveTimeout = 0; // no hint to the client
  return opened(server);
}
