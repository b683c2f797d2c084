import { request as http, type IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import type { Socket } from 'node:net';

const most = 1024 * 1024;

/** How a call beside the tested ones is made. */
export interface Calling {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Gives the call up. */
  signal: AbortSignal;
  /** Whether certificate verification is skipped. */
  tlsInsecure: boolean;
}

/** What came back. */
export interface Reply {
  status: number;
  /** The media type as the answer says it; empty where it says none. */
  type: string;
  /** In their order and their case. */
  headers: [name: string, value: string][];
  text: string;
}

/**
 * Calls an inbox or the management API: bounded in time and size, no redirect followed.
 * @throws when there is no complete answer
 */
export function call(url: string, calling: Calling, agent?: false): Promise<Reply> {
  const { method = 'GET', body, signal, tlsInsecure } = calling;
  const length = body === undefined ? {} : { 'Content-Length': lengthOf(body) };
  const headers = { 'Accept-Encoding': 'identity', ...calling.headers, ...length }; // without it, any coding is fine (RFC 9110, 12.5.3)
  const options = { method, headers, signal, agent, rejectUnauthorized: !tlsInsecure };
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    const request = (url.startsWith('https:') ? https : http)(url, options, response => {
      isAnswered = true;
      const { statusCode: status = 0, headers: came, rawHeaders } = response;
      const type = came['content-type'] ?? '';
      const headers = pairsOf(rawHeaders);
      read(response).then(text => resolve({ status, type, headers, text }), reject);
    });
    request.once('socket', surviveErrors);
    request.once('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new Error('the answer changes the protocol')); // Node would leave the call without an end
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(error.code ?? '');
      if (isStale && !isAnswered) call(url, calling, false).then(resolve, reject);
      else reject(error);
    });
    request.end(body);
  });
}

/** Node stops listening when an answer is complete: an error while the rest of the body is sent would end the process. */
function surviveErrors(socket: Socket): void {
  if (!socket.listeners('error').includes(ignore)) socket.on('error', ignore);
}

const ignore = () => undefined;

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > most) throw new Error('the answer is larger than 1 MB');
  }
  return Buffer.concat(chunks).toString();
}

/** What Node lists one after the other: a name, its value, the next name. */
export const pairsOf = (raw: readonly string[]): [name: string, value: string][] =>
  raw.flatMap((name, n) => (n % 2 === 0 ? [[name, raw[n + 1] ?? '']] : []));

const lengthOf = (text: string) => String(Buffer.byteLength(text));
