import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve, type Answers } from '../../reference/serve.ts';
import { preflight } from '../../suites/support/run/preflight.ts';
import { reaching } from '../end-to-end/support/reached.ts';
import { runAgainst } from '../end-to-end/support/served.ts';
import { freePort } from '../end-to-end/support/port.ts';
import { idsOf, only } from '../support/run-suite.ts';
import { isStopped, wordsOf } from './support/said.ts';

const check = only('verify.completes-sign-in');
const quick = { INBOX_TIMEOUT_MS: '1500' };

/** The reference, with something else where its messages are read. */
function withInbox(answer: (phone: string, reference: Reference) => Response): Answers {
  const reference = new Reference();
  return {
    fetch: request => {
      const { pathname } = new URL(request.url);
      const phone = /^\/inbox\/(.*)/.exec(pathname)?.[1];
      if (phone === undefined) return reference.fetch(request);
      return answer(decodeURIComponent(phone), reference);
    },
  };
}

const page = '<!doctype html><title>Inbox</title><a href="https://inbox.example/help">Help</a>';

/** What is wrong with an inbox: what answers there, and what is said of it. */
const broken: { what: string; answer: () => Response; said: RegExp }[] = [
  {
    what: 'answers 404',
    answer: () => new Response('', { status: 404 }),
    said: /INBOX_URL \(\S+\) answers 404: check its host and its path/,
  },
  {
    what: 'answers 500',
    answer: () => new Response('', { status: 500 }),
    said: /INBOX_URL \(\S+\) answers 500: check/,
  },
  {
    what: 'is a web page',
    answer: () => new Response(page, { headers: { 'content-type': 'text/html' } }),
    said: /INBOX_URL \(\S+\) answers with a web page \(HTML\) that contains no link: give the URL/,
  },
];

test.describe('an inbox', () => {
  test('on a dead port stops the run', async ({}, testInfo) => {
    const target = await serve(new Reference());
    const INBOX_URL = `http://localhost:${await freePort()}/{phone}`;

    const ended = await runAgainst(testInfo, target, { ...quick, INBOX_URL }, ...check);

    isStopped(ended, /INBOX_URL \(\S+\) refuses the connection: check it, and that/);
  });

  for (const { what, answer, said } of broken) {
    test(`that ${what} is told by the preflight`, async ({ playwright }) => {
      const target = await serve(withInbox(answer));
      const INBOX_URL = `${target.url}/inbox/{phone}`;
      const settings = { ...quick, INBOX: 'http', INBOX_URL };

      const { obstacle } = await reaching(target, playwright, preflight, { settings });

      expect(obstacle).toMatch(said);
    });
  }

  test('behind a bearer is read, and its secret stands in no output', async ({}, testInfo) => {
    class OneToken extends Reference {
      protected override newToken(): string {
        return 'the-only-token-of-all';
      }
    }
    const reference = new OneToken();
    const INBOX_AUTHORIZATION = 'Bearer the-secret-of-the-inbox';
    const target = await serve({
      fetch: request => {
        const [, phone] = /^\/inbox\/(.*)/.exec(new URL(request.url).pathname) ?? [];
        if (phone === undefined) return reference.fetch(request);
        const isAllowed = request.headers.get('authorization') === INBOX_AUTHORIZATION;
        return isAllowed
          ? Response.json(reference.messagesTo(`+${phone}`))
          : new Response('', { status: 401 });
      },
    });
    const settings = { ...quick, INBOX_URL: `${target.url}/inbox/{digits}`, INBOX_AUTHORIZATION };
    const id = 'guessing.tokens-never-repeat';

    const ended = await runAgainst(testInfo, target, { INBOX: 'http', ...settings }, ...only(id));

    const files = await readdir(testInfo.outputPath('results'), { recursive: true });
    const texts = await Promise.all(
      files.map(each => readFile(testInfo.outputPath('results', each), 'utf8').catch(() => '')),
    );
    expect(idsOf(ended, 'failed')).toEqual([id]);
    expect(ended.output).toContain('INBOX_AUTHORIZATION="$INBOX_AUTHORIZATION"');
    expect([ended.output, ...texts].filter(each => each.includes('the-secret'))).toEqual([]);
  });

  test('that shows the messages of other numbers stops the run', async ({}, testInfo) => {
    const journal = (_phone: string, { projects }: Reference) =>
      Response.json([...projects.values()].flatMap(({ messages }) => messages));
    const target = await serve(withInbox(journal));
    const INBOX_URL = `${target.url}/inbox/{phone}`;

    const ended = await runAgainst(testInfo, target, { INBOX_URL }, ...check);

    isStopped(ended, /INBOX_URL shows the messages of other numbers, too: .* \{phone\} chooses/);
  });

  test('that shows the newest message first is read as one that shows it last', async ({}, testInfo) => {
    const newestFirst = (phone: string, reference: Reference) =>
      Response.json(reference.messagesTo(phone).toReversed());
    const target = await serve(withInbox(newestFirst));
    const INBOX_URL = `${target.url}/inbox/{phone}`;
    const ids = ['links.older-of-two-works', 'links.work-in-order', 'verify.link-works-once'];

    const ended = await runAgainst(testInfo, target, { INBOX_URL }, ...only(...ids));

    expect(idsOf(ended, 'passed')).toEqual(expect.arrayContaining(ids));
    expect(ended.code).toBe(0);
  });

  test('that shows the newest message alone accuses nobody', async ({}, testInfo) => {
    const newest = (phone: string, reference: Reference) =>
      Response.json(reference.messagesTo(phone).slice(-1));
    const target = await serve(withInbox(newest));
    const settings = { ...quick, INBOX_URL: `${target.url}/inbox/{phone}` };
    const ids = [
      'links.differ-in-token',
      'guessing.tokens-never-repeat',
      'verify.completes-sign-in',
    ];

    const ended = await runAgainst(testInfo, target, settings, ...only(...ids));

    expect(idsOf(ended, 'failed'), 'accused').toEqual([]);
    expect(ended.output).toContain('the inbox shows the newest message of a number alone');
  });

  test('that loses a message of many is said to', async ({}, testInfo) => {
    let sent = 0;
    class LosesOne extends Reference {
      protected override deliver(...all: Parameters<Reference['deliver']>): void {
        if (++sent !== 30) super.deliver(...all);
      }
    }
    const target = await serve(new LosesOne());

    const ended = await runAgainst(testInfo, target, quick, '--grep', '@(links|sign-in)\\.');

    expect(ended.code).toBe(1);
    expect(idsOf(ended, 'failed'), 'accused').toEqual([]);
    expect(wordsOf(ended)).toMatch(/hint: 1 of \d+ messages was lost, or came too late/);
  });

  test('that gets posts without the number stops the run, and says what it expects', async ({}, testInfo) => {
    const port = await freePort();
    class PostsNationalNumbers extends Reference {
      protected override deliver(...all: Parameters<Reference['deliver']>): void {
        super.deliver(...all);
        const body = JSON.stringify({ msisdn: all[1].slice(2), message: all[2] });
        const headers = { 'Content-Type': 'application/vnd.sms+json' };
        void fetch(`http://127.0.0.1:${port}/sms`, { method: 'POST', headers, body });
      }
    }
    const target = await serve(new PostsNationalNumbers());
    const settings = { ...quick, INBOX: 'webhook', INBOX_PORT: String(port) };

    const ended = await runAgainst(testInfo, target, settings, ...check);

    isStopped(
      ended,
      /\d posts to INBOX_PORT name no number that the run sends to \(\+1\{area\}55501##\); the first, POST \/sms, came with application\/vnd\.sms\+json and the fields msisdn, message: INBOX=webhook reads a post where one of its values is the number with its country code/,
    );
  });

  test('that gets no post at all stops the run', async ({}, testInfo) => {
    const settings = { ...quick, INBOX: 'webhook', INBOX_PORT: String(await freePort()) };

    const ended = await runAgainst(testInfo, await serve(new Reference()), settings, ...check);

    isStopped(ended, /nothing was posted to INBOX_PORT, though the target accepted a call/);
  });

  test('whose field is not in the answers stops the run', async ({}, testInfo) => {
    const settings = { INBOX: 'response', INBOX_FIELD: 'magic' };

    const ended = await runAgainst(testInfo, await serve(new Reference()), settings, ...check);

    isStopped(ended, /an answer has no text in INBOX_FIELD "magic"; it has maskedPhone/);
  });
});
