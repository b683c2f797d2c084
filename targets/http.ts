import { request as http, type IncomingMessage } from 'node:http';
import { request as https } from 'node:https';

const most = 1024 * 1024;

/** How a call beside the tested ones is made. */
export interface Calling {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Given up after so many ms. */
  timeout: number;
  /** Whether a certificate that nobody vouches for is accepted. */
  tlsInsecure: boolean;
}

/**
 * Calls an inbox or the management API: bounded in time and size, no redirect followed.
 * @throws when there is no complete answer
 */
export function call(
  url: string,
  { method = 'GET', headers = {}, body, timeout, tlsInsecure }: Calling,
): Promise<{ status: number; text: string }> {
  const request = url.startsWith('https:') ? https : http;
  const signal = AbortSignal.timeout(timeout);
  const length = body === undefined ? {} : { 'Content-Length': lengthOf(body) };
  const all = { 'Accept-Encoding': 'identity', ...headers, ...length }; // without it, any coding is fine (RFC 9110, 12.5.3)
  return new Promise((resolve, reject) => {
    const options = { method, headers: all, signal, rejectUnauthorized: !tlsInsecure };
    const calling = request(url, options, response => {
      read(response).then(text => resolve({ status: response.statusCode ?? 0, text }), reject);
    });
    calling.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = calling.reusedSocket && error.code === 'ECONNRESET';
      if (!isStale) return reject(error);
      call(url, {
        method,
        headers,
        timeout,
        tlsInsecure,
        ...(body !== undefined && { body }),
      }).then(resolve, reject);
    });
    calling.end(body);
  });
}

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

const lengthOf = (text: string) => String(Buffer.byteLength(text));
