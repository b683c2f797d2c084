import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { TestInfo } from '@playwright/test';
import type { Report } from '../../../reporters/report.ts';
import { plain } from '../../support/run-suite.ts';
import { root } from '../../support/sources.ts';
import { watchMemory } from './memory.ts';

/** How a run of the suite ended. */
export interface Ended {
  code: number | null;
  /** Both streams, without colours. */
  output: string;
  seconds: number;
  /** The most that all processes of the run held together, in MB. */
  megabytes: number;
  /** What it wrote; undefined where it wrote none. */
  report: Report | undefined;
}

/** A run of the suite that goes on. */
export interface Started {
  ended: Promise<Ended>;
  /** Sends a signal: the one that Ctrl+C sends, unless another is named. */
  interrupt(signal?: NodeJS.Signals): void;
}

const playwright = resolve(root, 'node_modules/@playwright/test/cli.js');

/** Starts the suite as a user does, with these settings, into a folder of the test's own. */
export function start(
  testInfo: TestInfo,
  settings: Record<string, string>,
  ...options: string[]
): Started {
  const dir = testInfo.outputPath('results');
  const begun = performance.now();
  const child = spawn(process.execPath, [playwright, 'test', ...options], {
    cwd: root,
    env: { ...plain(), RESULTS_DIR: dir, ...settings },
  });
  const memory = watchMemory(child.pid!);
  let output = '';
  child.stdout.on('data', each => (output += each));
  child.stderr.on('data', each => (output += each));
  const ended = new Promise<Ended>(done => {
    child.once('close', code =>
      done({
        code,
        output: stripVTControlCharacters(output),
        seconds: (performance.now() - begun) / 1000,
        megabytes: memory.end(),
        report: reportIn(dir),
      }),
    );
  });
  return { ended, interrupt: (signal = 'SIGINT') => child.kill(signal) };
}

/** Runs the suite to its end. */
export function run(
  testInfo: TestInfo,
  settings: Record<string, string>,
  ...options: string[]
): Promise<Ended> {
  return start(testInfo, settings, ...options).ended;
}

/** The ids of a verdict. */
export function idsOf({ report }: Ended, verdict: string): string[] {
  return (report?.requirements ?? []).filter(each => each.verdict === verdict).map(each => each.id);
}

/** The options that choose a few requirements: one worker is enough for them. */
export const only = (...ids: string[]) => [
  '--workers=1',
  '--grep',
  ids.map(id => `@${id}(?!\\S)`).join('|'),
];

/** The options that choose the requirements of some groups. */
export const groups = (...names: string[]) => ['--grep', `@(${names.join('|')})\\.`];

function reportIn(dir: string): Report | undefined {
  const path = resolve(dir, 'report.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : undefined;
}
