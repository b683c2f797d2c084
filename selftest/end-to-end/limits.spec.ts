import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import type { Answers } from '../../reference/serve.ts';
import { counting, mostWithin } from './support/counting.ts';
import { isGreen } from './support/green.ts';
import { reached } from './support/reached.ts';
import { outboxOf, runServed, settingsFor, whileServed } from './support/served.ts';
import { only, run } from './support/suite.ts';
import { closeSession } from '../../suites/support/run/target-session.ts';

/** Sends each third caller away for a moment. */
function busy(status: number, retryAfter: string, sends = (call: number) => call % 3 === 0) {
  const reference = new Reference();
  let calls = 0;
  const answers: Answers = {
    fetch: request => {
      const isCall = new URL(request.url).pathname.startsWith('/v');
      if (!isCall || !sends(++calls)) return reference.fetch(request);
      return new Response('', { status, headers: { 'Retry-After': retryAfter } });
    },
  };
  return { answers, calls: () => calls };
}

const few = only('sign-in.texts-the-phone', 'verify.completes-sign-in', 'links.work-in-order');

test.describe('limits', () => {
  test('of ours hold for all workers together', async ({}, testInfo) => {
    const target = await counting(new Reference());
    const settings = { ...settingsFor(target.url), ...outboxOf(target.url), RATE_LIMIT: '600' };

    const ended = await run(testInfo, settings, '--grep', '@(sign-in|sign-up)\\.');
    await target.close();

    isGreen(ended, []);
    expect(target.times.length, 'calls').toBeGreaterThan(40);
    expect(mostWithin(1000, target.times), 'calls in a second').toBeLessThanOrEqual(14);
    const minutes = (target.times.at(-1)! - target.times[0]!) / 60_000;
    expect(target.times.length / minutes, 'calls a minute').toBeLessThan(630);
  });

  for (const status of [429, 503]) {
    test(`of the target are kept where it answers ${status}`, async ({}, testInfo) => {
      const { answers } = busy(status, '1');

      const ended = await runServed(testInfo, answers, outboxOf, ...few);

      isGreen(ended, []);
    });
  }

  test('of the target are waited for three times at the most', async ({ playwright }) => {
    const { answers, calls } = busy(429, '1', () => true);

    const answer = await whileServed(answers, async url => {
      const site = await reached(url, playwright);
      const came = await site.magicLink.verify('no-token');
      await closeSession(site);
      return came;
    });

    expect(answer.status).toBe(429);
    expect(calls(), 'calls').toBe(4);
  });

  test('of the target are waited for no longer than 10 s', async ({ playwright }) => {
    const { answers, calls } = busy(429, '11', () => true);

    await whileServed(answers, async url => {
      const site = await reached(url, playwright);
      await site.magicLink.verify('no-token');
      await closeSession(site);
    });

    expect(calls(), 'calls').toBe(1);
  });

  test('that let nobody in are told by the preflight', async ({}, testInfo) => {
    const { answers } = busy(429, '60', () => true);

    const { output, code } = await runServed(testInfo, answers, outboxOf, ...few);

    expect(output).toMatch(/answers 429 to everything/);
    expect(code).toBe(1);
  });
});
