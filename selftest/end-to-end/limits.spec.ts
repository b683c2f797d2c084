import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve, type Answers } from '../../reference/serve.ts';
import { only } from '../support/run-suite.ts';
import { counting } from './support/counting.ts';
import { isGreen } from './support/green.ts';
import { reaching } from './support/reached.ts';
import { runAgainst } from './support/served.ts';

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

  test('of the target are waited for three times at the most', async ({ playwright }) => {
    const { answers, calls } = busy(429, '1', () => true);

    const { status } = await reaching(await serve(answers), playwright, ({ magicLink }) =>
      magicLink.verify('no-token'),
    );

    expect(status).toBe(429);
    expect(calls(), 'calls').toBe(4);
  });

  test('of the target are waited for no longer than 10 s', async ({ playwright }) => {
    const { answers, calls } = busy(429, '11', () => true);

    await reaching(await serve(answers), playwright, ({ magicLink }) =>
      magicLink.verify('no-token'),
    );

    expect(calls(), 'calls').toBe(1);
  });

  test('that let nobody in are told by the preflight', async ({}, testInfo) => {
    const { answers } = busy(429, '60', () => true);

    const { output, code } = await runAgainst(testInfo, await serve(answers), {}, ...few);

    expect(output).toMatch(/answers 429 to everything/);
    expect(code).toBe(1);
  });
});
