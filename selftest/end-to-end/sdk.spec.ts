import { writeFile } from 'node:fs/promises';
import { expect, test, type TestInfo } from '@playwright/test';
import { runCommand } from '../support/run-command.ts';
import { idsOf, only, runSuite } from '../support/run-suite.ts';

/** The command of a driver that is a client of the self-tests behind a real pipe. */
const piped = (name: string, ...more: string[]) =>
  [process.execPath, '--import', 'tsx', 'selftest/clients/pipe.ts', name, ...more]
    .map(each => `'${each}'`)
    .join(' ');

const run = (testInfo: TestInfo, driver: string, ...options: string[]) =>
  runSuite(testInfo, { SDK_DRIVER: driver }, ...options);

test.describe('a run against an SDK', () => {
  test('tests what an SDK owes and nothing else, and names the SDK', async ({}, testInfo) => {
    const ended = await run(testInfo, piped('Witness'));

    expect(ended.report?.target).toBe('witness 1.0.0');
    expect(ended.report?.headline).toBe('conformant');
    expect(idsOf(ended, 'passed').length).toBeGreaterThanOrEqual(68);
    expect(idsOf(ended, 'passed').filter(each => !each.startsWith('client.'))).toEqual([]);
    expect(ended.report?.summary).toMatchObject({ failed: 0, blocked: 0, 'not tested': 0 });
    expect(ended.output).not.toContain('phone number');
    expect(ended.code).toBe(0);
  });

  test('tells a fault by the command, the answer and the request', async ({}, testInfo) => {
    const id = 'client.masked-phone-given';
    const ended = await run(testInfo, piped('LosesMaskOfUpdate'), ...only(id));

    expect(idsOf(ended, 'failed')).toEqual([id]);
    const [finding] = ended.report!.requirements[0]!.findings!;
    const { trail, judged } = finding!;
    expect(trail[judged!]).toMatchObject({ kind: 'command', operation: 'update-phone' });
    expect(trail[judged!]).toHaveProperty('answer', expect.stringContaining('"value":{}'));
    expect(trail.at(-1)).toMatchObject({ kind: 'exchange', whose: 'client' });
    expect(JSON.stringify(ended.report)).not.toContain('eyJ');
    expect(ended.code).toBe(1);
  });

  test('judges what goes over the wire', async ({}, testInfo) => {
    const id = 'client.login-id-sent';
    const ended = await run(testInfo, piped('LowersLoginIds'), ...only(id));

    expect(idsOf(ended, 'failed')).toEqual([id]);
    expect(ended.output).toContain('POST /v1/auth/magiclink/signin/sms');
    expect(ended.output).toMatch(/expected "Grace\.Example.*received\s+"grace\.example/s);
  });

  test('judges what is printed', async ({}, testInfo) => {
    const id = 'client.nothing-secret-printed';
    const ended = await run(testInfo, piped('PrintsAnswers'), ...only(id));

    expect(idsOf(ended, 'failed')).toEqual([id]);
    expect(ended.output).not.toContain('eyJ');
  });

  test('reports a stray line on stdout as a fault of the driver, and of no SDK', async ({}, testInfo) => {
    const id = 'client.session-given';
    const ended = await run(testInfo, piped('Witness', 'DEBUG hello'), ...only(id));

    expect(idsOf(ended, 'passed')).toEqual([id]);
    expect(ended.report?.problems?.join()).toMatch(/The driver wrote a line .*DEBUG hello/);
    expect(ended.code).toBe(1);
  });

  test('ends with a sentence where the driver is none', async ({}, testInfo) => {
    for (const [driver, said] of [
      [
        'no-such-program',
        /^(Error: )?SDK_DRIVER does not lead to a driver: it ended with code 127/,
      ],
      [`echo '{"id":"1"}'; cat`, /SDK_DRIVER does not lead to a driver: it began with a line/],
      [
        `echo '{"protocol":1,"sdk":"x","version":"1"}'; cat`,
        /SDK_DRIVER does not lead to a driver: it/,
      ],
    ] as const) {
      const { code, output } = await run(testInfo, driver);

      expect(output.trim()).toMatch(said);
      expect(output.trim().split('\n')).toHaveLength(1);
      expect(code).toBe(1);
    }
  });

  test('is named where a requirement of SDKs is asked for without one', async ({}, testInfo) => {
    const { output } = await runSuite(testInfo, {}, '--grep', '@client.token-sent');

    expect(output).toContain(
      'client.token-sent is a duty of SDKs, and no SDK is tested: set SDK_DRIVER',
    );
  });
});

test.describe('npm run driver-check', () => {
  test('takes a driver for one', async () => {
    const { code, output } = await runCommand('commands/driver-check.ts', piped('Witness'));

    expect(output).toContain('witness 1.0.0');
    expect(output).toContain('It is a driver.');
    expect(code).toBe(0);
  });

  for (const [name, said] of [
    ['ParsesMessages', 'WRONG: it reported'],
    ['RepeatsRefusals', 'WRONG: it made 2 requests'],
    ['ChecksArguments', 'WRONG: it sent nothing for an odd login ID'],
    ['AnswersFromMemory', 'WRONG: it answered without a request'],
    ['TakesAnyOperation', 'WRONG: it took an invented operation'],
  ] as const) {
    test(`refuses a driver that ${name}`, async () => {
      const { code, output } = await runCommand('commands/driver-check.ts', piped(name));

      expect(output).toContain(said);
      expect(code).toBe(1);
    });
  }

  for (const [what, answers, said] of [
    ['answers with a number as its id', '{ ...reply, id: 7, value: {} }', '/id must be string'],
    ['gives an error that is a text', '{ ...reply, error: "failed" }', '/error must be object'],
    ['ends', 'process.exit(7)', 'it ended with code 7'],
    ['can do nothing', '{ ...reply, unsupported: "later" }', 'answered signUpOrIn, signIn, signUp'],
    ['calls nobody', '{ ...reply, error: { message: "no" } }', 'it made no request'],
  ] as const)
    test(`tells soon of a driver that ${what}, and writes no line of its own for it`, async ({}, testInfo) => {
      const path = testInfo.outputPath('driver.mjs');
      await writeFile(
        path,
        `import { createInterface } from 'node:readline';
        const say = message => console.log(JSON.stringify(message));
        say({ protocol: 1, sdk: 'a\\u001b[31m\\n::error::b', version: '1' });
        createInterface({ input: process.stdin }).on('line', line => {
          const { id, op } = JSON.parse(line);
          const reply = { id };
          say(op === 'noSuchOperation' ? { id, unsupported: 'none' } : ${answers});
        });`,
      );
      const { code, output } = await runCommand('commands/driver-check.ts', `node '${path}'`);

      expect(output).toContain(said);
      expect(output.match(/WRONG: it answered/g)?.length ?? 1).toBe(1);
      expect(output).not.toMatch(/^::/m);
      expect(output).not.toContain('\u001b');
      expect(code).toBe(1);
    });

  test('says what it does not know', async () => {
    const { code, output } = await runCommand('commands/driver-check.ts');

    expect(output).toMatch(/^Give the command of one driver, in quotes/);
    expect(code).toBe(2);
  });
});
