import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { parse } from 'yaml';
import { startNode } from '../support/node-process.ts';
import { runCommand } from '../support/run-command.ts';
import { expect, test, type FixtureRun } from './fixture-run.ts';

async function command(name: string, ...args: string[]) {
  const { code, output } = await runCommand(`commands/${name}.ts`, ...args);
  return { exitCode: code, output };
}

test.describe('compare', () => {
  test('ends with 1 on a regression, and names it', async ({ green, mixed }) => {
    const { exitCode, output } = await command('compare', ...reports(green, mixed));

    expect(exitCode).toBe(1);
    expect(output).toContain('4 regressions');
    expect(output).toContain('MUST    sign-in.refuses-strangers  passed -> failed');
    expect(output).toContain('2 no longer tested');
  });

  test('ends with 0 where things only got better', async ({ green, mixed }) => {
    const { exitCode, output } = await command('compare', ...reports(mixed, green));

    expect(exitCode).toBe(0);
    expect(output).toContain('3 improvements');
  });

  test('says so where nothing changed', async ({ mixed }) => {
    const { exitCode, output } = await command('compare', ...reports(mixed, mixed));

    expect(exitCode).toBe(0);
    expect(output).toContain('Nothing changed.');
  });

  test('reads a report of the first version', async ({ mixed }, testInfo) => {
    const old = await firstVersion(mixed, testInfo);
    const { exitCode, output } = await command('compare', old, join(mixed.dir, 'report.json'));

    expect(exitCode).toBe(0);
    expect(output).toContain('Nothing changed.');
  });

  test('refuses a report of a later version', async ({ mixed }, testInfo) => {
    const path = testInfo.outputPath('later.json');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, JSON.stringify({ ...mixed.report(), schemaVersion: 3 }));
    const { exitCode, output } = await command('compare', path, path);

    expect(exitCode).toBe(2);
    expect(output).toMatch(
      /later\.json is not a report of this suite \(schema version 1 or 2\)\.\n$/,
    );
  });

  for (const args of [[], ['one.json'], ['/nowhere/a.json', '/nowhere/b.json']]) {
    test(`ends with 2 and one sentence, given ${args.length} paths`, async () => {
      const { exitCode, output } = await command('compare', ...args);

      expect(exitCode).toBe(2);
      expect(output.trim().split('\n')).toHaveLength(1);
    });
  }
});

test.describe('a report that cannot be read', () => {
  const unreadable: [[string, ...string[]], RegExp][] = [
    [
      ['compare', 'none.json', 'none.json'],
      /^There is no report at none\.json: give the path of a/,
    ],
    [['compare', 'spec', 'spec'], /^spec is a folder: give the path of a report\.json\n$/],
    [['compare', 'README.md', 'README.md'], /^README\.md is not valid JSON: give the path of a/],
    [
      ['baseline', 'none.json'],
      /^There is no report at none\.json: give the path of a report\.json\n$/,
    ],
  ];
  for (const [words, said] of unreadable)
    test(`is named, with the remedy: ${words.join(' ')}`, async () => {
      const { exitCode, output } = await command(...words);

      expect(output).toMatch(said);
      expect(exitCode).toBe(2);
    });

  test('is named where no run has been made', async ({}, testInfo) => {
    const RESULTS_DIR = testInfo.outputPath('none');
    const { code, output } = await startNode(['--import', 'tsx', 'commands/baseline.ts'], {
      env: { RESULTS_DIR },
    }).ended;

    expect(output).toBe(
      `There is no report at ${RESULTS_DIR}/report.json: run the suite first, or set RESULTS_DIR to the folder of a run\n`,
    );
    expect(code).toBe(2);
  });
});

test.describe('explain', () => {
  test('tells a requirement, its source and what it means', async () => {
    const { exitCode, output } = await command('explain', 'verify.link-works-once');

    expect(exitCode).toBe(0);
    expect(output).toContain('Rejects a magic link that was already verified.');
    for (const heading of ['Where it comes from', 'Why it matters', 'Good', 'Bad'])
      expect(output).toContain(`\n${heading}\n`);
  });

  test('offers the nearest where there is no such requirement', async () => {
    const { exitCode, output } = await command('explain', 'verify.links-works-once');

    expect(exitCode).toBe(2);
    expect(output).toContain('There is no requirement verify.links-works-once.');
    expect(output).toContain('verify.link-works-once');
  });

  test('offers the closest where no id holds the word', async () => {
    const { exitCode, output } = await command('explain', 'verify.link-work-one');

    expect(exitCode).toBe(2);
    expect(output.split('\n').filter(each => each.startsWith('  '))).toHaveLength(3);
    expect(output).toContain('verify.link-works-once');
  });

  for (const [word, said] of [
    ['nope', /^There is no requirement or group "nope"\. To see all of them, run .* list\n$/],
    ['sign-upp', /^There is no requirement or group "sign-upp"\. Did you mean sign-up\?\n$/],
    ['--foo', /^There is no flag --foo\. See .* --help\n$/],
  ] as const)
    test(`refuses ${word} with a sentence`, async () => {
      const { exitCode, output } = await command('explain', word);

      expect(output).toMatch(said);
      expect(exitCode).toBe(2);
    });

  test('lists a group', async () => {
    const { exitCode, output } = await command('explain', 'verify');

    expect(exitCode).toBe(0);
    expect(output).toContain('verify.link-works-once');
    expect(output).not.toContain('sign-in.');
  });
});

test.describe('baseline', () => {
  test('keeps reasons that stand, strikes what passes, adds what fails', async ({
    mixed,
  }, testInfo) => {
    const path = testInfo.outputPath('known-failures.yaml');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(
      path,
      [
        '# What we know.',
        '',
        '- id: sign-in.masks # asked for by support',
        '  reason: our own words',
        '  until: 2030-01-01',
        '- id: verify.works',
        '  reason: was broken last year',
        '- id: verify.keeps',
        '  reason: we had no time',
        '  until: 2026-01-31',
        '- id: verify.expires',
        '  reason: not judged in this run',
      ].join('\n'),
    );

    const { exitCode } = await command('baseline', join(mixed.dir, 'report.json'), path);
    const text = await readFile(path, 'utf8');

    expect(exitCode).toBe(0);
    expect(text).toMatch(/^# What we know\.\n/);
    expect(text).toContain('# asked for by support');
    expect(parse(text)).toEqual([
      { id: 'sign-in.masks', reason: 'our own words', until: '2030-01-01' },
      { id: 'verify.keeps', reason: 'we had no time' },
      { id: 'verify.expires', reason: 'not judged in this run' },
      {
        id: 'sign-in.refuses-strangers',
        reason:
          'errorCode: expected a text, received nothing; errorDescription: expected a text, received 3',
      },
      {
        id: 'verify.works-once',
        reason: 'blocked by sign-up.works: it came back 500',
        blocked: true,
      },
    ]);
  });
});

test('baseline reads a report of the first version', async ({ mixed }, testInfo) => {
  const path = testInfo.outputPath('known-failures.yaml');

  const { exitCode } = await command('baseline', await firstVersion(mixed, testInfo), path);

  expect(exitCode).toBe(0);
  expect(parse(await readFile(path, 'utf8'))).toEqual([
    { id: 'sign-in.refuses-strangers', reason: 'the body has no errorCode' },
    {
      id: 'sign-in.masks',
      reason: 'we show the last six digits',
      link: 'https://example.com/issues/7',
    },
    { id: 'verify.keeps', reason: 'the body has no errorCode' },
  ]);
});

/** The path of a run's report as the first version wrote it, which told what was found in a text. */
async function firstVersion(run: FixtureRun, testInfo: TestInfo): Promise<string> {
  const reason = 'the body has no errorCode';
  const evidence = { message: `came back: 200 {}\n           ${reason}`, exchanges: [] };
  const requirements = run
    .report()
    .requirements.map(({ findings: _findings, checkBlocked: _blocked, ...each }) =>
      each.verdict === 'failed' ? { ...each, reason, evidence } : each,
    );
  const path = testInfo.outputPath('first.json');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify({ ...run.report(), schemaVersion: 1, requirements }));
  return path;
}

const reports = (...runs: { dir: string }[]) => runs.map(({ dir }) => join(dir, 'report.json'));
