import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { customSettings, serveAlike } from '../support/custom-settings.ts';
import { runSuite, type Ended } from '../support/run-suite.ts';

const html = '<!doctype html><title>Welcome</title>';

const patient = { ...customSettings, REQUEST_TIMEOUT_MS: '60000', INBOX_TIMEOUT_MS: '60000' };

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
    said: /lets nobody in: check BASE_URL .* and DESCOPE_PROJECT_ID/,
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
    const ended = await runSuite(testInfo, patient);

    saysOnce(ended, /127\.0\.0\.1:1.* refused the connection: check BASE_URL/);
  });

  for (const { what, answer, said } of others) {
    test(`says what is wrong with ${what}`, async ({}, testInfo) => {
      const { url, close } = await serveAlike(answer);

      const ended = await runSuite(testInfo, { ...patient, BASE_URL: url });
      await close();

      saysOnce(ended, said);
    });
  }

  test('gives a hint above the headline where no link can be read', async ({}, testInfo) => {
    const { url, close } = await serve(new Reference());
    const settings = {
      ...customSettings,
      BASE_URL: url,
      INBOX: 'http',
      INBOX_URL: `${url}/nowhere/{phone}`,
      INBOX_TIMEOUT_MS: '500',
    };

    const { code, output } = await runSuite(
      testInfo,
      settings,
      '--grep',
      '@verify.completes-sign-in',
    );
    await close();

    expect(output).toMatch(/^hint: .*INBOX_URL[^]*\n\n1 requirement in /m);
    expect(code).toBe(1);
  });

  test('lets the reference pass', async ({}, testInfo) => {
    const { url, close } = await serve(new Reference());
    const settings = {
      ...customSettings,
      BASE_URL: url,
      INBOX: 'http',
      INBOX_URL: `${url}/outbox/{phone}`,
    };

    const { code, output } = await runSuite(testInfo, settings, '--grep', '@sign-in.accepts-reg');
    await close();

    expect(output).toMatch(/1 requirement in/);
    expect(code).toBe(0);
  });
});

/** One sentence, and that at once: no check ran, and nothing was waited for. */
function saysOnce({ code, output, seconds }: Ended, said: RegExp): void {
  const words = output.replaceAll(/\s+/g, ' ');

  expect(words).toMatch(said);
  expect(words.match(new RegExp(said, 'g')), 'how often it is said').toHaveLength(1);
  expect(output, 'a stack trace').not.toMatch(/^\s+at /m);
  expect(output.trim().split('\n').length, 'lines').toBeLessThan(12);
  expect(code).toBe(1);
  expect(seconds, 'seconds, where a time-out is 60').toBeLessThan(30);
}
