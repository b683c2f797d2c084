import { EventEmitter } from 'node:events';
import type { WriteStream } from 'node:tty';
import type { Suite, TestCase } from '@playwright/test/reporter';
import { Progress } from '../../reporters/progress.ts';
import { verdictText } from '../../reporters/terminal-verdict.ts';
import { catalogue } from './fixtures/catalogue.ts';
import { expect, test } from './fixture-run.ts';

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
