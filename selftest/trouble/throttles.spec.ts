import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve, type Answers } from '../../reference/serve.ts';
import { isAccepted } from '../../suites/support/http/answer.ts';
import { front } from '../end-to-end/support/front.ts';
import { isGreen } from '../end-to-end/support/green.ts';
import { reaching } from '../end-to-end/support/reached.ts';
import { runAgainst } from '../end-to-end/support/served.ts';
import { VirtualClock } from '../in-process/virtual-clock.ts';
import { idsOf, only } from '../support/run-suite.ts';
import { wordsOf } from './support/said.ts';

const page = '<html><h1>503 Service Temporarily Unavailable</h1></html>';
const html = { 'Content-Type': 'text/html', Server: 'nginx' };

/** The ways in which a target asks its callers to come later. */
const throttles: Record<string, () => Response> = {
  '429 with a date': () => {
    const date = new Date(Date.now() + 1000).toUTCString();
    return Response.json({}, { status: 429, headers: { 'Retry-After': date } });
  },
  '429 without a word': () => new Response('', { status: 429 }),
  '503 with seconds': () => new Response('', { status: 503, headers: { 'Retry-After': '1' } }),
  '503 as a gateway makes it': () => new Response(page, { status: 503, headers: html }),
  '429 as a gateway makes it': () => new Response(page, { status: 429, headers: html }),
};

/** The reference, whose calls are sent away as long as a limit says so. */
function limited(
  throttle: () => Response,
  isOver: (path: string, body: string) => boolean,
): Answers {
  const reference = new Reference();
  return {
    fetch: async request => {
      const { pathname } = new URL(request.url);
      const body = await request.clone().text();
      const sendAway = pathname.startsWith('/v1/auth/magiclink') && isOver(pathname, body);
      return sendAway ? throttle() : reference.fetch(request);
    },
  };
}

/** So many of something within so many ms. */
function limit(count: number, ms: number) {
  const times: Record<string, number[]> = {};
  return (what: string): boolean => {
    const now = Date.now();
    const recent = (times[what] ?? []).filter(each => now - each < ms);
    const isOver = recent.length >= count;
    times[what] = isOver ? recent : [...recent, now];
    return isOver;
  };
}

const everyThird = () => {
  let calls = 0;
  return () => ++calls % 3 === 0;
};

test.describe('a throttle', () => {
  for (const [name, throttle] of Object.entries(throttles))
    test(`of the kind ${name} is waited for`, async ({ playwright }) => {
      const target = await serve(limited(throttle, everyThird()));

      const answers = await reaching(target, playwright, async ({ magicLink, numbers }) => {
        const phones = await Promise.all(Array.from({ length: 4 }, () => numbers.next()));
        return Promise.all(phones.map(phone => magicLink.signUpOrIn({ loginId: phone, phone })));
      });

      expect(answers.map(isAccepted)).toEqual([true, true, true, true]);
    });

  test('that comes to one call alone is a server error of that call', async ({ playwright }) => {
    const isVerify = (path: string) => path.endsWith('/verify');
    const target = await serve(limited(throttles['503 with seconds']!, isVerify));

    const { status } = await reaching(
      target,
      playwright,
      ({ magicLink }) => magicLink.verify('no-token'),
      { clock: new VirtualClock() },
    );

    expect(status).toBe(503);
  });

  test('of messages and of wrong tokens is green', async ({}, testInfo) => {
    const messages = limit(5, 4000);
    const wrongTokens = limit(5, 2000);
    const isOver = (path: string, body: string) => {
      if (path.endsWith('/verify')) return /no-such|wrong/.test(body) && wrongTokens('all');
      return messages(/"(?:phone|loginId)":"([^"]*)"/.exec(body)?.[1] ?? '');
    };
    const target = await serve(limited(throttles['429 with a date']!, isOver));
    const ids = only('links.oldest-of-six-works', 'concurrency.one-verify-wins');

    const ended = await runAgainst(testInfo, target, {}, ...ids);

    isGreen(ended, []);
  });

  test('that does not end blocks by one cause, and gives the figures', async ({}, testInfo) => {
    let calls = 0;
    const gateway = throttles['503 as a gateway makes it']!;
    const target = await serve(
      limited(gateway, path => ++calls > 60 && !path.includes('invented')),
    );
    const ids = ['verify.link-works-once', 'sign-up.accepts-new-user', 'links.work-in-order'];

    const ended = await runAgainst(testInfo, target, {}, ...only(...ids));

    const reasons = new Set(ended.report?.requirements.map(each => each.reason));
    expect(idsOf(ended, 'failed'), 'accused').toEqual([]);
    expect(idsOf(ended, 'blocked').length).toBeGreaterThan(0);
    expect(
      [...reasons].filter(each => each?.startsWith('set-up: the target throttles')),
    ).toHaveLength(1);
    expect(wordsOf(ended)).toMatch(
      /hint: 503 to \d+ of \d+ calls \(HTML, `Server: nginx`\): a rate limit in front of the target\? Set RATE_LIMIT/,
    );
    expect(ended.code).toBe(1);
  });
});

test.describe('a silent operation', () => {
  const silent = (verifies: () => boolean) => {
    const reference = new Reference();
    return front(reference, /\/verify$/, (socket, _request, response) => {
      if (verifies()) response.end('{}');
      else socket.once('close', () => undefined);
    });
  };

  test('is waited for by three checks, not by three calls of one', async ({ playwright }) => {
    const target = await silent(() => false);

    const said = await reaching(
      target,
      playwright,
      async ({ caller, magicLink }) => {
        const burst = async (title: string) => {
          caller.begin(false, title);
          const calls = Array.from({ length: 7 }, () => magicLink.verify('no-token'));
          return Promise.all(calls).then(
            answers => answers[0]?.problem,
            (error: Error) => error.message,
          );
        };
        return [await burst('one'), await burst('two'), await burst('three'), await burst('four')];
      },
      { requestTimeout: 200, clock: new VirtualClock() },
    );

    expect(said.slice(0, 3)).toEqual(Array(3).fill('gave no complete answer within 200 ms'));
    expect(said[3]).toMatch(
      /^verify gave no complete answer to 3 checks; the first was POST \/v1\/auth\/magiclink\/verify of “one” at \d\d:\d\d:\d\d UTC$/,
    );
  });

  test('is tried once more after a pause, and tested on where it answers', async ({
    playwright,
  }) => {
    let isBack = false;
    const target = await silent(() => isBack);

    const statuses = await reaching(
      target,
      playwright,
      async ({ caller, magicLink }) => {
        for (const title of ['one', 'two', 'three']) {
          caller.begin(false, title);
          await magicLink.verify('no-token');
        }
        isBack = true;
        caller.begin(false, 'four');
        return [await magicLink.verify('no-token'), await magicLink.verify('no-token')];
      },
      { requestTimeout: 200, clock: new VirtualClock() },
    );

    expect(statuses.map(({ status }) => status)).toEqual([200, 200]);
  });
});
