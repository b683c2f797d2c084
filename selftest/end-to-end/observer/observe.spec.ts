import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test, type TestInfo } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { Hono } from 'hono';
import { Reference } from '../../../reference/reference.ts';
import { serve, type Answers } from '../../../reference/serve.ts';
import { runCommand } from '../../support/run-command.ts';
import { root } from '../../support/sources.ts';
import { client, observe, start } from './observe.ts';

/** A server that shows phones whole, hands out no refresh JWT, and refuses with a page. */
class Faulty extends Reference {
  override async fetch(request: Request, env?: object): Promise<Response> {
    const answer = await super.fetch(request, env);
    if (!answer.headers.get('content-type')?.includes('json')) return answer;
    const fields = (await answer.json()) as Record<string, unknown>;
    if ('refreshJwt' in fields) return Response.json({ ...fields, user: { phone: 7 } });
    if ('maskedPhone' in fields) return Response.json({ maskedPhone: '+12025550142' });
    return Response.json(fields, { status: answer.status });
  }
}

/** Serves for as long as a test needs it. */
async function served(answers: Answers, use: (url: string) => Promise<void>): Promise<void> {
  const { url, close } = await serve(answers);
  await use(url);
  await close();
}

test.describe('observe', () => {
  test('finds nothing in a good client and the reference, and names what was never used', async ({}, testInfo) => {
    const { code, output, report, ids } = await observe(testInfo, client());

    expect(output).toContain('signed in as Robin');
    expect(ids('failed')).toEqual([]);
    expect(ids('passed')).toEqual(
      expect.arrayContaining(['client.verify-call', 'verify.hands-out-session-jwt']),
    );
    expect(report?.headline).toMatch(/^no violation found, \d+ of \d+ MUST tested \(/);
    expect(report?.notes).toContain('never used: sign-in, sign-up-or-in');
    expect(code).toBe(0);
  });

  test('accuses a faulty client, and tells what repeats once', async ({}, testInfo) => {
    const { code, output, ids } = await observe(testInfo, client('form', 'field', 'repeats'));

    expect(ids('failed')).toEqual([
      'client.body-is-json-object',
      'client.sends-documented-fields-alone',
    ]);
    expect(output).toContain('12 of 12 exchanges, one sample');
    expect(output).toContain('“application/json Required”');
    expect(code).toBe(1);
  });

  for (const [fault, ...broken] of [
    ['type', 'client.sends-documented-types'],
    ['token in URL', 'client.no-secret-in-url'],
    ['colon', 'client.bearer-is-project'],
    ['no bearer', 'client.bearer-is-project'],
  ] as const)
    test(`accuses a client of ${fault}`, async ({}, testInfo) => {
      const { code, ids, output, results } = await observe(
        testInfo,
        client(fault, ...(fault === 'token in URL' ? [] : ['alone'])),
      );

      expect(ids('failed')).toEqual(broken);
      for (const each of readdirSync(results))
        expect(readFileSync(resolve(results, each), 'utf8')).not.toMatch(
          /eyJ\w+\.|[?&]t=[\w-]{20}/,
        );
      expect(output).not.toMatch(/[?&]t=[\w-]{20}/);
      expect(code).toBe(1);
    });

  test('accuses a faulty server, and not its client', async ({}, testInfo) => {
    await served(new Faulty(), async url => {
      const { code, ids, report } = await observe(testInfo, ['--target', url, ...client('alone')]);

      expect(ids('failed')).toEqual(['sign-up.masks-phone', 'sign-up.masks-four-digits']);
      expect(report?.target).toBe(`node against ${new URL(url).host}`);
      expect(code).toBe(1);
    });
  });

  test('writes the files of a run, which compare reads', async ({}, testInfo) => {
    const good = await observe(testInfo, client());
    const before = testInfo.outputPath('before.json');
    writeFileSync(before, JSON.stringify(good.report));
    const bad = await observe(testInfo, client('field'));
    const schema = JSON.parse(readFileSync(resolve(root, 'spec/report.schema.json'), 'utf8'));
    const ajv = new Ajv2020({ strict: false });
    ajvFormats.default(ajv);

    const after = resolve(bad.results, 'report.json');
    const compared = await runCommand('commands/compare.ts', before, after);

    expect(readdirSync(bad.results).toSorted()).toEqual([
      'badge.svg',
      'junit.xml',
      'known-failures.yaml',
      'report.html',
      'report.json',
      'report.md',
      'report.sarif',
    ]);
    expect(ajv.validate(schema, bad.report), JSON.stringify(ajv.errors)).toBe(true);
    expect(compared.output).toContain('1 regression');
    expect(compared.output).toContain('client.sends-documented-fields-alone  passed -> failed');
    expect(compared.code).toBe(1);
  });

  test('is green on what the list of known failures excuses', async ({}, testInfo) => {
    const list = testInfo.outputPath('known.yaml');
    writeFileSync(
      list,
      '- id: client.sends-documented-fields-alone\n  reason: Old servers need it.\n',
    );

    const { code, ids } = await observe(testInfo, client('field'), { KNOWN_FAILURES: list });

    expect(ids('known failure')).toEqual(['client.sends-documented-fields-alone']);
    expect(code).toBe(0);
  });

  test('says that it saw nothing, and ends with 1', async ({}, testInfo) => {
    const { code, output, report } = await observe(testInfo, ['--', 'true']);

    expect(output).toContain(
      'No request was seen: point the client at the address in OBSERVER_URL',
    );
    expect(report?.headline).toMatch(/^nothing tested: /);
    expect(code).toBe(1);
  });

  test('says that the server answered nothing, and ends with 1 where the command is content', async ({}, testInfo) => {
    const call = `fetch(process.env.OBSERVER_URL + '/v1/auth/magiclink/verify', {
      method: 'POST',
      headers: { authorization: 'Bearer P2x', 'content-type': 'application/json' },
      body: '{"token":"abc"}',
    })`;
    const words = ['--', process.execPath, '-e', `${call}.catch(() => 0)`];

    const { code, output, report } = await observe(testInfo, [
      '--target',
      'http://127.0.0.1:9',
      ...words,
    ]);

    expect(output.replaceAll(/\s+/g, ' ')).toContain(
      'No request to an operation was answered: the target could not be reached (connect ECONNREFUSED 127.0.0.1:9). ' +
        'See that the server runs, and that --target is its address',
    );
    expect(report?.headline).toBe('nothing tested: no request was answered');
    expect(code).toBe(1);
  });

  test('names the prefix where the paths of the API stand behind another', async ({}, testInfo) => {
    const below = new Hono().mount(
      '/api',
      each => new Reference().fetch(each) as Promise<Response>,
    );
    await served(below, async url => {
      const words = client('/api', 'alone');
      const lost = await observe(testInfo, ['--target', url, ...words]);
      const found = await observe(testInfo, ['--target', url, '--prefix', '/api', ...words]);

      expect(lost.output.replaceAll(/\s+/g, ' ')).toContain(
        '1 request seen, none at a path of the API: set --prefix /api. ' +
          'The nearest paths: POST /api/v1/auth/magiclink/signup/sms',
      );
      expect(lost.code).toBe(1);
      expect(found.ids('passed')).toContain('client.sign-up-call');
      expect(found.code).toBe(0);
    });
  });

  test('takes the path of the target for the prefix', async ({}, testInfo) => {
    const below = new Hono().mount(
      '/api',
      each => new Reference().fetch(each) as Promise<Response>,
    );
    await served(below, async url => {
      const { code, ids } = await observe(testInfo, [
        '--target',
        `${url}/api/`,
        ...client('alone'),
      ]);

      expect(ids('passed')).toContain('client.sign-up-call');
      expect(code).toBe(0);
    });
  });

  test('serves the reference for the project that the client has', async ({}, testInfo) => {
    const project = { DESCOPE_PROJECT_ID: 'P2OfTheClient' };

    const { code, output } = await observe(testInfo, client(), project);

    expect(output).toContain('signed in as Robin');
    expect(code).toBe(0);
  });

  test('ends with the code of the command', async ({}, testInfo) => {
    expect((await observe(testInfo, client('fails', 'field'))).code).toBe(7);
  });

  for (const [name, words, said] of [
    ['no command', [], 'Usage: '],
    ['a command that is not found', ['--', 'no-such-program'], '"no-such-program" is not found'],
    ['a target that is no URL', ['--target', 'localhost', '--', 'true'], '--target is not the URL'],
    [
      'a prefix that is no path',
      ['--prefix', 'api', '--', 'true'],
      '--prefix is "api": give a path',
    ],
    ['a command without --', ['true'], 'The word "true" is not expected here'],
    ['a recording that is not there', ['--har', 'none.har'], 'cannot be read (ENOENT)'],
  ] as const)
    test(`ends with 2 and a sentence for ${name}`, async ({}, testInfo) => {
      const { code, output } = await observe(testInfo, words);

      expect(output).toContain(said);
      expect(output, 'no stack trace').not.toMatch(/^\s+at /m);
      expect(code).toBe(2);
    });
});

const waits = 'process.on("SIGTERM", () => { console.log("told to end"); process.exit(3); });';

/** Starts a command that prints its process ID and stays. */
async function started(testInfo: TestInfo) {
  const script = `${waits} console.log("pid " + process.pid + ";"); setInterval(() => 0, 1000)`;
  const process_ = start(testInfo, [
    '--',
    'sh',
    '-c',
    `"${process.execPath}" -e '${script}'; exit $?`,
  ]);
  const [, pid] = /pid (\d+);/.exec(await process_.printed(';'))!;
  return { ...process_, isThere: () => isThere(Number(pid)) };
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test.describe('a command that is observed', () => {
  test('is sent the signals, with all that it has started', async ({}, testInfo) => {
    const { interrupt, ended, isThere } = await started(testInfo);

    interrupt('SIGTERM');
    const { code, output } = await ended;

    expect(output).toContain('told to end');
    expect(output).toContain('No request was seen');
    await expect.poll(isThere).toBe(false);
    expect(code).not.toBe(0);
  });

  test('ends with an observer that is killed', async ({}, testInfo) => {
    const { interrupt, ended, isThere } = await started(testInfo);

    interrupt('SIGKILL');
    await ended;

    await expect.poll(isThere).toBe(false);
  });
});
