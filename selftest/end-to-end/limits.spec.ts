import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import type { Answers } from '../../reference/serve.ts';
import { VirtualClock } from '../in-process/virtual-clock.ts';
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

  for (const { retryAfter, tries } of [
    { retryAfter: '0', tries: 12 },
    { retryAfter: '1', tries: 12 },
    { retryAfter: '11', tries: 3 },
    { retryAfter: '31', tries: 1 },
  ]) {
    test(`of the target, ${retryAfter} s each time, are waited for 30 s a check`, async ({
      playwright,
    }) => {
      const { answers, calls } = busy(429, retryAfter, () => true);

      await whileServed(answers, async url => {
        const session = await reached(url, playwright, new VirtualClock());
        await expect(session.magicLink.verify('no-token')).rejects.toThrow(
          /^setup: the target throttles verify: it answers 429, and a check waits 30 s at most/,
        );
        await closeSession(session);
      });

      expect(calls(), 'calls').toBe(tries);
    });
  }

  test('of the target that calls wait for side by side count once', async ({ playwright }) => {
    const atOnce = 40; // more than 30 s where each counts
    const { answers, calls } = busy(429, '1', call => call <= atOnce);

    const statuses = await whileServed(answers, async url => {
      const session = await reached(url, playwright);
      const verifies = Array.from({ length: atOnce }, () => session.magicLink.verify('no-token'));
      const came = await Promise.all(verifies);
      await closeSession(session);
      return came.map(({ status }) => status);
    });

    expect(statuses).not.toContain(429);
    expect(calls(), 'calls').toBe(2 * atOnce);
  });

  test('of the target are waited for no more after three checks', async ({ playwright }) => {
    const { answers, calls } = busy(429, '29', () => true);

    await whileServed(answers, async url => {
      const session = await reached(url, playwright, new VirtualClock());
      for (let check = 0; check < 5; check++) {
        session.caller.begin(false);
        await expect(session.magicLink.verify('no-token')).rejects.toThrow('throttles verify');
      }
      await closeSession(session);
    });

    expect(calls(), 'two for each of three checks, then one').toBe(8);
  });

  test('that let nobody in are told by the preflight', async ({}, testInfo) => {
    const { answers } = busy(429, '60', () => true);

    const { output, code } = await runServed(testInfo, answers, outboxOf, ...few);

    expect(output).toMatch(/answers 429 to everything/);
    expect(code).toBe(1);
  });
});
