import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { expect, test, type TestInfo } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { preflight } from '../../suites/support/run/preflight.ts';
import { requirements } from '../../suites/catalogue.ts';
import { listen } from '../../targets/inboxes/listener.ts';
import { readKnownFailures } from '../../targets/known-failures.ts';
import { fictionalNumbers } from '../../targets/phone-numbers.ts';
import type { TargetSession } from '../../suites/support/run/target-session.ts';
import { parseSettings } from '../../targets/settings.ts';
import { listenerOf, opened } from '../end-to-end/support/front.ts';
import { freePort } from '../end-to-end/support/port.ts';
import { reaching } from '../end-to-end/support/reached.ts';
import { outboxOf, type Served } from '../end-to-end/support/served.ts';
import { customSettings, given } from '../support/custom-settings.ts';
import { root } from '../support/sources.ts';
import { page } from './markdown.ts';

type Playwright = Parameters<typeof reaching>[1];

/** What is said where settings are read. */
function settings(set: Record<string, string>): () => string {
  return () => saidBy(() => parseSettings(given(set)));
}

/** The same, of a target whose other settings are sound. */
const target = (set: Record<string, string>) => settings({ ...customSettings, ...set });

function saidBy(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

/** What the preflight says of a server. */
function finds(
  start: (testInfo: TestInfo) => Promise<Served>,
  set: (url: string) => Record<string, string> = () => ({}),
) {
  return async (testInfo: TestInfo, playwright: Playwright) => {
    const served = await start(testInfo);
    const found = (session: TargetSession) => preflight(session);
    const { obstacle, hints } = await reaching(served, playwright, found, {
      settings: set(served.url),
    });
    return [obstacle, ...hints].join('\n');
  };
}

const soon = { INBOX_TIMEOUT_MS: '1500' };
const reference = (Faulty: new () => Reference = Reference) => serve(new Faulty());
const answering = (answer: () => Response) => () => serve({ fetch: async () => answer() });

class RefusesBearers extends Reference {
  override async fetch(request: Request): Promise<Response> {
    const isSend = new URL(request.url).pathname.endsWith('signup-in/sms');
    return isSend ? Response.json({ errorCode: 'E061103' }, { status: 401 }) : super.fetch(request);
  }
}

class ApprovesNothing extends Reference {
  protected override isApproved(): boolean {
    return false;
  }
}

class SendsNothing extends Reference {
  protected override deliver(): void {}
}

class SendsCodes extends Reference {
  override messagesTo(phone: string): string[] {
    return super.messagesTo(phone).map(() => 'Sign in at https://app.example.com/verify by 123456');
  }
}

class TextsEverybody extends Reference {
  override messagesTo(): string[] {
    return ['Sign in: https://app.example.com/verify?t=older'];
  }
}

/** Serves the reference with a certificate that nobody trusts. */
async function overTls(): Promise<Served> {
  const pem = readFileSync(resolve(root, 'targets/untrusted.pem'));
  return opened(createTlsServer({ key: pem, cert: pem }, listenerOf(new Reference())), {
    scheme: 'https',
  });
}

/** What is said of a list of known failures. */
function listed(text: string) {
  return (testInfo: TestInfo) => {
    mkdirSync(testInfo.outputDir, { recursive: true });
    const path = testInfo.outputPath('known-failures.yaml');
    writeFileSync(path, text);
    return saidBy(() => readKnownFailures(path, requirements));
  };
}

/** What is said where the inbox is to listen at a port that somebody has. */
async function takenPort(): Promise<string> {
  const other: Server = createServer();
  await new Promise<void>(done => other.listen(0, done));
  const { port } = other.address() as AddressInfo;
  const said = await listen(port, fictionalNumbers).then(
    () => '',
    (error: Error) => error.message,
  );
  other.close();
  return said;
}

const nowhere = async (): Promise<Served> => ({
  url: `http://localhost:${await freePort()}`,
  close: async () => undefined,
});

/** How each message of the page is raised, by its heading there. */
const raised: Record<
  string,
  (testInfo: TestInfo, playwright: Playwright) => string | Promise<string>
> = {
  'The base URL has no scheme': target({ BASE_URL: 'localhost:4500' }),
  'The target is another machine': target({ BASE_URL: 'https://api.example.com' }),
  'The project ID is missing': target({ DESCOPE_PROJECT_ID: '' }),
  'No inbox is chosen': target({ INBOX: '' }),
  'The inbox URL has no place for the number': target({
    INBOX: 'http',
    INBOX_URL: 'http://localhost:4500/outbox',
  }),
  'Settings of a target without its URL': settings({ INBOX: 'none', TARGET_NAME: 'mine' }),
  'A name is misspelt': target({ RATE_LIMITS: '90' }),
  'A known failure has an unknown id': listed(
    '- id: verify.link-works-onse\n  reason: it keeps no state\n',
  ),
  'The inbox command is meant for a shell': target({
    INBOX: 'command',
    INBOX_COMMAND: 'docker logs -f mock | grep sms',
  }),
  'The port of the inbox is taken': takenPort,
  'The connection is refused': finds(nowhere),
  'The certificate is not trusted': finds(overTls),
  'The target is not this API': finds(answering(() => new Response('Hello'))),
  'The approved URL is not approved': finds(() => reference(ApprovesNothing)),
  'A new user is rejected': finds(() => reference(RefusesBearers)),
  'The target throttles everything': finds(
    answering(() => new Response('', { status: 429, headers: { 'Retry-After': '60' } })),
  ),
  'The outbox URL answers with an error': finds(
    () => reference(SendsNothing),
    url => ({ ...soon, INBOX: 'http', INBOX_URL: `${url}/no-outbox/{phone}` }),
  ),
  'No link arrives': finds(
    () => reference(SendsNothing),
    url => ({ ...soon, ...outboxOf(url) }),
  ),
  'The message contains no token': finds(
    () => reference(SendsCodes),
    url => ({ ...soon, ...outboxOf(url) }),
  ),
  'The numbers are used up': finds(() => reference(TextsEverybody), outboxOf),
};

/** The messages of the page by their headings. */
const messages = new Map(
  [...page('docs/troubleshooting.md').matchAll(/^### (.+)\n\n> `(.+)`$/gm)].map(
    ([, heading, message]) => [heading!, message!],
  ),
);

/** A message of the page as a pattern: `…` stands for anything. */
const patternOf = (message: string) =>
  new RegExp(
    message
      .split('…')
      .map(each => each.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
      .join('[^]*?'),
  );

test.describe('troubleshooting', () => {
  test('explains twenty messages, each with cause and remedy', () => {
    const sections = page('docs/troubleshooting.md').split(/^### /m).slice(1);

    expect([...messages.keys()]).toEqual(Object.keys(raised));
    expect(messages.size).toBe(20);
    for (const each of sections) expect(each).toMatch(/\*\*Cause:\*\*[^]+\*\*Remedy:\*\*/);
  });

  for (const [heading, raise] of Object.entries(raised))
    test(`quotes what is said: ${heading}`, async ({ playwright }, testInfo) => {
      expect(await raise(testInfo, playwright)).toMatch(patternOf(messages.get(heading)!));
    });
});
