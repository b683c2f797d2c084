import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestInfo } from '@playwright/test';
import type { Report } from '../../../reporters/report.ts';
import { startNode } from '../../support/node-process.ts';

/** Runs the command as a checkout has it, with a folder of results of its own. */
export function start(
  testInfo: TestInfo,
  words: readonly string[],
  env: Record<string, string> = {},
) {
  const results = testInfo.outputPath('results');
  const line = ['--import', 'tsx', 'commands/main.ts', 'observe', ...words];
  return { results, ...startNode(line, { env: { RESULTS_DIR: results, ...env } }) };
}

/** The same to its end, with the report that it has left. */
export async function observe(
  testInfo: TestInfo,
  words: readonly string[],
  env: Record<string, string> = {},
) {
  const { ended, results } = start(testInfo, words, env);
  const { code, output } = await ended;
  const path = resolve(results, 'report.json');
  const report = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : undefined;
  const ids = (verdict: string) =>
    report?.requirements.filter(each => each.verdict === verdict).map(each => each.id) ?? [];
  return { code, output, report, results, ids };
}

/** The words that run the client beside this file, with faults. */
export const client = (...faults: string[]) => [
  '--',
  process.execPath,
  'selftest/end-to-end/observer/client.mjs',
  ...faults,
];
