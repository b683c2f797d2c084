import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parse } from 'yaml';
import { expect, runFixture, test } from './fixture-run.ts';

test.describe('report.md', () => {
  test('begins with the headline and a table', ({ mixed }) => {
    const { headline } = mixed.report();

    expect(mixed.read('report.md')).toMatch(`# a target: ${headline}\n\n10 requirements in`);
    expect(mixed.read('report.md')).toContain('| Sign-in | 1 | 1 | 1 |  |  |  |');
  });

  test('escapes what the target or a document says', ({ mixed }) => {
    expect(mixed.read('report.md')).toContain('a failure code if the &lt;number&gt; is');
  });

  test('is appended to the summary of a GitHub job', async ({}, testInfo) => {
    const path = testInfo.outputPath('summary.md');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, 'before\n');

    const run = await runFixture({ checks: 'green', env: { GITHUB_STEP_SUMMARY: path } });

    expect(await readFile(path, 'utf8')).toBe(`before\n${run.read('report.md')}\n`);
  });
});

test.describe('GitHub annotations', () => {
  test('stand at what is red and at nothing else', async () => {
    const run = await runFixture({ env: { GITHUB_ACTIONS: 'true' } });
    const lines = run.output.split('\n').filter(each => each.startsWith('::'));

    expect(lines.map(each => /title=([^:]+)::/.exec(each)?.[1])).toEqual([
      'fix this first%3A failed%3A MUST sign-in.refuses-strangers',
      'failed%3A SHOULD verify.keeps',
      'blocked%3A SHOULD verify.works-once',
      'stale%3A MUST verify.works',
    ]);
    expect(lines[0]).toContain(
      '::A sign-in of somebody who never registered is refused.%0Asent            POST /v1',
    );
  });

  test('tell a failed preflight once', async () => {
    const env = { GITHUB_ACTIONS: 'true', FIXTURE_PREFLIGHT: 'fails' };
    const run = await runFixture({ env });

    expect(run.output.match(/^::error.*$/gm)).toHaveLength(1);
  });

  test('stand in files that the repository has', async ({}, testInfo) => {
    const list = testInfo.outputPath('list.yaml');
    await mkdir(dirname(list), { recursive: true });
    await writeFile(list, '- id: verify.works\n- id: verify.keeps\n');

    const run = await runFixture({ env: { GITHUB_ACTIONS: 'true', KNOWN_FAILURES: list } });

    const places = run.output.matchAll(/^::error file=([^,]+),line=(\d+),title=[^:]*?(\S+)::/gm);
    expect([...places].map(([, file, line, id]) => [file, line, id])).toEqual([
      [list, '1', 'sign-in.refuses-strangers'],
      [list, '2', 'verify.keeps'],
      [list, '1', 'verify.works-once'],
      [list, '1', 'verify.works'],
    ]);
  });

  test('are for GitHub only', ({ mixed }) => {
    expect(mixed.output).not.toContain('::error');
  });
});

test.describe('junit.xml', () => {
  test('has a test case for each requirement', ({ mixed }) => {
    const names = [...mixed.read('junit.xml').matchAll(/<testcase name="([^"]+)"/g)];

    expect(names.map(([, name]) => name)).toEqual(mixed.report().requirements.map(each => each.id));
  });

  test('keeps newlines and markup of what came back', ({ mixed }) => {
    expect(mixed.read('junit.xml')).toContain('&lt;b&gt;&amp; ]]&gt; &lt;/script&gt;');
    expect(mixed.read('junit.xml')).toContain(
      'received nothing\n                errorDescription: expected a text',
    );
  });

  test('counts failures, errors and what was skipped', ({ mixed }) => {
    expect(mixed.read('junit.xml')).toMatch(
      /<testsuites name="a target" tests="10" failures="3" errors="1"/,
    );
  });
});

test.describe('badge.svg', () => {
  test('says the headline in two words', ({ mixed, green, stopped }) => {
    expect(mixed.read('badge.svg')).toContain('aria-label="magic link SMS: not conformant"');
    expect(green.read('badge.svg')).toContain('aria-label="magic link SMS: conformant"');
    expect(stopped.read('badge.svg')).toContain('magic link SMS: nothing tested');
  });
});

test.describe('report.sarif', () => {
  test('has a result for each failure, and suppresses the known ones', ({ mixed }) => {
    const [run] = JSON.parse(mixed.read('report.sarif')).runs;
    const results = run.results.map(
      (each: { ruleId: string; level: string; suppressions?: [] }) => [
        each.ruleId,
        each.level,
        each.suppressions?.length ?? 0,
      ],
    );

    expect(results).toEqual([
      ['sign-in.refuses-strangers', 'error', 0],
      ['sign-in.masks', 'warning', 1],
      ['verify.keeps', 'warning', 0],
    ]);
    expect(run.invocations[0].executionSuccessful).toBe(false);
  });
});

test.describe('known-failures.yaml', () => {
  test('excuses what failed, and keeps what is excused', ({ mixed }) => {
    expect(parse(mixed.read('known-failures.yaml'))).toEqual([
      {
        id: 'sign-in.refuses-strangers',
        reason:
          'errorCode: expected a text, received nothing; errorDescription: expected a text, received 3',
      },
      {
        id: 'sign-in.masks',
        reason: 'we show the last six digits',
        link: 'https://example.com/issues/7',
      },
      {
        id: 'verify.works-once',
        reason: 'blocked by sign-up.works: it came back 500',
        blocked: true,
      },
      {
        id: 'verify.keeps',
        reason:
          'POST /v1/auth/magiclink/signin/sms: expected an acceptance (2xx), received 401 (no body)',
      },
    ]);
  });

  test('is an empty list where nothing failed', ({ green }) => {
    expect(parse(green.read('known-failures.yaml'))).toEqual([]);
  });
});
