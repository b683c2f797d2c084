import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { preflight } from '../../suites/support/run/preflight.ts';
import { closeSession } from '../../suites/support/run/target-session.ts';
import { front } from './support/front.ts';
import * as hostile from './support/hostile.ts';
import { reached } from './support/reached.ts';

const everywhere = /./;
const atVerify = /\/verify$/;
const notThisApi = /answers (200|302) to a sign-up or in and to an invented path alike/;
const invalidUtf8 = '200 {"\ufffd\ufffd":1}';

/** Each hostility: what a call of it comes to, and what the preflight says of a server that is nothing else. */
const hostilities: [hostile.Hostility, cameBack: string, said?: RegExp][] = [
  [hostile.neverAnswers, 'gave no complete answer within 700 ms'],
  [hostile.answersOneByteASecond, 'gave no complete answer within 700 ms'],
  [hostile.closesMidBody, 'closed the connection before the answer was complete'],
  [hostile.resets, 'closed the connection without an answer'],
  [hostile.sendsAnEndlessBody, 'answered with a body of more than 1 MB'],
  [hostile.sendsAGzipBomb, 'answered with a body of more than 1 MB'],
  [hostile.sendsInvalidGzip, 'answered with a body that cannot be decompressed'],
  [hostile.sendsThousandsOfHeaders, 'answered with headers of more than 16 KB'],
  [hostile.announcesTooMuch, 'closed the connection before the answer was complete'],
  [hostile.speaksNoHttp, 'answered with something that is not HTTP'],
  [hostile.sendsInvalidUtf8, invalidUtf8, notThisApi],
  [hostile.sendsInvalidJson, '200 {"maskedPhone":', notThisApi],
  [hostile.sendsAPage, '200 <h1>Welcome</h1>', notThisApi],
  [hostile.redirectsInALoop, '302 (no body)', notThisApi],
];

const wordsOf = (name: string) => name.replaceAll(/[A-Z]/g, each => ` ${each.toLowerCase()}`);

test.describe('a hostile target', () => {
  for (const [hostility, cameBack, said] of hostilities) {
    test(`that ${wordsOf(hostility.name)} is told by the preflight`, async ({ playwright }) => {
      const target = await front(new Reference(), everywhere, hostility);
      const site = await reached(target.url, playwright);

      const { obstacle } = await preflight(site);
      await closeSession(site);
      await target.close();

      expect(obstacle).toMatch(said ?? cameBack);
      expect(obstacle).toMatch(/^[^\n]+$/);
    });

    test(`that ${wordsOf(hostility.name)} gives an answer to judge`, async ({ playwright }) => {
      const target = await front(new Reference(), atVerify, hostility);
      const site = await reached(target.url, playwright);
      const before = process.memoryUsage().rss;

      const answers = await Promise.all([1, 2, 3].map(() => site.magicLink.verify('no-token')));
      const grown = process.memoryUsage().rss - before;
      const { status } = await site.magicLink.signIn({ loginId: 'nobody', phone: '' });
      await closeSession(site);
      await target.close();

      expect(answers.map(each => each.cameBack)).toEqual([cameBack, cameBack, cameBack]);
      expect(status, 'the next answer').toBe(404);
      expect(grown / 1024 / 1024, 'MB that it took').toBeLessThan(100);
    });
  }

  test('that announces too little is told or taken at its word', async ({ playwright }) => {
    const target = await front(new Reference(), atVerify, hostile.announcesTooLittle);
    const site = await reached(target.url, playwright);

    const { cameBack } = await site.magicLink.verify('no-token');
    await closeSession(site);
    await target.close();

    expect(cameBack).toMatch(/not HTTP|^200 \{"mas$/);
  });

  test('that redirects elsewhere is not followed', async ({ playwright }) => {
    const elsewhere = await front(new Reference(), everywhere, hostile.sendsAPage);
    const away = hostile.redirectsTo(`${elsewhere.url}/v1/auth/magiclink/verify`);
    const target = await front(new Reference(), atVerify, away);
    const site = await reached(target.url, playwright);

    const answer = await site.magicLink.verify('no-token');
    await closeSession(site);
    await Promise.all([target.close(), elsewhere.close()]);

    expect(answer.status).toBe(302);
    expect(elsewhere.hostilities(), 'calls elsewhere').toBe(0);
  });

  test('that sets cookies sees none of them again', async ({ playwright }) => {
    const seen: (string | undefined)[] = [];
    const target = await front(new Reference(), everywhere, (_socket, request, response) => {
      seen.push(request.headers.cookie);
      response.setHeader('Set-Cookie', ['a=1', 'b=2; Path=/', 'c=3; Domain=127.0.0.1; HttpOnly']);
      response.end('{}');
    });
    const site = await reached(target.url, playwright);

    await Promise.all([1, 2, 3, 4].map(() => site.magicLink.verify('no-token')));
    await site.magicLink.signIn({ loginId: 'nobody', phone: '' });
    await closeSession(site);
    await target.close();

    expect(seen).toEqual(Array(5).fill(undefined));
  });
});
