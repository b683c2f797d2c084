import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { call } from '../../targets/http.ts';
import { listen } from '../../targets/inboxes/listener.ts';
import { fictionalNumbers } from '../../targets/phone-numbers.ts';
import { madeUsers, noteUser } from '../../targets/made-users.ts';
import { front } from './support/front.ts';
import type { Hostility } from './support/hostile.ts';
import { freePort } from './support/port.ts';

const megabytes = 'x'.repeat(5_000_000);
const refusal = 'HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\n{}';

/** Answers to a long body before it has come: errors of the connection come after the answer, in any order. */
const early: Record<string, Hostility> = {
  'closes the connection': socket => socket.end(refusal),
  'resets the connection': socket => socket.write(refusal, () => socket.resetAndDestroy()),
  'drops the connection': socket => socket.write(refusal, () => socket.destroy()),
};

/** An error that nobody handles ends this test: the runner sees to that. */
test.describe('no error of a socket is unhandled', () => {
  for (const [how, hostility] of Object.entries(early)) {
    test(`where a target answers early and ${how}`, async () => {
      const target = await front({ fetch: () => Response.json({}) }, /early/, (...all) => {
        all[1].pause();
        hostility(...all);
      });
      const one = async () => {
        const signal = AbortSignal.timeout(10_000);
        const sent = { method: 'POST', body: megabytes, signal, tlsInsecure: false };
        const { status } = await call(`${target.url}/early`, sent).catch(() => ({ status: 413 }));
        return status;
      };

      const statuses: number[] = [];
      for (let n = 0; n < 10; n++) statuses.push(...(await Promise.all([one(), one(), one()])));
      await wait(100);
      await target.close();

      expect(statuses).toEqual(Array(30).fill(413));
    });
  }

  test('where a target posts to the listener whatever it likes', async () => {
    const port = await freePort();
    const close = await listen(port, fictionalNumbers);
    const head = (line: string, length: number) =>
      `${line} HTTP/1.1\r\nHost: gateway\r\nContent-Length: ${length}\r\n\r\n`;

    for (const text of [
      head('POST //', 2) + '{}',
      head('POST http://[', 2) + '{}',
      head('POST /', 1000) + '{"recipient":',
      head('POST /', megabytes.length) + megabytes,
      'no HTTP at all\r\n\r\n',
    ]) {
      await send(port, text);
    }
    const status = await post(port, JSON.stringify({ recipient: '+12025550101', body: 'hello' }));
    await close();

    expect(status, 'the status of a message afterwards').toBe(200);
  });
});

test('a login ID of megabytes is not among the users to delete', () => {
  const loginId = `noted-${process.pid}`;

  noteUser(loginId);
  noteUser(loginId + megabytes);

  expect(madeUsers().filter(each => each.startsWith(loginId))).toEqual([loginId]);
});

/** Sends bytes to the listener, and lets go of the connection once it has had the time to answer. */
function send(port: number, text: string): Promise<void> {
  return new Promise(done => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('error', () => undefined).once('close', () => done());
    socket.once('data', () => socket.resetAndDestroy());
    setTimeout(() => socket.resetAndDestroy(), 300);
  });
}

function post(port: number, body: string): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const options = { port, method: 'POST', headers: { 'Content-Type': 'application/json' } };
    request(options, response => done(response.resume().statusCode))
      .once('error', fail)
      .end(body);
  });
}
