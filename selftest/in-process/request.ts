import { Agent, request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { constants, createGunzip } from 'node:zlib';
import type { APIRequest } from '@playwright/test';

/** A call as the suites ask Playwright for it; where they repeat it, `headers` is the same object again. */
export interface Call {
  url: string;
  method: string;
  headers: Record<string, string>;
  data?: Buffer;
  timeout: number;
}

/** What came back. */
export interface Reply {
  status: number;
  headers: { name: string; value: string }[];
  body: string;
}

/** Stands between the suites and the target: passes a call on, or does something else. */
export type Front = (call: Call, pass: () => Promise<Reply>) => Promise<Reply>;

const agent = new Agent({ keepAlive: true });

/** As much of Playwright's `request` as the suites use, at a fraction of its cost. */
export const requestThrough = (front: Front) =>
  ({
    newContext: async () => ({
      fetch: async (url: string, options: Omit<Call, 'url'>) => {
        const call = { url, ...options };
        const { status, headers, body } = await front(call, () => replyTo(call));
        return {
          status: () => status,
          headersArray: () => headers,
          text: async () => body,
          dispose: async () => undefined,
        };
      },
      dispose: async () => undefined,
    }),
  }) as unknown as APIRequest;

/** The same without anything in between. */
export const plainRequest = requestThrough((_call, pass) => pass());

/** As forgiving as Playwright's: the answer to a HEAD says that it is packed, and has no body. */
const unpacker = () => createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });

async function replyTo(call: Call): Promise<Reply> {
  const response = await responseTo(call);
  const isPacked = response.headers['content-encoding'] === 'gzip';
  return {
    status: response.statusCode ?? 0,
    headers: pairs(response.rawHeaders),
    body: await text(isPacked ? response.pipe(unpacker()) : response),
  };
}

function responseTo({ url, method, headers, data, timeout }: Call): Promise<IncomingMessage> {
  return new Promise((answered, failed) => {
    const length = data ? { 'Content-Length': data.length } : {};
    const calling = request(url, {
      agent,
      method,
      headers: { 'Accept-Encoding': 'gzip', ...headers, ...length },
    });
    const late = setTimeout(() => calling.destroy(new Error('Request timed out')), timeout);
    calling.on('close', () => clearTimeout(late));
    calling.on('error', failed);
    calling.on('socket', keepQuiet);
    calling.on('response', answered);
    calling.end(data);
  });
}

/** A server that has answered may close before it has read all: that is no news. */
function keepQuiet(socket: Socket): void {
  if (socket.listenerCount('error', ignore) === 0) socket.on('error', ignore);
}

const ignore = () => undefined;

function pairs(raw: readonly string[]) {
  return raw.flatMap((name, n) => (n % 2 === 0 ? [{ name, value: raw[n + 1] ?? '' }] : []));
}
