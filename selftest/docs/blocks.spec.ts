import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request as post } from 'node:http';
import { resolve } from 'node:path';
import { expect, test, type TestInfo } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { serve } from '../../reference/serve.ts';
import { linksIn } from '../../suites/support/messages/link.ts';
import { requirements } from '../../suites/catalogue.ts';
import { httpInbox } from '../../targets/inboxes/http.ts';
import { keptMessages } from '../../targets/inboxes/kept-messages.ts';
import { listen } from '../../targets/inboxes/listener.ts';
import { recordsIn } from '../../targets/inboxes/records.ts';
import { responseInbox } from '../../targets/inboxes/response.ts';
import { webhookInbox } from '../../targets/inboxes/webhook.ts';
import { readKnownFailures } from '../../targets/known-failures.ts';
import { fictionalNumbers } from '../../targets/phone-numbers.ts';
import { parseSettings } from '../../targets/settings.ts';
import { freePort } from '../end-to-end/support/port.ts';
import { examplePhone } from '../inboxes/example-requests.ts';
import { customSettings, given } from '../support/custom-settings.ts';
import { startNode } from '../support/node-process.ts';
import { newRun } from '../support/runs.ts';
import { root } from '../support/sources.ts';
import { problemsOfLines } from './command-lines.ts';
import { blocks, blocksOf, type Block } from './markdown.ts';

/** Runs a block, and fails where it does not do what its page says. */
type Runner = (block: Block, testInfo: TestInfo) => void | Promise<void>;

/** The tokens of the links that stand in a text. */
const tokensOf = (text: string) =>
  [...text.matchAll(/(?:[?&;]|%3F)t(?:=|%3D)([\w-]+)/g)].map(([, t]) => t);

const tokensIn = (urls: readonly string[]) => linksIn(urls).map(({ token }) => token);

/** Does something in a run of its own, whose messages are nobody else's. */
async function inRunOfItsOwn(testInfo: TestInfo, act: () => void | Promise<void>): Promise<void> {
  const before = process.env['CONFORMANCE_RUN'];
  process.env['CONFORMANCE_RUN'] = JSON.stringify(newRun(testInfo, 'run'));
  try {
    await act();
  } finally {
    process.env['CONFORMANCE_RUN'] = before;
  }
}

function fileWith(text: string, name: string, testInfo: TestInfo): string {
  mkdirSync(testInfo.outputDir, { recursive: true });
  const path = testInfo.outputPath(name);
  writeFileSync(path, text);
  return path;
}

/** Reads what a URL answers, as INBOX=http does. */
async function readByHttp(url: string): Promise<string[]> {
  const { target } = parseSettings(
    given({ ...customSettings, INBOX: 'http', INBOX_URL: `${url}/outbox/{phone}` }),
  );
  return httpInbox(target!.inbox as Parameters<typeof httpInbox>[0], target!).urls(examplePhone);
}

const types: Record<string, string> = { json: 'application/json', html: 'text/html' };

const readsAnswer: Runner = async ({ text, language }) => {
  const headers = { 'Content-Type': types[language] ?? 'text/plain' };
  const { url, close } = await serve({ fetch: async () => new Response(text, { headers }) });
  const urls = await readByHttp(url);
  await close();

  expect(tokensIn(urls)).toEqual(tokensOf(text));
};

const readsLines: Runner = ({ text }, testInfo) =>
  inRunOfItsOwn(testInfo, () => {
    for (const each of recordsIn(text)) keptMessages.keep(each, fictionalNumbers);

    expect(tokensIn(keptMessages.to(examplePhone))).toEqual(tokensOf(text));
  });

const readsHandedOut: Runner = async ({ text }) => {
  const redirectUrl = 'https://app.example.com/verify';
  const inbox = responseInbox('link');
  inbox.note!(examplePhone, JSON.parse(text), redirectUrl);

  expect(await inbox.urls(examplePhone)).toEqual([`${redirectUrl}?t=one`]);
};

/** Posts a request as the page has it. */
const readsPost: Runner = ({ text }, testInfo) =>
  inRunOfItsOwn(testInfo, async () => {
    const [head = '', ...rest] = text.trimEnd().split('\n\n');
    const [start = '', ...headers] = head.split('\n');
    const [method = '', path = ''] = start.split(' ');
    const isMultipart = head.includes('multipart');
    const body = rest.join('\n\n').replaceAll('\n', isMultipart ? '\r\n' : '\n');
    const port = await freePort();
    const close = await listen(port, fictionalNumbers);

    const status = await sent(port, method, path, headers, body);
    const urls = await webhookInbox(fictionalNumbers).urls(examplePhone);
    await close();

    expect(status).toBeLessThan(300);
    expect(tokensIn(urls)).toEqual(tokensOf(text));
  });

function sent(port: number, method: string, path: string, headers: string[], body: string) {
  const options = { port, host: '127.0.0.1', method, path };
  return new Promise<number>((done, failed) => {
    const call = post(options, answer => done(answer.resume().statusCode ?? 0));
    for (const each of headers) call.setHeader(...(each.split(': ', 2) as [string, string]));
    call.on('error', failed).end(body);
  });
}

const answersWithMessages: Runner = async ({ text, language }) => {
  if (language === 'go') return; // run by end-to-end/outbox.spec.ts: its compiler takes long
  const port = await freePort();
  const [, send = ''] = /in place of sending: (.*)/.exec(text) ?? [];
  const code = [
    `import { createServer } from 'node:http';`,
    text.replace('4501', String(port)),
    `const [phone, text] = ['${examplePhone}', 'https://app.example.com/verify?t=one'];`,
    send,
    `console.log('ready');`,
  ];
  const outbox = startNode(['--input-type=module', '-e', code.join('\n')]);
  await outbox.printed('ready');
  const urls = await readByHttp(`http://127.0.0.1:${port}`);
  outbox.stop();

  expect(tokensIn(urls)).toEqual(['one']);
};

/** The line for Node that points an SDK at the observer. */
const pointsAtObserver: Runner = async ({ text }, testInfo) => {
  const path = fileWith(text, 'point.mjs', testInfo);
  let asked = '';
  const { url, close } = await serve({
    fetch: async request => {
      asked = new URL(request.url).pathname;
      return new Response();
    },
  });
  const call = `await fetch('https://api.descope.com/v2/keys/P2')`;
  const words = ['--import', path, '--input-type=module', '-e', call];
  const { code } = await startNode(words, { env: { OBSERVER_URL: url } }).ended;
  await close();

  expect([code, asked]).toEqual([0, '/v2/keys/P2']);
};

/** Compiles a config of a team's own. */
const compiles: Runner = ({ text }, testInfo) => {
  const store = 'declare const myStore: { messagesTo(phone: string): Promise<string[]> };\n';
  const file = fileWith(store + text, 'own.config.ts', testInfo);
  const options = {
    extends: resolve(root, 'tsconfig.json'),
    compilerOptions: {
      typeRoots: [resolve(root, 'node_modules/@types')],
      paths: {
        'magic-link-sms-conformance': [resolve(root, 'library/index.ts')],
        '@playwright/test': [resolve(root, 'node_modules/@playwright/test/index.d.ts')],
      },
    },
    files: [file],
    include: [],
  };
  const project = fileWith(JSON.stringify(options), 'tsconfig.json', testInfo);

  execFileSync(process.execPath, [resolve(root, 'node_modules/typescript/bin/tsc'), '-p', project]);
};

/** Each line of the protocol has the shape that its schema pins. */
const followsProtocol: Runner = ({ text }) => {
  const schema = JSON.parse(
    readFileSync(resolve(root, 'drivers/protocol.schema.json'), 'utf8'),
  ) as object;
  const ajv = new Ajv2020({ strictRequired: false }).addSchema(schema);
  for (const each of recordsIn(text) as object[]) {
    const kind = 'protocol' in each ? 'hello' : 'op' in each ? 'command' : 'answer';
    const isValid = ajv.validate({ $ref: `driver-protocol#/$defs/${kind}` }, each);
    expect(isValid, ajv.errorsText()).toBe(true);
  }
};

const isListOfFailures: Runner = ({ text }, testInfo) => {
  const path = fileWith(text, 'known-failures.yaml', testInfo);

  expect(Object.keys(readKnownFailures(path, requirements))).toHaveLength(1);
};

const usesAction: Runner = ({ text }) => {
  interface Step {
    uses: string;
    with?: Record<string, unknown>;
  }
  const workflow = parse(text) as { jobs: { conformance: { steps: Step[] } } };
  const action = parse(readFileSync(resolve(root, 'action.yml'), 'utf8')) as {
    inputs: Record<string, unknown>;
  };
  const step = workflow.jobs.conformance.steps.find(({ uses }) => uses === './.conformance');

  const given = Object.keys(step?.with ?? {});
  expect(given.length).toBeGreaterThan(3);
  expect(given.filter(each => !(each in action.inputs))).toEqual([]);
};

/** Run by `npm run test:package`, in recipes.ts there: they need the package. */
const recipes = ['gitlab', 'jenkins', 'github-sdk', 'targets', 'shards', 'nightly'];

const runners: Readonly<Record<string, Runner>> = {
  commands: ({ text }) => expect(problemsOfLines(text)).toEqual([]),
  demo: () => undefined, // compared by end-to-end/served-commands.spec.ts, which runs it
  outbox: answersWithMessages,
  library: compiles,
  preload: pointsAtObserver,
  protocol: followsProtocol,
  action: usesAction,
  'known-failures': isListOfFailures,
  'inbox-http': readsAnswer,
  'inbox-webhook': readsPost,
  'inbox-command': readsLines,
  'inbox-response': readsHandedOut,
  ...Object.fromEntries(recipes.map(each => [each, () => undefined])),
};

test.describe('a block of the documentation', () => {
  test('says what runs it, or why nothing does', () => {
    const pictures = ['mermaid'];
    const silent = blocks.filter(
      each => !each.runner && !each.whyNot && !pictures.includes(each.language),
    );

    expect(silent.map(({ place }) => place)).toEqual([]);
    expect([...new Set(blocks.map(each => each.runner))].filter(Boolean).toSorted()).toEqual(
      Object.keys(runners).toSorted(),
    );
  });

  for (const [name, runner] of Object.entries(runners))
    for (const block of blocksOf(name))
      test(`does what its page says: ${name} at ${block.place}`, async ({}, testInfo) =>
        runner(block, testInfo));
});
