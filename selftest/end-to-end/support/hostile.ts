import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** Answers one request in a way that no server should. */
export type Hostility = (
  socket: Socket,
  request: IncomingMessage,
  response: ServerResponse,
) => void;

const json = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const zeros = gzipSync(Buffer.alloc(10 * 1024 * 1024));

export const neverAnswers: Hostility = () => undefined;

export const answersOneByteASecond: Hostility = socket => {
  socket.write(`${json}Content-Length: 1000\r\n\r\n`);
  const timer = setInterval(() => socket.write(' '), 1000);
  socket.once('close', () => clearInterval(timer));
};

export const closesMidBody: Hostility = socket => {
  socket.end(`${json}Content-Length: 1000\r\n\r\n{"maskedPhone":`);
};

export const resets: Hostility = socket => socket.resetAndDestroy();

export const sendsAnEndlessBody: Hostility = socket => {
  socket.write(`${json}Transfer-Encoding: chunked\r\n\r\n`);
  flood(socket, Buffer.from(`10000\r\n${'x'.repeat(0x10000)}\r\n`));
};

export const sendsAGzipBomb: Hostility = socket => {
  socket.write(`${json}Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n`);
  const chunk = [Buffer.from(`${zeros.length.toString(16)}\r\n`), zeros, Buffer.from('\r\n')];
  flood(socket, Buffer.concat(chunk));
};

export const sendsInvalidGzip: Hostility = socket =>
  answer(socket, `${json}Content-Encoding: gzip\r\n`, '{"maskedPhone":"no gzip at all"}');

export const sendsInvalidUtf8: Hostility = socket =>
  answer(socket, json, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]));

export const sendsInvalidJson: Hostility = socket => answer(socket, json, '{"maskedPhone":');

export const sendsAPage: Hostility = socket =>
  answer(socket, 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n', '<h1>Welcome</h1>');

export const redirectsInALoop: Hostility = (socket, { url }) =>
  answer(socket, `HTTP/1.1 302 Found\r\nLocation: ${url}\r\n`, '');

export const redirectsTo =
  (elsewhere: string): Hostility =>
  socket =>
    answer(socket, `HTTP/1.1 302 Found\r\nLocation: ${elsewhere}\r\n`, '');

export const sendsThousandsOfHeaders: Hostility = socket => {
  const headers = Array.from({ length: 5000 }, (_, n) => `X-Header-${n}: ${n}\r\n`);
  answer(socket, json + headers.join(''), '{}');
};

export const announcesTooMuch: Hostility = socket =>
  socket.end(`${json}Content-Length: 500\r\n\r\n{"maskedPhone":"+1****00"}`);

export const announcesTooLittle: Hostility = socket =>
  socket.end(`${json}Content-Length: 5\r\n\r\n{"maskedPhone":"+1****00"}`);

export const speaksNoHttp: Hostility = socket => socket.end('220 mail.example ESMTP ready\r\n');

function answer(socket: Socket, head: string, body: string | Buffer): void {
  socket.write(`${head}Connection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`);
  socket.end(body);
}

function flood(socket: Socket, chunk: Buffer): void {
  const more = () => {
    while (socket.writable && socket.write(chunk));
  };
  socket.on('drain', more);
  more();
}
