import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestInfo } from '@playwright/test';
import type { Entry, Report } from '../../reporters/report.ts';
import { startNode } from '../support/node-process.ts';
import { playwright } from '../support/run-suite.ts';
import type { Plan } from './histories/plan.ts';

const config = fileURLToPath(new URL('histories/playwright.config.ts', import.meta.url));

/** How a run of stand-ins ended. */
export interface PlannedRun {
  code: number | null;
  output: string;
  dir: string;
  report: Report;
  /** What is said of a requirement. */
  entry: (id: string) => Entry | undefined;
  /** The verdicts by id. */
  verdicts: Record<string, string>;
}

interface Options {
  /** The list of known failures, as YAML; an absolute path is one that is there already. */
  listed?: string;
  args?: readonly string[];
  env?: Record<string, string>;
  command?: readonly string[];
}

/** Runs stand-ins for checks and histories with our reporters, global set-up and fixtures. */
export async function runPlan(
  testInfo: TestInfo,
  plan: Plan,
  { listed = '', args = [], env = {}, command = ['test'] }: Options = {},
): Promise<PlannedRun> {
  const dir = testInfo.outputPath('results');
  mkdirSync(dir, { recursive: true });
  const list = listed.startsWith('/') ? listed : join(dir, 'listed.yaml');
  if (list !== listed) writeFileSync(list, listed);
  const { code, output } = await startNode([playwright, ...command, '-c', config, ...args], {
    env: { PLAN: JSON.stringify(plan), RESULTS_DIR: dir, KNOWN_FAILURES: list, ...env },
  }).ended;
  const path = join(dir, 'report.json');
  const none = { requirements: [] };
  const report = (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : none) as Report;
  const { requirements } = report;
  const verdicts = Object.fromEntries(requirements.map(({ id, verdict }) => [id, verdict]));
  const entry = (id: string) => requirements.find(each => each.id === id);
  return { code, output, dir, report, entry, verdicts };
}
