import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { invented } from '../drivers/greet.ts';
import { startDriver } from '../drivers/process.ts';
import type { Patience } from '../drivers/driver.ts';

const patience: Patience = { hello: 60_000, answer: 60_000, end: 30_000 };
const hello = `console.log('{"protocol":1,"sdk":"hostile","version":"1"}');`;
const none = '{"id":"invented","unsupported":"x"}';

/** A driver in a line of JavaScript; it ends with its input, unless it does something else. */
const program = (code: string) => `${process.execPath} -e ${quoted(code)}`;
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
const onLine = (code: string) => `process.stdin.on('data', line => { ${code} });`;

const start = (code: string, more: Partial<Patience> = {}) =>
  startDriver(program(code), { PATH: process.env['PATH'] }, { ...patience, ...more });

/** Drivers that do not begin, and what is said of them. */
const stillborn: Record<string, { command: string; said: RegExp }> = {
  'that is not there': { command: 'no-such-program', said: /^ended with code 127; .*not found/ },
  'that dies at once': {
    command: program('console.error("no SDK is installed"); process.exit(3)'),
    said: /^ended with code 3; its last words: no SDK is installed$/,
  },
  'that begins with another text': {
    command: program(`console.log('Hello'); ${onLine('')}`),
    said: /^wrote a line on stdout that is no JSON \(Hello\)/,
  },
  'that speaks another version': {
    command: program(`console.log('{"protocol":2,"sdk":"x","version":"1"}'); ${onLine('')}`),
    said: /protocol must be equal to constant/,
  },
};

test.describe('a driver', () => {
  for (const [name, { command, said }] of Object.entries(stillborn)) {
    test(`${name} is refused with a sentence`, async () => {
      await expect(startDriver(command, { PATH: process.env['PATH'] }, patience)).rejects.toThrow(
        said,
      );
    });
  }

  test('that says nothing is refused with a sentence', async () => {
    await expect(start(onLine(''), { hello: 1000 })).rejects.toThrow(
      /^wrote no first line within 1 s/,
    );
  });

  test('answers a command, and ends with its input', async () => {
    const driver = await start(hello + onLine(`console.log('${none}')`));

    expect((await driver.ask(invented)).answer).toEqual({ id: 'invented', unsupported: 'x' });
    expect(await driver.close()).toEqual([]);
  });

  test('that dies is said to, and answers nothing more', async () => {
    const driver = await start(hello + onLine('process.exit(4)'));

    expect((await driver.ask(invented)).problem).toBe('ended with code 4');
    expect((await driver.ask(invented)).problem).toBe('ended with code 4');
    await driver.close();
  });

  test('that hangs is given up for this command alone', async () => {
    const code = `let n = 0; ${onLine(`if (n++) console.log('${none}')`)}`;
    const driver = await start(hello + code, { answer: 300 });

    expect((await driver.ask(invented)).problem).toBe('gave no answer within 0.3 s');
    expect((await driver.ask(invented)).answer).toBeDefined();
    await driver.close();
  });

  for (const [name, code] of Object.entries({
    'a line without an end': `process.stdout.write('x'.repeat(2e6)); setInterval(() => {}, 1000);`,
    'too many lines': `for (;;) console.log('nonsense');`,
    'too much on stderr': `for (let n = 0; n < 3000; n++) console.error('x'.repeat(1000)); setInterval(() => {}, 1000);`,
  })) {
    test(`that floods with ${name} is ended`, async () => {
      const driver = await start(hello + onLine(code));

      expect((await driver.ask(invented)).problem).toMatch(/^wrote too much: /);
      expect(driver.printed().length).toBeLessThan(3e6);
      await driver.close();
    });
  }

  for (const [name, code, said] of [
    ['garbles', `console.log('{"id":"invented",'); console.log('${none}')`, /that is no JSON/],
    [
      'answers in another shape',
      `console.log('{"id":"invented","value":{"maskedPhone":"x"},"error":{}}')`,
      /not as drivers\/protocol\.schema\.json says/,
    ],
    [
      'answers nobody',
      `console.log('{"id":"9","value":{}}'); console.log('${none}')`,
      /that was not sent/,
    ],
    ['answers twice', `console.log('${none}'); console.log('${none}')`, /a command twice/],
    ['chats on stdout', `console.log('DEBUG calling'); console.log('${none}')`, /DEBUG calling/],
  ] as const) {
    test(`that ${name} is reported, and goes on`, async () => {
      const driver = await start(hello + onLine(code));

      await driver.ask(invented);
      await wait(200); // what it says behind its answer arrives
      expect((await driver.close()).join()).toMatch(said);
    });
  }

  test('that ignores the end of its input is ended', async () => {
    const driver = await start(`${hello} setInterval(() => {}, 1000);`, { end: 500 });

    expect(await driver.close()).toEqual(['went on for 0.5 s after the end of input']);
  });

  /** A driver that ends with its input, and leaves a process that runs this code; the process tells its pid. */
  const leaving = (code: string) => {
    const options = `{ stdio: ['ignore', 'ignore', 'inherit'] }`;
    const child = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(code)}], ${options})`;
    return `${hello} ${child}; process.stdin.on('end', () => process.exit()).resume();`;
  };
  const tellsPid = `console.error('pid ' + process.pid + ';');`;

  test('that leaves processes behind is reported, and they are ended', async () => {
    const code = `${tellsPid} setInterval(() => {}, 1000)`;
    const driver = await start(leaving(code), { end: 3000 });
    await expect.poll(() => driver.printed()).toMatch(/pid \d+;/);
    const pid = Number(/pid (\d+);/.exec(driver.printed())?.[1]);

    expect(await driver.close()).toEqual(['left processes behind']);
    await expect.poll(() => isThere(pid)).toBe(false);
  });

  test('may have helpers that end a moment after it', async () => {
    const driver = await start(leaving(`${tellsPid} setTimeout(() => {}, 1500)`));
    await expect.poll(() => driver.printed()).toMatch(/pid \d+;/);

    expect(await driver.close()).toEqual([]);
  });

  test('answers many commands at once, in any order', async () => {
    const code = `require('node:readline').createInterface({ input: process.stdin }).on('line', line => {
      const { id } = JSON.parse(line);
      setTimeout(() => console.log(JSON.stringify({ id, value: { maskedPhone: id } })), 200 - id);
    });`;
    const driver = await start(hello + code);
    const ids = Array.from({ length: 100 }, (_, n) => String(n));
    const replies = await Promise.all(ids.map(id => driver.ask({ ...invented, id })));

    expect(replies.map(({ answer }) => answer)).toEqual(
      ids.map(id => ({ id, value: { maskedPhone: id } })),
    );
    expect(await driver.close()).toEqual([]);
  });
});

/** Whether a process is there, and not only waits to be asked how it ended. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
