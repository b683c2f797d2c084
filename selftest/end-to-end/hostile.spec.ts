import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { receivedIn } from '../../spec/finding.ts';
import type { Answer } from '../../suites/support/http/answer.ts';
import { preflight } from '../../suites/support/run/preflight.ts';
import type { TargetSession } from '../../suites/support/run/target-session.ts';
import { front } from './support/front.ts';
import * as hostile from './support/hostile.ts';
import { reaching } from './support/reached.ts';

const everywhere = /./;
const atVerify = /\/verify$/;
const notThisApi = /answers (200|302) both to a sign-up-or-in and to a path that does not exist/;
const soon = 3000;
const later = 60_000;
const silent = `gave no complete answer within ${soon} ms`;
const invalidUtf8 = '200 {"\ufffd\ufffd":1}';

/** Each hostility: what a call of it comes to, and what the preflight says of a server that is nothing else. */
const hostilities: [hostile.Hostility, cameBack: string, said?: RegExp][] = [
  [hostile.neverAnswers, silent],
  [hostile.answersOneByteASecond, silent],
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
  [hostile.redirectsInALoop, '302 Location: /v1/auth/magiclink/verify (no body)', notThisApi],
];

const wordsOf = (name: string) => name.replaceAll(/[A-Z]/g, each => ` ${each.toLowerCase()}`);

/** What came back, or why nothing did. */
const cameBackIn = (answer: Answer) => answer.problem ?? receivedIn(answer.exchange());

const verify = ({ magicLink }: TargetSession) => magicLink.verify('no-token');

test.describe('a hostile target', () => {
  for (const [hostility, cameBack, said] of hostilities) {
    const patience = { requestTimeout: cameBack === silent ? soon : later };

    test(`that ${wordsOf(hostility.name)} is told by the preflight`, async ({ playwright }) => {
      const target = await front(new Reference(), everywhere, hostility);

      const { obstacle } = await reaching(target, playwright, preflight, patience);

      expect(obstacle).toMatch(said ?? cameBack);
      expect(obstacle).toMatch(/^[^\n]+$/);
    });

    test(`that ${wordsOf(hostility.name)} gives an answer to judge`, async ({ playwright }) => {
      const target = await front(new Reference(), atVerify, hostility);
      const before = process.memoryUsage().rss;

      const { answers, grown, next } = await reaching(
        target,
        playwright,
        async ({ magicLink }) => ({
          answers: await Promise.all([1, 2, 3].map(() => magicLink.verify('no-token'))),
          grown: process.memoryUsage().rss - before,
          next: await magicLink.signIn({ loginId: 'nobody', phone: '' }),
        }),
        patience,
      );

      expect(answers.map(cameBackIn)).toEqual([cameBack, cameBack, cameBack]);
      expect(next.status, 'the next answer').toBe(404);
      expect(grown / 1024 / 1024, 'MB that it took').toBeLessThan(100);
    });
  }

  test('that is slow is told with the time that it took', async ({ playwright }) => {
    const delay = 400;
    const target = await front(new Reference(), atVerify, (_socket, _request, response) => {
      setTimeout(() => response.end('{}'), delay);
    });

    const start = performance.now();
    const { ms } = (await reaching(target, playwright, verify)).exchange();

    expect(ms).toBeGreaterThanOrEqual(delay);
    expect(ms).toBeLessThanOrEqual(Math.ceil(performance.now() - start));
  });

  test('that announces too little is told or taken at its word', async ({ playwright }) => {
    const target = await front(new Reference(), atVerify, hostile.announcesTooLittle);

    const answer = await reaching(target, playwright, verify);

    expect(cameBackIn(answer)).toMatch(/not HTTP|^200 \{"mas$/);
  });

  test('that redirects elsewhere is not followed', async ({ playwright }) => {
    const elsewhere = await front(new Reference(), everywhere, hostile.sendsAPage);
    const away = hostile.redirectsTo(`${elsewhere.url}/v1/auth/magiclink/verify`);
    const target = await front(new Reference(), atVerify, away);

    const { status } = await reaching(target, playwright, verify);
    await elsewhere.close();

    expect(status).toBe(302);
    expect(elsewhere.hostilities(), 'calls elsewhere').toBe(0);
  });

  test('that sets cookies sees none of them again', async ({ playwright }) => {
    const seen: (string | undefined)[] = [];
    const target = await front(new Reference(), everywhere, (_socket, request, response) => {
      seen.push(request.headers.cookie);
      response.setHeader('Set-Cookie', ['a=1', 'b=2; Path=/', 'c=3; Domain=127.0.0.1; HttpOnly']);
      response.end('{}');
    });

    await reaching(target, playwright, async ({ magicLink }) => {
      await Promise.all([1, 2, 3, 4].map(() => magicLink.verify('no-token')));
      await magicLink.signIn({ loginId: 'nobody', phone: '' });
    });

    expect(seen).toEqual(Array(5).fill(undefined));
  });
});
