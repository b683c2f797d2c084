import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import type { Entry, Report } from '../../reporters/report.ts';
import { startNode } from '../support/node-process.ts';
import { playwright } from '../support/run-suite.ts';

const fixtures = fileURLToPath(new URL('fixtures/playwright.config.ts', import.meta.url));

/** What a run of the fixture suite left behind. */
export interface FixtureRun {
  exitCode: number | null;
  output: string;
  dir: string;
  read(file: string): string;
  report(): Report;
  entry(id: string): Entry;
}

interface Options {
  /** Which `*.checks.ts` of the fixtures is run. */
  checks?: string;
  args?: string[];
  env?: Record<string, string>;
  /** Another command of Playwright than `test`. */
  command?: string[];
  dir?: string;
}

/** Runs the fixture suite with all reporters, and hands back what it wrote. */
export async function runFixture(options: Options = {}): Promise<FixtureRun> {
  const { checks = 'mixed', args = [], env = {}, command = ['test'] } = options;
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'reporters-'));
  const { code, output } = await startNode([playwright, ...command, '-c', fixtures, ...args], {
    env: { FIXTURE_CHECKS: checks, FIXTURE_RESULTS: dir, ...env },
    cwd: tmpdir(),
  }).ended;
  const read = (file: string) => readFileSync(join(dir, file), 'utf8');
  const report = () => JSON.parse(read('report.json')) as Report;
  const entry = (id: string) => report().requirements.find(each => each.id === id)!;
  return { exitCode: code, output, dir, read, report, entry };
}

const remove = ({ dir }: FixtureRun) => rmSync(dir, { recursive: true, force: true });

interface Worker {
  /** A run in which checks end in every way. */
  mixed: FixtureRun;
  /** A run in which all checks pass. */
  green: FixtureRun;
  /** A run whose preflight failed. */
  stopped: FixtureRun;
  /** A run in which more is red than there is room for. */
  manyRed: FixtureRun;
  /** A run whose findings have many words, or many calls before them. */
  words: FixtureRun;
  /** A run against a target that tries to forge the report, with annotations for GitHub. */
  hostile: FixtureRun;
  /** A run in which strange things happen, with one retry. */
  odd: FixtureRun;
}

const ran = (options: Options) =>
  [
    async ({}, use: (run: FixtureRun) => Promise<void>) => {
      const run = await runFixture(options);
      await use(run);
      remove(run);
    },
    { scope: 'worker' },
  ] as [
    ({}: object, use: (run: FixtureRun) => Promise<void>) => Promise<void>,
    { scope: 'worker' },
  ];

/** A test that looks at what a run of the fixture suite wrote. */
export const test = base.extend<object, Worker>({
  mixed: ran({ checks: 'mixed' }),
  green: ran({ checks: 'green' }),
  stopped: ran({ checks: 'mixed', env: { FIXTURE_PREFLIGHT: 'fails' } }),
  manyRed: ran({ checks: 'many-red' }),
  words: ran({ checks: 'words' }),
  hostile: ran({ checks: 'many-hostile', env: { GITHUB_ACTIONS: 'true' } }),
  odd: ran({ checks: 'odd', env: { FIXTURE_RETRIES: '1' } }),
});

export { expect } from '@playwright/test';
