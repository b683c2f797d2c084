import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { serveAlike } from '../support/custom-settings.ts';
import { only, type SuiteEnded } from '../support/run-suite.ts';
import { stackTrace } from '../support/stack-trace.ts';
import { runAgainst } from './support/served.ts';

/** The reference with a full queue at its gateway. */
class NeverTexts extends Reference {
  protected override deliver(): void {}
}

const html = '<!doctype html><title>Welcome</title>';

/** Whoever waits once for a call or a message is ended by the time limit of the test. */
const patience = { REQUEST_TIMEOUT_MS: '600000', INBOX_TIMEOUT_MS: '600000' };

const nobody = { url: 'http://127.0.0.1:1', close: async () => undefined };

/** Servers that are not this API, and what is said of them. */
const others: { what: string; answer: () => Response; said: RegExp }[] = [
  { what: '200 to everything', answer: () => Response.json({}), said: /is not this API/ },
  {
    what: '404 to everything',
    answer: () => new Response('Not Found', { status: 404 }),
    said: /is not this API/,
  },
  {
    what: '401 to everything',
    answer: () => Response.json({ errorCode: 'E061005' }, { status: 401 }),
    said: /rejects every caller: check BASE_URL .* and DESCOPE_PROJECT_ID/,
  },
  {
    what: 'a page to everything',
    answer: () => new Response(html, { headers: { 'content-type': 'text/html' } }),
    said: /is not this API/,
  },
  {
    what: '500 to everything',
    answer: () => new Response('', { status: 500 }),
    said: /server error \(500\)/,
  },
  {
    what: 'a body of megabytes',
    answer: () => new Response('x'.repeat(3_000_000)),
    said: /more than 1 MB/,
  },
];

test.describe('preflight', () => {
  test('says that nobody answers', async ({}, testInfo) => {
    const ended = await runAgainst(testInfo, nobody, patience);

    saysOnce(ended, /127\.0\.0\.1:1.* refused the connection: check BASE_URL/);
  });

  for (const { what, answer, said } of others) {
    test(`says what is wrong with ${what}`, async ({}, testInfo) => {
      const check = only('sign-in.accepts-registered');
      const ended = await runAgainst(testInfo, await serveAlike(answer), patience, ...check);

      saysOnce(ended, said);
    });
  }

  test('gives a hint above the headline where no link can be read', async ({}, testInfo) => {
    const target = await serve(new NeverTexts());
    const check = only('verify.completes-sign-in');

    const { code, output } = await runAgainst(
      testInfo,
      target,
      { INBOX_TIMEOUT_MS: '500' },
      ...check,
    );

    expect(output).toMatch(
      /^hint: the preflight requested a message, but no link could be read[^]*\n\nmagic-link-sms-conformance .*\n1 requirement in /m,
    );
    expect(code).toBe(1);
  });

  test('lets the reference pass', async ({}, testInfo) => {
    const target = await serve(new Reference());
    const check = only('sign-in.accepts-registered');

    const { code, output } = await runAgainst(testInfo, target, {}, ...check);

    expect(output).toMatch(/1 requirement in/);
    expect(code).toBe(0);
  });
});

/** One sentence, and that at once: no check ran, and nothing was waited for. */
function saysOnce({ code, output }: SuiteEnded, said: RegExp): void {
  const words = output.replaceAll(/\s+/g, ' ');

  expect(words).toMatch(said);
  expect(words.match(new RegExp(said, 'g')), 'how often it is said').toHaveLength(1);
  expect(output, 'a stack trace').not.toMatch(stackTrace);
  expect(output.trim().split('\n').length, 'lines').toBeLessThan(12);
  expect(code).toBe(1);
}
