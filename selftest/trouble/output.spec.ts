import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type TestInfo } from '@playwright/test';
import { only, playwright } from '../support/run-suite.ts';
import { root } from '../support/sources.ts';

/** Runs a check on the reference with an output that takes nothing: a file descriptor, or a pipe that nobody reads. */
async function runInto(testInfo: TestInfo, output: number | 'pipe') {
  const RESULTS_DIR = testInfo.outputPath('results');
  const { PATH, HOME, TMPDIR } = process.env;
  const words = [playwright, 'test', ...only('errors.show-no-stack-trace')];
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { PATH, HOME, TMPDIR, RESULTS_DIR },
    stdio: ['ignore', output, 'pipe'],
  });
  child.stdout?.destroy();
  let said = '';
  child.stderr!.on('data', each => (said += each));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said, report: join(RESULTS_DIR, 'report.md') };
}

test.describe('a run whose output cannot be written', () => {
  test('since nobody reads it keeps its verdict', async ({}, testInfo) => {
    const { code, said, report } = await runInto(testInfo, 'pipe');

    expect(said).toMatch(
      /^The output could not be written to its end \(EPIPE\): the verdict is in \S+report\.md\n$/,
    );
    expect(await readFile(report, 'utf8')).toContain('no violation found');
    expect(code).toBe(0);
  });

  test('since the disk is full keeps its verdict', async ({}, testInfo) => {
    const full = openSync('/dev/full', 'w');

    const { code, said } = await runInto(testInfo, full);
    closeSync(full);

    expect(said).toMatch(
      /^The output could not be written to its end \(ENOSPC\): the verdict is in \S+report\.md\n$/,
    );
    expect(code).toBe(0);
  });
});
