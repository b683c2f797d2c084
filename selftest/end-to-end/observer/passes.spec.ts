import { once } from 'node:events';
import * as http from 'node:http';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { listen } from '../../../targets/observer/proxy.ts';
import type { Observed } from '../../../targets/observer/observed.ts';

const head = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`;

const zipped = gzipSync(JSON.stringify({ maskedPhone: '+1******0142' }));
const large = Buffer.alloc(10 * 1024 * 1024, 'magic link ');
const chunked = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

/** The bytes that a server answers with; what they claim and do not hold is cut off. */
const answers: Record<string, Buffer> = {
  'a body in gzip': Buffer.concat([
    Buffer.from(
      head(
        'HTTP/1.1 200 Fine',
        'Content-Encoding: gzip',
        'Content-Type: application/json',
        `Content-Length: ${zipped.length}`,
      ),
    ),
    zipped,
  ]),
  'a body that is cut': Buffer.from(`${head('HTTP/1.1 200 OK', 'Content-Length: 90')}{"maskedPh`),
  'a chunked body that is cut': Buffer.from(
    head('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked') + chunked('{"maskedPh'),
  ),
  'a body that ends with the connection': Buffer.from(`${head('HTTP/1.1 200 OK', 'X-A: 1')}{}`),
  'two cookies, and headers in a case of their own': Buffer.from(
    `${head('HTTP/1.1 201 Made', 'sEt-cOOkie: DS=1', 'x-B: ö', 'Set-Cookie: DSR=2', 'X-b: 2', 'content-length: 2')}{}`,
    'latin1',
  ),
  'a trailer': Buffer.from(
    `${head('HTTP/1.1 200 OK', 'Trailer: X-Sum', 'Transfer-Encoding: chunked')}${chunked('{}')}0\r\nX-Sum: 7\r\nx-sum: 8\r\n\r\n`,
  ),
  'no body': Buffer.from(head('HTTP/1.1 204 Nothing', 'X-A: 1')),
  'an odd status': Buffer.from(`${head('HTTP/1.1 299 Odd enough', 'Content-Length: 0')}`),
  'a redirect': Buffer.from(
    head('HTTP/1.1 307 Elsewhere', 'Location: https://example.com/', 'Content-Length: 0'),
  ),
  'a body of 10 MB': Buffer.concat([
    Buffer.from(head('HTTP/1.1 200 OK', `Content-Length: ${large.length}`)),
    large,
  ]),
};

const post = (...lines: string[]) => head('POST /v1/x?a=%20b HTTP/1.1', 'hOst: SERVER', ...lines);

/** The bytes that a client sends. */
const requests: Record<string, string> = {
  'a body of a known length': `${post('content-LENGTH: 2', 'X-a: 1')}{}`,
  'a chunked body with a trailer': `${post('Transfer-Encoding: chunked', 'Trailer: X-Sum')}${chunked('{}')}0\r\nX-Sum: 7\r\n\r\n`,
  'no body, and no word of it': post('X-a: 1'),
  'a header twice': `${post('X-A: ö', 'X-A: 2', 'Content-Length: 2')}{}`,
  'a header that asks to go on': `${post('Expect: 100-continue', 'Content-Length: 2')}{}`,
  'a connection that is to be closed': `${post('Connection: close', 'Content-Length: 2')}{}`,
  'a HEAD': head('HEAD /v1/x HTTP/1.1', 'Host: SERVER'),
};

/** A server that answers with given bytes, and keeps what it was sent. */
async function bare(answer: Buffer) {
  let sent = '';
  const server = createServer(socket => {
    let isAnswered = false;
    socket.on('error', () => undefined);
    socket.on('data', chunk => {
      sent += chunk.toString('latin1');
      if (/expect:/i.test(sent) && !sent.endsWith('{}'))
        socket.write(head('HTTP/1.1 100 Continue'));
      if (isAnswered || !isWhole(sent)) return;
      isAnswered = true;
      socket.end(answer);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: urlOf(server), sent: () => sent };
}

/** Whether a request came to its end, as far as those above tell. */
const isWhole = (text: string) =>
  /chunked/i.test(text)
    ? /\r\n0\r\n(.+\r\n)*\r\n$/.test(text)
    : /\r\n\r\n/.test(text) && (!/content-length: [^0]/i.test(text) || text.endsWith('{}'));

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Sends bytes, and gives the bytes that come back until the connection is closed. */
async function exchange(url: string, bytes: string): Promise<Buffer> {
  const { port, host } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', chunk => chunks.push(chunk));
  const [whole, rest] = bytes.includes('Expect') ? bytes.split(/(?<=\r\n\r\n)/) : [bytes];
  socket.write(whole!.replace('SERVER', host), 'latin1');
  if (rest) {
    await once(socket, 'data');
    socket.write(rest);
  }
  await Promise.race([once(socket, 'close'), once(socket, 'end')]);
  socket.destroy();
  return Buffer.concat(chunks);
}

async function observing(target: string) {
  const seen: Observed[] = [];
  const take = (each: Observed) => void seen.push(each);
  const observer = await listen({ target: new URL(target), tlsInsecure: false, take });
  return { ...observer, seen };
}

/** The same bytes with a server of another port named. */
const named = (text: string) => text.replace(/127\.0\.0\.1:\d+/, 'SERVER');

test.describe('an observer passes on, byte for byte,', () => {
  for (const [name, answer] of Object.entries(answers))
    test(`an answer with ${name}`, async () => {
      const { server, url } = await bare(answer);
      const observer = await observing(url);
      const request = post('Connection: close', 'Content-Length: 0');

      const [direct, observed] = [
        await exchange(url, request),
        await exchange(observer.url, request),
      ];

      expect(direct.equals(answer), 'the server sends what the test says').toBe(true);
      expect(observed.length).toBe(direct.length);
      expect(observed.equals(direct)).toBe(true);
      await observer.close();
      server.close();
    });

  for (const [name, request] of Object.entries(requests))
    test(`a request with ${name}`, async () => {
      const answer = Buffer.from(head('HTTP/1.1 200 OK', 'Connection: close', 'X-A: 1'));
      const [one, other] = [await bare(answer), await bare(answer)];
      const observer = await observing(other.url);

      const direct = await exchange(one.url, request);
      const observed = await exchange(observer.url, request);

      expect(named(other.sent())).toBe(named(one.sent()));
      expect(observed.toString()).toBe(direct.toString());
      await observer.close();
      one.server.close();
      other.server.close();
    });

  test('10 MB that a client sends', async () => {
    const got: Buffer[] = [];
    const server = http.createServer((request, response) => {
      request.on('data', (chunk: Buffer) => got.push(chunk));
      request.on('end', () => response.end());
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const observer = await observing(urlOf(server));

    await (await fetch(observer.url, { method: 'POST', body: new Uint8Array(large) })).text();
    await observer.close();
    server.close();

    expect(Buffer.concat(got).equals(large)).toBe(true);
    expect(observer.seen[0]?.unread).toEqual({ request: 'is larger than 256 KB' });
  });

  test('a closed connection, before and in the middle of an answer, and knows of it', async () => {
    const { server, url } = await bare(Buffer.alloc(0));
    const observer = await observing(url);

    expect(await exchange(observer.url, requests['no body, and no word of it']!)).toHaveLength(0);
    await observer.close();
    server.close();

    expect(observer.seen[0]?.problem).toBe('closed the connection without an answer');
  });

  test('no answer where the server is not there', async () => {
    const observer = await observing('http://127.0.0.1:1');

    expect(await exchange(observer.url, requests['a HEAD']!)).toHaveLength(0);
    await observer.close();

    expect(observer.seen[0]?.problem).toContain('ECONNREFUSED');
  });
});
