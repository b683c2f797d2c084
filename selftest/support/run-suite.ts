import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestInfo } from '@playwright/test';
import type { Report } from '../../reporters/report.ts';
import { startNode, type Ended, type Started } from './node-process.ts';
import { root } from './sources.ts';

/** How a run of the suite ended. */
export interface SuiteEnded extends Ended {
  /** What it wrote; undefined where it wrote none. */
  report: Report | undefined;
}

/** The command line of Playwright. */
export const playwright = resolve(root, 'node_modules/@playwright/test/cli.js');

/** Starts the suite as a user does, with these settings, into a folder of the test's own. */
export function startSuite(
  testInfo: TestInfo,
  settings: Record<string, string>,
  ...options: string[]
): Started<SuiteEnded> {
  const env = { RESULTS_DIR: testInfo.outputPath('results'), ...settings };
  const started = startNode([playwright, 'test', ...options], { env });
  const withReport = (ended: Ended) => ({ ...ended, report: reportIn(env.RESULTS_DIR) });
  return { ...started, ended: started.ended.then(withReport) };
}

/** Runs the suite to its end. */
export const runSuite = (...all: Parameters<typeof startSuite>): Promise<SuiteEnded> =>
  startSuite(...all).ended;

/** The ids of a verdict. */
export function idsOf({ report }: SuiteEnded, verdict: string): string[] {
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
