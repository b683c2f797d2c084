import { existsSync, mkdirSync } from 'node:fs';
import { expect, test, type TestInfo } from '@playwright/test';
import { shellWord } from '../../spec/shell.ts';
import { wordsOf } from '../../targets/command-words.ts';
import { commandInbox } from '../../targets/inboxes/command.ts';
import { startStream, type StreamLimits } from '../../targets/inboxes/command-stream.ts';
import { fictionalNumbers } from '../../targets/phone-numbers.ts';
import type { Inbox } from '../../targets/target.ts';
import { isRunning } from '../support/processes.ts';
import { newRun } from '../support/runs.ts';

const to = '+12025550142';
const link = (n = 1) => `https://app.example.com/verify?t=the-token-${n}`;

/** A command line that runs some JavaScript, with arguments behind it. */
const program = (code: string, ...more: string[]) =>
  [shellWord(process.execPath), '-e', shellWord(code), ...more].join(' ');

const goOn = 'setInterval(() => {}, 1000);';
const print = (value: unknown, stream = 'stdout') =>
  `process.${stream}.write(${JSON.stringify(value)});`;

const inboxOf = (command: string, requestTimeout = 60_000): Inbox =>
  commandInbox(
    { kind: 'command', words: wordsOf(command, 'INBOX_COMMAND') },
    { phoneNumbers: fictionalNumbers, requestTimeout },
  );

/** Runs a command as the inbox of a run of its own, as long as something is done with it. */
async function streaming<T>(
  testInfo: TestInfo,
  command: string,
  act: (inbox: Inbox) => Promise<T>,
  limits?: StreamLimits,
): Promise<T> {
  const before = process.env['CONFORMANCE_RUN'];
  process.env['CONFORMANCE_RUN'] = JSON.stringify(newRun(testInfo, 'run'));
  const close = startStream(wordsOf(command, 'INBOX_COMMAND'), fictionalNumbers, limits);
  try {
    return await act(inboxOf(command));
  } finally {
    close();
    process.env['CONFORMANCE_RUN'] = before;
  }
}

/** What is said where the messages of a command cannot be read, as soon as that is so. */
async function troubleOf(inbox: Inbox): Promise<string> {
  await expect.poll(() => inbox.urls(to).then(() => '', String)).not.toBe('');
  return inbox.trouble!()!;
}

test.describe('a command that is started once', () => {
  const outputs: Record<string, string> = {
    'lines of a log': print(`INFO sms to ${to}: use ${link()}\n`),
    'lines of a log on stderr': print(`INFO sms to ${to}: use ${link()}\n`, 'stderr'),
    'lines of JSON': print(`${JSON.stringify({ to, text: link() })}\n`),
    'JSON behind other words': print(`mock-1  | ${JSON.stringify({ to, text: link() })}\n`),
    'JSON over many lines': print(`listening\n${JSON.stringify({ to, text: link() }, null, 2)}\n`),
    'JSON without a line break': print(JSON.stringify({ to, text: link() })),
    'a table of psql': print(` ${to} | ${link()}\n`),
    'a message of Redis': print(`message\nsms\n${JSON.stringify({ to, text: link() })}\n`),
  };
  for (const [what, output] of Object.entries(outputs))
    test(`is read where it prints ${what}`, async ({}, testInfo) => {
      await streaming(testInfo, program(output + goOn), async inbox => {
        await expect.poll(() => inbox.urls(to)).toEqual([link()]);
        expect(await inbox.urls('+12025550143')).toEqual([]);
        expect(inbox.trouble!()).toBeUndefined();
      });
    });

  test('is read as it prints, in pieces and without an end', async ({}, testInfo) => {
    const code = `const next = n => {
      const text = JSON.stringify({ to: '${to}', text: '${link(0).slice(0, -1)}' + n }, null, 1) + '\\n';
      process.stdout.write(text.slice(0, 9));
      setTimeout(() => { process.stdout.write(text.slice(9)); next(n + 1); }, 10);
    }; next(1);`;

    await streaming(testInfo, program(code), async inbox => {
      await expect.poll(() => inbox.urls(to)).toEqual(expect.arrayContaining([link(1), link(9)]));
    });
  });

  test('tells of a message twice, and it counts once', async ({}, testInfo) => {
    const line = `INFO sms to ${to}: use ${link()}\n`;

    await streaming(testInfo, program(print(line + line) + goOn), async inbox => {
      await expect.poll(() => inbox.urls(to)).toEqual([link()]);
    });
  });

  test('ends with the run, and so do its children', async ({}, testInfo) => {
    const child = `const { pid } = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(goOn)}], { stdio: 'inherit' });`;
    const code = `${child} console.log('${to} https://app.example.com/' + process.pid + '/' + pid);`;
    let pids: number[] = [];

    await streaming(testInfo, program(code + goOn), async inbox => {
      await expect.poll(() => inbox.urls(to)).toHaveLength(1);
      pids = (await inbox.urls(to))[0]!.split('/').slice(-2).map(Number);
      expect(pids.map(isRunning)).toEqual([true, true]);
    });

    await expect.poll(() => pids.map(isRunning)).toEqual([false, false]);
  });

  const ended: Record<string, { command: string; said: RegExp }> = {
    'is not there': {
      command: 'no-such-program -f',
      said: /^INBOX_COMMAND \(no-such-program\) is not found: give a program that is installed/,
    },
    'dies at once': {
      command: program(`console.error('No such container: mock'); process.exit(3)`),
      said: /^INBOX_COMMAND \(node\) ended with code 3; its last words: No such container: mock\. Run/,
    },
    'dies with secrets on its lips': {
      command: program(
        `console.error('at https://me:secret@db.example/x?t=secret with abc1secretsecretsecret'); process.exit(3)`,
      ),
      said: /its last words: at https:\/\/db\.example\/x\?… with …\. Run it by itself/,
    },
    'ends well': {
      command: program(print(`${to} ${link()}\n`)),
      said: /^INBOX_COMMAND \(node\) ended with code 0, and has to go on as long as the run: .* \{phone\}/,
    },
    'dies later': {
      command: program(`${print(`${to} ${link()}\n`)} setTimeout(() => process.exit(4), 300)`),
      said: /^INBOX_COMMAND \(node\) ended with code 4\. Run it by itself/,
    },
  };
  for (const [what, { command, said }] of Object.entries(ended))
    test(`and ${what} is told in a sentence`, async ({}, testInfo) => {
      const told = await streaming(testInfo, command, troubleOf);

      expect(told).toMatch(said);
      expect(told).toMatch(/^[^\n]*$/);
      expect(told).not.toContain('secret');
    });

  const floods: Record<string, { code: string; said: RegExp }> = {
    'a line without an end': {
      code: `for (;;) require('fs').writeSync(1, 'x'.repeat(65536));`,
      said: /printed too much \(a line or a value of more than 1000000 characters\): give one that/,
    },
    'lines without messages': {
      code: `for (;;) require('fs').writeSync(1, 'nothing\\n'.repeat(8192));`,
      said: /printed too much \(more than 5000000 characters without a message\)/,
    },
    messages: {
      code: `for (;;) require('fs').writeSync(1, '${to} ${link()}\\n'.repeat(99));`,
      said: /printed too much \(more than 1000 messages\)/,
    },
  };
  for (const [what, { code, said }] of Object.entries(floods))
    test(`and floods with ${what} is ended`, async ({}, testInfo) => {
      const limits = { messages: 1000, charactersWithout: 5_000_000 };

      const told = await streaming(testInfo, program(code), troubleOf, limits);

      expect(told).toMatch(said);
    });

  for (const [what, output, said] of [
    [
      'nothing',
      '',
      /^INBOX_COMMAND \(node\) has printed nothing: give one that prints each message/,
    ],
    [
      'no number of the run',
      print(`sms to 2025550142: ${link()}\n`),
      /^INBOX_COMMAND \(node\) has printed no link for a number that the run sends to \(\+1\{area\}5/,
    ],
  ] as const)
    test(`and prints ${what} is told in a sentence`, async ({}, testInfo) => {
      await streaming(testInfo, program(output + goOn), async inbox => {
        await expect.poll(() => inbox.trouble!()).toMatch(said);
        expect(await inbox.urls(to)).toEqual([]);
      });
    });
});

test.describe('a command that is run for each look', () => {
  const argument = `console.log('https://app.example.com/?t=' + Buffer.from(process.argv[1]).toString('base64url'))`;
  const printed = (text: string) =>
    `https://app.example.com/?t=${Buffer.from(text).toString('base64url')}`;

  test('gets the number as one argument, and no shell reads it', async ({}, testInfo) => {
    const file = testInfo.outputPath('made');
    mkdirSync(testInfo.outputDir, { recursive: true });
    const phone = `+1; touch ${file} "$(touch ${file})" \`touch ${file}\` 'x' | $& {digits}`;

    const urls = await inboxOf(program(argument, 'to={phone}')).urls(phone);

    expect(urls).toEqual([printed(`to=${phone}`)]);
    expect(existsSync(file)).toBe(false);
  });

  test('gets the number without its plus', async () => {
    const urls = await inboxOf(program(argument, 'sms:{digits}:{phone}')).urls(to);

    expect(urls).toEqual([printed('sms:12025550142:+12025550142')]);
  });

  for (const [what, output] of [
    ['text', `Use ${link()}\nor\n${link(2)}\n`],
    ['JSON', JSON.stringify([{ body: link() }, { body: link(2) }])],
    [
      'values of JSON over many lines',
      [1, 2].map(n => JSON.stringify({ n: link(n) }, null, 2)).join('\n'),
    ],
    ['texts of JSON', [1, 2].map(n => JSON.stringify(link(n))).join('\n')],
    ['a page', `<p>${link()}&amp;x=1</p><p>${link(2)}</p>`],
  ] as const)
    test(`is read where it prints ${what}`, async () => {
      const urls = await inboxOf(program(print(output), '{phone}')).urls(to);

      expect(urls.map(each => each.replace('&x=1', ''))).toEqual([link(1), link(2)]);
    });

  test('finds nothing where it fails in silence, as grep does', async () => {
    const inbox = inboxOf(program('process.exit(1)', '{phone}'));

    expect(await inbox.urls(to)).toEqual([]);
    expect(inbox.trouble!()).toBeUndefined();
  });

  for (const [what, command, said] of [
    ['is not there', 'no-such-program {phone}', /^INBOX_COMMAND \(no-such-program\) is not found/],
    [
      'fails',
      program(`console.error('no connection'); process.exit(2)`, '{phone}'),
      /^INBOX_COMMAND \(node\) ended with code 2; its last words: no connection\. Run it/,
    ],
    [
      'floods',
      program(`for (;;) require('fs').writeSync(1, 'x'.repeat(65536));`, '{phone}'),
      /^INBOX_COMMAND \(node\) printed too much \(more than 1 MB for one number\): give/,
    ],
  ] as const)
    test(`and ${what} is told in a sentence`, async () => {
      const inbox = inboxOf(command);

      await expect(inbox.urls(to)).rejects.toThrow(said);
      expect(inbox.trouble!()).toMatch(said);
    });

  test('and does not end is ended', async () => {
    const inbox = inboxOf(program(`console.error(process.pid); ${goOn}`, '{phone}'), 2000);

    const told = await inbox.urls(to).catch(String);

    const pid = /its last words: (\d+)/.exec(String(told))?.[1];
    expect(told).toContain('INBOX_COMMAND (node) has not ended within 2000 ms');
    await expect.poll(() => isRunning(Number(pid))).toBe(false);
  });
});
