import { EventEmitter } from 'node:events';
import type { WriteStream } from 'node:tty';
import type { Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { afterLine } from '../../reporters/call-trail.ts';
import { Progress } from '../../reporters/progress.ts';
import { verdictText } from '../../reporters/terminal-verdict.ts';
import { judge } from '../../reporters/verdict.ts';
import { catalogue } from './fixtures/catalogue.ts';
import { oneLine } from '../../reporters/text.ts';
import { expect, runFixture, test } from './fixture-run.ts';

const look = { width: 80, paint: (_: string, text: string) => text, catalogue };

test.describe('the terminal', () => {
  test('tells what was sent, came back and was wanted, and how to repeat it', ({ mixed }) => {
    expect(mixed.output).toContain('FAILED  MUST  sign-in.refuses-strangers');
    expect(mixed.output).toMatch(/sent +POST \/v1\/auth\/magiclink\/signin\/sms/);
    expect(mixed.output).toMatch(/came back +200 {"maskedPhone":"\+1\*{6}0142"}/);
    expect(mixed.output).toMatch(/wrong +the body has no errorCode\n +the body has no errorDesc/);
    expect(mixed.output).toMatch(/wanted +a refusal \(4xx\) with an error code/);
    expect(mixed.output).toContain("curl -X POST 'http://127.0.0.1:4500/");
    expect(mixed.output).toContain('npx playwright test --grep @sign-in.refuses-strangers');
  });

  test('tells the red ones first and the headline last', ({ mixed }) => {
    const { headline } = mixed.report();
    const at = (text: string) => mixed.output.indexOf(text);

    expect(mixed.output.trimEnd()).toMatch(new RegExp(`a target: ${escaped(headline)}$`));
    expect(at('FAILED')).toBeLessThan(at('BLOCKED'));
    expect(at('BLOCKED')).toBeLessThan(at('STALE'));
    expect(at('STALE')).toBeLessThan(at('known failure: 1'));
  });

  test('reads a long headline from top to bottom', ({ mixed }) => {
    const report = { ...mixed.report(), headline: 'not conformant: one two three four five six' };
    const text = verdictText(report, { ...look, width: 30 });

    expect(text.split('\n').slice(-2)).toEqual([
      'a target: not conformant: one',
      'two three four five six',
    ]);
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

    expect(words.output).toContain(`after      ${calls}`);
    expect(words.read('report.md')).toContain(`after      ${calls}`);
  });

  test('names no more than six of them', ({ words }) => {
    const { evidence } = words.entry('verify.works-once');
    const judged = evidence!.exchanges.length;

    expect(afterLine({ ...evidence!, judged })).toMatch(/^… › sign-up 202 › .* › logout 200$/);
  });

  test('names none where there was no call before', ({ mixed }) => {
    expect(mixed.output).not.toMatch(/^ +after /m);
  });

  test('begins with the words of an assertion, and shortens its diff', ({ words }) => {
    const [, found = ''] = /^ +found +([^]*?)\n +source/m.exec(words.output) ?? [];
    const lines = found.split('\n');

    expect(lines[0]).toBe('the user is the one who signed up');
    expect(lines.length).toBeLessThan(15);
    expect(found).toMatch(/^ *- +"field0": 1,\n[^]*^ *\+ +"field0": 0,\n/m);
    expect(found).toMatch(/… \d+ more lines, in report\.json$/);
  });

  test('shows what is blocked by the same set-up as one, with one call', ({ manyRed }) => {
    const report = manyRed.report();
    report.requirements = report.requirements.filter(({ reason }) =>
      /the (sign|call)/.test(reason!),
    );
    const text = oneLine(verdictText(report, look));

    expect(text.match(/BLOCKED/g)).toHaveLength(2);
    expect(text).toMatch(
      /BLOCKED \d+ requirements; nobody is accused set-up: wanted "the calls are/,
    );
    expect(text.match(/came back 500/g)).toHaveLength(2);
  });

  test('names the report that tells the rest, and once each what blocks how many', ({
    manyRed,
  }) => {
    const text = oneLine(manyRed.output);
    const page = manyRed.read('report.md');

    expect(text).toMatch(
      /and 60 more, all in \S+report\.html: blocked 1 requirement: set-up: wanted/,
    );
    expect(text).toMatch(/blocked \d+ requirements: set-up: wanted "the calls are refused", but/);
    expect(text).toMatch(/blocked \d+ requirements: set-up: wanted "the sign-up is accepted", but/);
    expect(page).toContain('`report.html` tells each in full');
    expect(page).toMatch(/^- ■ \d+ requirements blocked: set-up: wanted &quot;the sign-up/m);
  });

  test('lists what failed and has no room', ({ manyRed }) => {
    const report = manyRed.report();
    for (const each of report.requirements.slice(0, 21)) each.verdict = 'failed';
    const text = oneLine(verdictText(report, look));

    expect(text).toMatch(
      /and 60 more: failed SHOULD group-8\.number-18 blocked 1 requirement: set-up/,
    );
  });

  test('keeps the reason of a blocked check to a line', ({ manyRed }) => {
    const test = { expectedStatus: 'passed' } as TestCase;
    const annotations = [{ type: 'blocked', description: `set-up: ${'words '.repeat(90)}` }];
    const result = { status: 'failed', annotations, attachments: [], errors: [] };

    expect(judge(test, result as unknown as TestResult).reason).toHaveLength(200);
    expect(manyRed.entry('group-0.number-30').reason).toMatch(/^set-up: wanted /);
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
    failed!.evidence!.message =
      'came back: \u001b[2J gone\n::set-env name=A::b ##[add-path]c\nwanted: x';
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
  const check = { results: [{}], ok: () => true, titlePath: () => ['', '', '', 'a check'] };
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
