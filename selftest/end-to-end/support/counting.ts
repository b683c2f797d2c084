import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { Answers } from '../../../reference/serve.ts';
import { listenerOf, opened } from './front.ts';
import type { Served } from './served.ts';

/** The address of this machine by which its neighbours call it, where it has one. */
export function ownAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap(each => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

/** A server that counts. */
interface Counting extends Served {
  /** How often the API was called. */
  calls(): number;
  /** How often somebody looked for messages. */
  looks(): number;
}

/** Serves what answers, and counts. */
export async function counting(answers: Answers, host = '127.0.0.1'): Promise<Counting> {
  let [calls, looks] = [0, 0];
  const listener = listenerOf(answers);
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/outbox/')) looks += 1;
    else calls += 1;
    listener(request, response);
  });
  const served = await opened(server, { host });
  return { ...served, calls: () => calls, looks: () => looks };
}
