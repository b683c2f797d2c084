import { request as http, type IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Connection } from '../../targets/target.ts';
import { limitBodies, takeCut } from './body-limit.ts';

const connectTimeout = 4000;

/** What a first, careful call found. */
export interface Probed {
  status: number;
  text: string;
  /** Why there was no answer. */
  problem?: string;
  /** Why the answer was given up. */
  unbounded?: string;
}

/** Posts to a path and reads no more than 1 MB of the answer, however it is packed, for no longer than `timeout` ms. */
export function probe(
  { baseURL, projectId, tlsInsecure }: Connection,
  path: string,
  body: string,
  timeout: number,
): Promise<Probed> {
  limitBodies();
  const url = new URL(baseURL + path);
  const request = url.protocol === 'https:' ? https : http;
  return new Promise(resolve => {
    const calling = request(url, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${projectId}`,
        'Content-Type': 'application/json',
        'Accept-Encoding': 'gzip, deflate, br',
      },
      agent: false,
      rejectUnauthorized: !tlsInsecure,
    });
    const end = (probed: Probed) => {
      clearTimeout(untilConnected);
      clearTimeout(untilAnswered);
      calling.destroy();
      resolve(probed);
    };
    const noAnswer = (problem: string) => end({ status: 0, text: '', problem });
    const untilConnected = setTimeout(() => noAnswer('cannot be reached'), connectTimeout);
    const untilAnswered = setTimeout(
      () => noAnswer(`gives no answer within ${timeout} ms`),
      timeout,
    );
    calling.on('socket', socket => {
      if (!socket.connecting) clearTimeout(untilConnected);
      socket.once('connect', () => clearTimeout(untilConnected));
    });
    calling.on('error', error => noAnswer(problemOf(error)));
    calling.on('response', response => {
      clearTimeout(untilAnswered);
      calling.removeAllListeners('error').on('error', () => undefined); // what reads the body tells
      read(response, url.pathname, timeout).then(end, error => noAnswer(problemOf(error as Error)));
    });
    calling.end(body);
  });
}

async function read(response: IncomingMessage, path: string, timeout: number): Promise<Probed> {
  const status = response.statusCode ?? 0;
  const body = unpacked(response);
  const chunks: Buffer[] = [];
  const slow = setTimeout(() => body.destroy(new Error(tooSlow)), timeout);
  try {
    for await (const chunk of body) chunks.push(chunk as Buffer);
    return { status, text: Buffer.concat(chunks).toString() };
  } catch (error) {
    if (takeCut(path))
      return { status, text: '', unbounded: 'answers with a body of more than 1 MB' };
    const unbounded = `does not complete an answer within ${timeout} ms`;
    if ((error as Error).message === tooSlow) return { status, text: '', unbounded };
    return { status, text: '', problem: 'answers with a body that cannot be read to its end' };
  } finally {
    clearTimeout(slow);
  }
}

const tooSlow = 'too slow';

function unpacked(response: IncomingMessage) {
  const unpack = {
    gzip: createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }[response.headers['content-encoding'] ?? ''];
  if (!unpack) return response;
  return pipeline(response, unpack(), () => undefined); // what reads it meets the error
}

function problemOf({ message, ...error }: Error & { code?: string }): string {
  const code = error.code ?? '';
  if (code === 'ECONNREFUSED') return 'refuses the connection';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'has a host name that cannot be resolved';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'closes the connection without an answer';
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) {
    return 'presents a certificate that nobody vouches for (NODE_EXTRA_CA_CERTS or TLS_INSECURE=1 accept it)';
  }
  if (code.startsWith('HPE_') || code === 'EPROTO')
    return 'answers with something that is not HTTP';
  return `cannot be called (${code || message})`;
}
