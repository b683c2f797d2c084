import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve, type Answers } from '../../reference/serve.ts';
import { VirtualClock } from '../in-process/virtual-clock.ts';
import { groups, idsOf, only } from '../support/run-suite.ts';
import { counting } from './support/counting.ts';
import { isGreen } from './support/green.ts';
import { reaching } from './support/reached.ts';
import { runAgainst } from './support/served.ts';

/** Sends callers away for a while: each third one, or those of its choice among the calls and their paths. */
function busy(
  status: number,
  retryAfter: string,
  sends = (call: number, _path: string) => call % 3 === 0,
) {
  const reference = new Reference();
  let calls = 0;
  const answers: Answers = {
    fetch: request => {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith('/v') || !sends(++calls, pathname)) return reference.fetch(request);
      return new Response('', { status, headers: { 'Retry-After': retryAfter } });
    },
  };
  return { answers, calls: () => calls };
}

const few = only('sign-in.texts-the-phone', 'verify.completes-sign-in', 'links.work-in-order');

test.describe('limits', () => {
  test('of ours hold for all workers together', async ({}, testInfo) => {
    const target = await counting(new Reference());
    const settings = { RATE_LIMIT: '300' };
    const begun = performance.now();

    const ended = await runAgainst(testInfo, target, settings, '--grep', '@(sign-in|sign-up)\\.');

    isGreen(ended, []);
    const minutes = (performance.now() - begun) / 60_000;
    expect(target.calls(), 'calls').toBeGreaterThan(40);
    expect((target.calls() - 1) / minutes, 'calls a minute').toBeLessThanOrEqual(300);
  });

  for (const status of [429, 503]) {
    test(`of the target are kept where it answers ${status}`, async ({}, testInfo) => {
      const { answers } = busy(status, '1');

      const ended = await runAgainst(testInfo, await serve(answers), {}, ...few);

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

      await reaching(
        await serve(answers),
        playwright,
        session =>
          expect(session.magicLink.verify('no-token')).rejects.toThrow(
            /^the target throttles: it answers 429, and a check waits 30 s at most/,
          ),
        { clock: new VirtualClock() },
      );

      expect(calls(), 'calls').toBe(tries);
    });
  }

  test('of the target that calls wait for side by side count once', async ({ playwright }) => {
    const atOnce = 40; // more than 30 s where each counts
    const { answers, calls } = busy(429, '1', call => call <= atOnce);

    const came = await reaching(await serve(answers), playwright, ({ magicLink }) =>
      Promise.all(Array.from({ length: atOnce }, () => magicLink.verify('no-token'))),
    );

    expect(came.map(({ status }) => status)).not.toContain(429);
    expect(calls(), 'calls').toBe(2 * atOnce);
  });

  test('of the target are waited for no more after three checks', async ({ playwright }) => {
    const { answers, calls } = busy(429, '29', () => true);

    await reaching(
      await serve(answers),
      playwright,
      async ({ caller, magicLink }) => {
        for (let check = 0; check < 5; check++) {
          caller.begin(false);
          await expect(magicLink.verify('no-token')).rejects.toThrow('the target throttles');
        }
      },
      { clock: new VirtualClock() },
    );

    expect(calls(), 'two for each of three checks, then one').toBe(8);
  });

  test('that let nobody in are told by the preflight', async ({}, testInfo) => {
    const { answers } = busy(429, '60', () => true);

    const { output, code } = await runAgainst(testInfo, await serve(answers), {}, ...few);

    expect(output).toMatch(/answers 429 to everything/);
    expect(code).toBe(1);
  });

  test('on one operation let no check of it pass, nor fail', async ({}, testInfo) => {
    const { answers } = busy(429, '600', (_call, path) => path.endsWith('/signin/sms'));

    const ended = await runAgainst(testInfo, await serve(answers), {}, ...groups('sign-in'));

    expect(idsOf(ended, 'passed')).toEqual([]);
    expect(idsOf(ended, 'failed')).toEqual([]);
    expect(idsOf(ended, 'blocked').length).toBeGreaterThan(10);
    expect(ended.output).toContain('the target throttles: it answers 429');
  });
});
