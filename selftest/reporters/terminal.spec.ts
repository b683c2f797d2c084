import { EventEmitter } from 'node:events';
import type { WriteStream } from 'node:tty';
import type { Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { causesOf } from '../../reporters/causes.ts';
import { callTrail } from '../../reporters/call-trail.ts';
import { judge } from '../../reporters/judge.ts';
import { Progress } from '../../reporters/progress.ts';
import type { Entry } from '../../reporters/report.ts';
import { verdictText } from '../../reporters/terminal-verdict.ts';
import { catalogue } from './fixtures/catalogue.ts';
import { oneLine } from '../../reporters/text.ts';
import { expect, runFixture, test } from './fixture-run.ts';

const look = { width: 80, paint: (_: string, text: string) => text, catalogue };

test.describe('the terminal', () => {
  test('tells what was sent, expected and received, and how to reproduce it', ({ mixed }) => {
    expect(mixed.output).toContain('FAILED  MUST  sign-in.refuses-strangers');
    expect(mixed.output).toMatch(/sent +POST \/v1\/auth\/magiclink\/signin\/sms/);
    expect(mixed.output).toMatch(/ {2}expected +a rejection \(4xx\) with an error code\n/);
    expect(mixed.output).toMatch(/ {2}received +200 {"maskedPhone":"\+1\*{6}0142","note":/);
    expect(mixed.output).toMatch(
      / {2}detail +errorCode: expected a text, received nothing\n +errorDescription: expected/,
    );
    expect(mixed.output).toMatch(/ {2}reproduce\n/);
    expect(mixed.output).toMatch(/ {2}run only this\n? +npx playwright test --grep/);
    expect(mixed.output).toContain("curl -X POST 'http://127.0.0.1:4500/");
    expect(mixed.output).toContain('npx playwright test --grep @sign-in.refuses-strangers');
  });

  test('tells the red ones first, the headline last but for what to do next', ({ mixed }) => {
    const { headline } = mixed.report();
    const at = (text: string) => mixed.output.indexOf(text);

    expect(mixed.output).toMatch(
      new RegExp(`\na target: ${escaped(headline)}\n\nrerun all that failed:\n`),
    );
    expect(at('FAILED')).toBeLessThan(at('BLOCKED'));
    expect(at('BLOCKED')).toBeLessThan(at('STALE'));
    expect(at('STALE')).toBeLessThan(at('known failure: 1'));
  });

  test('ends with the three things to do next', ({ mixed }) => {
    const end = mixed.output.slice(mixed.output.indexOf('\nrerun all that failed'));

    expect(end.trimEnd().split('\n').slice(1)).toEqual([
      'rerun all that failed:',
      '    npx playwright test --last-failed',
      '',
      'next:',
      '  1. fix cause 1: not met: A sign-in of somebody who never registered is refused',
      '     npx playwright test --grep @sign-in.refuses-strangers',
      '  2. read what the requirement means, and what usually breaks it',
      '     npm run explain -- sign-in.refuses-strangers',
      '  3. open the HTML report',
      expect.stringMatching(/^ {5}\S+report\.html$/),
    ]);
  });

  test('says nothing of what to do next where all is green', ({ green }) => {
    expect(green.output).not.toContain('next:');
  });

  test('reads a long headline from top to bottom', ({ green }) => {
    const report = { ...green.report(), headline: 'not conformant: one two three four five six' };
    const text = verdictText(report, { ...look, width: 30 });

    expect(text.split('\n').slice(-2)).toEqual([
      'a target: not conformant: one',
      'two three four five six',
    ]);
  });

  test('tells how many phone numbers were used, where that is known', ({ green }) => {
    const lineWith = (numbers?: number) =>
      verdictText(green.report(), { ...look, numbers })
        .split('\n')
        .at(-2);

    expect(lineWith(470)).toMatch(/^\d+ requirements in .*, 470 phone numbers used$/);
    expect(lineWith(1)).toMatch(/, 1 phone number used$/);
    expect(lineWith()).not.toContain('phone number');
  });

  test('names the files that were written', ({ mixed }) => {
    expect(mixed.output).toMatch(/\/: report\.json, report\.html, report\.md/);
  });

  test('counts verdicts in a table by group', ({ mixed }) => {
    expect(mixed.output).toMatch(
      /passed +failed +known failure +stale +blocked +not tested\n +sign-in +1 +1 +1 +· +· +·\n/,
    );
  });

  test('names the calls before the judged one, alike ones once', ({ words }) => {
    const calls = [
      'sign-up 200 › sign-up 201 › sign-up 202',
      'verify 401 ×3 › verify 200 › me no answer',
    ].join(' › ');

    expect(oneLine(words.output)).toContain(`previous calls ${calls}`);
    expect(words.read('report.md')).toContain(`previous calls  ${calls}`);
  });

  test('tells a message that was judged, and how many more findings there are', ({ words }) => {
    const text = oneLine(words.output);

    expect(text).toContain('message to +12025550142 expected a message with a magic link');
    expect(text).toContain('received Hello. No link. detail … 1 more finding, in report.json');
  });

  test('tells a command to a driver, and whose calls came before', ({ words }) => {
    const text = oneLine(words.output);

    expect(text).toContain('previous calls client verify 401 command {"op":"verify"');
    expect(text).toContain('expected an error with a code received {"error":{}}');
  });

  test('names no more than six of them', ({ words }) => {
    const [finding] = words.entry('verify.works-once').findings!;
    const judged = finding!.trail.length;

    expect(callTrail({ ...finding!, judged })).toMatch(/^… › sign-up 202 › .* › logout 200$/);
  });

  test('names none where there was no call before', ({ mixed }) => {
    expect(mixed.output).not.toMatch(/^ +previous calls /m);
  });

  test('tells no more than a dozen differences', ({ words }) => {
    const [, detail = ''] = /^ +detail +([^]*?)\n +source/m.exec(words.output) ?? [];
    const lines = detail.split('\n');

    expect(lines[0]).toBe('claim `c0` of the session JWT: expected 0, received nothing');
    expect(lines).toHaveLength(13);
    expect(lines.at(-1)?.trim()).toBe('… 28 more differences, in report.json');
  });

  test('shows what is blocked by the same requirement as one, with one call', ({ manyRed }) => {
    const report = manyRed.report();
    report.requirements = report.requirements.filter(({ reason }) =>
      /sign-up\.(works|refuses)/.test(reason!),
    );
    report.causes = causesOf(report.requirements);
    const text = oneLine(verdictText(report, look));

    expect(text.match(/BLOCKED/g)).toHaveLength(2);
    expect(text).toMatch(
      /cause 1 of 2, fix this first: MUST, holds up \d+ requirements sign-up\.works does not hold BLOCKED/,
    );
    expect(text.match(/received 500/g)).toHaveLength(2);
    expect(text).not.toContain('run only this');
  });

  test('names the report that tells the rest, and once each what blocks how many', ({
    manyRed,
  }) => {
    const text = oneLine(manyRed.output);
    const page = manyRed.read('report.md');

    expect(text).toMatch(
      /and 42 more causes, all in \S+report\.html: \w+ set-up\.number-\d+ does not hold: holds up 1/,
    );
    expect(text).toMatch(/ SHOULD sign-up\.refuses does not hold: holds up \d+ requirements /);
    expect(text).toMatch(/: \w+, holds up \d+ requirements sign-up\.works does not hold BLOCKED/);
    expect(page).toContain('`report.html` tells each in full');
    expect(page).toMatch(/^- ■ `\w+ set-up\.number-\d+ does not hold: holds up 1 requirement`/m);
  });

  test('lists what failed and has no room', ({ manyRed }) => {
    const report = manyRed.report();
    for (const each of report.requirements.slice(0, 21)) each.verdict = 'failed';
    report.causes = causesOf(report.requirements);
    const text = oneLine(verdictText(report, look));

    expect(text).toMatch(/and 42 more causes: .* SHOULD not met: [^:]*: breaks 1 requirement /);
  });

  test('names each MUST that is not met, and the level of what a cause breaks besides', ({
    mixed,
  }) => {
    const report = mixed.report();
    const [first, second, third] = report.requirements as [Entry, Entry, Entry];
    for (const each of [first, second, third]) each.verdict = 'failed';
    [first.level, second.level, third.level] = ['SHOULD', 'MUST', 'MUST'];
    report.requirements = [first, second, third];
    report.causes = [
      { title: 'a title', level: 'MUST', breaks: [third.id, first.id, second.id], blocks: [] },
    ];
    const text = verdictText(report, look);

    expect(text).toContain(`\n  MUST not met: ${second.id}, ${third.id}\n`);
    expect(text).toMatch(new RegExp(`also breaks +MUST ${escaped(second.id)}: `));
    expect(text).toMatch(new RegExp(`\n +SHOULD ${escaped(first.id)}: `));
  });

  test('keeps the reason of a blocked check to a line', ({ manyRed }) => {
    const test = { expectedStatus: 'passed' } as TestCase;
    const annotations = [{ type: 'blocked', description: `set-up: ${'words '.repeat(90)}` }];
    const result = { status: 'failed', annotations, attachments: [], errors: [] };

    expect(judge(test, result as unknown as TestResult).reason).toHaveLength(200);
    expect(manyRed.entry('group-0.number-30').reason).toMatch(/^blocked by set-up\.number/);
  });

  for (const [env, coloured] of [
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ] as const)
    test(`is ${coloured ? '' : 'not '}coloured by ${JSON.stringify(env)}`, async () => {
      const { output } = await runFixture({ checks: 'green', env });

      expect(output.includes('\u001b[1m\u001b[32ma target: conformant')).toBe(coloured);
    });

  test('names the closest ids where --grep names none', async () => {
    const run = await runFixture({ args: ['--grep', '@sign-in.refuse-strangers'] });

    expect(run.output).toContain(
      'No requirement is called sign-in.refuse-strangers; close to it are sign-in.refuses-strangers, ',
    );
    expect(run.output).not.toContain('No tests found');
    expect(run.report().problems).toHaveLength(1);
    expect(run.exitCode).toBe(1);
  });

  test('says no more than that there are no tests where --grep names no id', async () => {
    const run = await runFixture({ args: ['--grep', 'refuse-strangers'] });

    expect(run.output).toContain('No tests found');
  });

  test('uses no colour where nobody sees it', ({ mixed }) => {
    expect(mixed.output).not.toContain('\u001b');
  });

  test('is short where all is green', ({ green }) => {
    const lines = green.output.split('\n').filter(each => !/^ +\d+ of \d+ checks/.test(each));

    expect(lines.length).toBeLessThan(20);
    expect(green.output).not.toContain('sign-in.works');
  });

  test('is safe from what a target answers', ({ mixed }) => {
    const report = mixed.report();
    const [, failed] = report.requirements;
    failed!.findings![0]!.received = '\u001b[2J gone\n::set-env name=A::b ##[add-path]c\n';
    const text = verdictText(report, look);

    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/(^|\s)::|##\[/m);
    expect(text).toContain('set-env');
  });

  test('lets a check print', ({ odd }) => {
    expect(odd.output).toContain('a word from a check\n');
  });

  test('selects one requirement only, where its id begins another', ({ mixed }) => {
    const report = mixed.report();
    for (const each of report.requirements)
      if (each.id === 'verify.works') Object.assign(each, { verdict: 'failed' });

    expect(verdictText(report, look)).toContain('--grep "@verify.works(\\s|$)"');
  });

  test('keeps to the width, but for what is copied', ({ mixed }) => {
    const wide = verdictText(mixed.report(), { ...look, width: 60 })
      .split('\n')
      .filter(each => each.length > 60 && !/curl|-H|-d|npx|https?:/.test(each));

    expect(wide).toEqual([]);
  });
});

test.describe('the progress', () => {
  const check = {
    results: [{ annotations: [] }],
    ok: () => true,
    titlePath: () => ['', '', '', 'a check'],
  };
  const suite = { allTests: () => Array.from({ length: 100 }, () => check) };

  test('is one line that redraws in a terminal', () => {
    const out = screen();
    const progress = new Progress(suite as unknown as Suite, out.stream, true);
    for (let n = 0; n < 50; n++) {
      out.later(100);
      progress.count(check as unknown as TestCase);
    }
    out.restore();

    expect(out.text).toContain('50 of 100 checks, 5 s  a check');
    expect(out.text).not.toContain('\n');
  });

  for (const [NO_COLOR, redraws] of [
    ['', true],
    ['1', false],
  ] as const)
    test(`${redraws ? 'redraws' : 'writes no escape sequence'} in a terminal with NO_COLOR="${NO_COLOR}"`, () => {
      const out = screen();
      const before = process.env['NO_COLOR'];
      process.env['NO_COLOR'] = NO_COLOR;
      const terminal = Object.assign(out.stream, { isTTY: true });
      const progress = new Progress(suite as unknown as Suite, terminal);
      if (before === undefined) delete process.env['NO_COLOR'];
      else process.env['NO_COLOR'] = before;
      for (let n = 0; n < 100; n++) {
        out.later(100);
        progress.count(check as unknown as TestCase);
      }
      progress.clear();
      out.restore();

      expect(out.text).toContain('50 of 100 checks, 5 s');
      expect(out.text.includes('\u001b')).toBe(redraws);
    });

  test('is a line for each quarter in a log, once some seconds have passed', () => {
    const out = screen();
    const progress = new Progress(suite as unknown as Suite, out.stream, false);
    for (let n = 0; n < 100; n++) {
      out.later(90);
      progress.count(check as unknown as TestCase);
    }
    out.restore();

    expect(out.text.split('\n').filter(Boolean)).toEqual([
      '  50 of 100 checks, 4.5 s',
      '  75 of 100 checks, 6.8 s',
    ]);
  });
});

const escaped = (text: string) => text.replace(/[().]/g, '\\$&');

function screen() {
  const { now } = Date;
  const from = now();
  let ahead = 0;
  Date.now = () => from + ahead;
  const write = (chunk: string) => {
    out.text += chunk;
    return true;
  };
  const stream = Object.assign(new EventEmitter(), { columns: 80, write });
  const out = {
    text: '',
    stream: stream as unknown as WriteStream,
    later: (ms: number) => void (ahead += ms),
    restore: () => void (Date.now = now),
  };
  return out;
}
