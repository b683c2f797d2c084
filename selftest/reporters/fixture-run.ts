import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import type { Entry, Report } from '../../reporters/report.ts';

const fixtures = fileURLToPath(new URL('fixtures/playwright.config.ts', import.meta.url));
const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'));

/** What a process left behind. */
export interface Finished {
  exitCode: number;
  output: string;
}

/** What a run of the fixture suite left behind. */
export interface FixtureRun extends Finished {
  dir: string;
  read(file: string): string;
  report(): Report;
  entry(id: string): Entry;
}

interface Spawn {
  /** Which `*.checks.ts` of the fixtures is run. */
  checks?: string;
  args?: string[];
  env?: Record<string, string>;
  /** Another command of Playwright than `test`. */
  command?: string[];
  dir?: string;
}

/** Runs Node with an environment of its own, so that nothing of the run around it leaks in. */
export function spawnNode(args: string[], env: Record<string, string> = {}): Promise<Finished> {
  const { PATH = '', HOME = '' } = process.env;
  const options = { env: { PATH, HOME, ...env }, cwd: tmpdir() };
  return new Promise(done => {
    const child = execFile(process.execPath, args, options, (_error, out, err) =>
      done({ exitCode: child.exitCode ?? -1, output: out + err }),
    );
  });
}

/** Runs the fixture suite with all reporters, and hands back what it wrote. */
export async function runFixture(spawn: Spawn = {}): Promise<FixtureRun> {
  const { checks = 'mixed', args = [], env = {}, command = ['test'] } = spawn;
  const dir = spawn.dir ?? mkdtempSync(join(tmpdir(), 'reporters-'));
  const finished = await spawnNode([playwright, ...command, '-c', fixtures, ...args], {
    FIXTURE_CHECKS: checks,
    FIXTURE_RESULTS: dir,
    ...env,
  });
  const read = (file: string) => readFileSync(join(dir, file), 'utf8');
  const report = () => JSON.parse(read('report.json')) as Report;
  const entry = (id: string) => report().requirements.find(each => each.id === id)!;
  return { ...finished, dir, read, report, entry };
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

const ran = (spawn: Spawn) =>
  [
    async ({}, use: (run: FixtureRun) => Promise<void>) => {
      const run = await runFixture(spawn);
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
