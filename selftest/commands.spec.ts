import { spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { closest } from '../spec/closest.ts';
import { root } from './support/sources.ts';
import { runCommand } from './support/run-command.ts';

test.describe('npm run reference', () => {
  for (const port of ['abc', '-1', '65536', '4500.5', '']) {
    test(`refuses the port "${port}" with a sentence`, async () => {
      const { code, output } = await runCommand('commands/reference.ts', `--port=${port}`);

      expect(output).toBe(`--port is "${port}": give a whole number from 0 to 65535\n`);
      expect(code).toBe(2);
    });
  }

  test('says that a port is in use', async () => {
    const other = createServer();
    await new Promise<void>(listening => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;

    const { code, output } = await runCommand('commands/reference.ts', '--port', String(port));
    other.close();

    expect(output).toBe(`Port ${port} is in use: give another one with --port\n`);
    expect(code).toBe(2);
  });

  test('says what it does not know', async () => {
    expect((await runCommand('commands/reference.ts', '--prot', '1')).output).toBe(
      'There is no flag --prot. Did you mean --port? See npx tsx commands/main.ts --help\n',
    );
  });
});

test.describe('npm run mutant', () => {
  test('names the mutants that an unknown name resembles', async () => {
    const { code, output } = await runCommand('selftest/serve-mutant.ts', 'RegisterTwice');

    expect(output).toMatch(/^There is no mutant "RegisterTwice"; close to it are RegistersTwice, /);
    expect(code).toBe(2);
  });

  test('asks for a name', async () => {
    expect((await runCommand('selftest/serve-mutant.ts')).output).toMatch(/^Name one mutant/);
  });

  test('lists them all', async () => {
    const { output } = await runCommand('selftest/serve-mutant.ts', '--list');

    expect(output).toMatch(/^RegistersTwice {2}sign-up\.refuses-registered$/m);
  });

  test('takes the likest words first', () => {
    expect(closest('signup', ['verify', 'sign-in', 'SignUp', 'signal'], 2)).toEqual([
      'SignUp',
      'signal',
    ]);
  });
});

test.describe('npm run explain', () => {
  test('shows the exchange of the very requirement', async () => {
    const { output } = await runCommand('commands/explain.ts', 'bad-input.huge-body');

    expect(output).toContain('{"loginId":"xxxx… 5 MB …"}');
    expect(output).toContain('There is no limit to the size of a body.');
    expect(output).not.toContain('[[');
  });

  test('says once that the status of a refusal is open, where there is one', async () => {
    const open = /4xx: any status from 400 to 499/g;
    const refusal = await runCommand('commands/explain.ts', 'sign-in.refuses-unregistered');
    const acceptance = await runCommand('commands/explain.ts', 'sign-in.masks-phone');

    expect(refusal.output.match(open)).toHaveLength(1);
    expect(acceptance.output).not.toMatch(open);
  });
});

test('a command whose output is read to a part says nothing of it', () => {
  const command = 'node --import tsx commands/list.ts --json | head -c 10';
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' });

  expect(stdout).toHaveLength(10);
  expect(stderr).toBe('');
});
