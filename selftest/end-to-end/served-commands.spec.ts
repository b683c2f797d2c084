import { expect, test } from '@playwright/test';
import { blocksOf } from '../docs/markdown.ts';
import { startNode } from '../support/node-process.ts';
import { startCommand } from '../support/run-command.ts';
import { runSuite } from '../support/run-suite.ts';

test.describe('npm run reference', () => {
  test('prints the settings with which the suite passes', async ({}, testInfo) => {
    const { settings, stop } = await startCommand('commands/reference.ts', '--port', '0');

    const { code, output } = await runSuite(
      testInfo,
      settings,
      '--grep',
      '@verify.link-works-once',
    );
    stop();

    expect(output).toMatch(/passed\s+verify\s+1\s/);
    expect(code).toBe(0);
  });
});

test.describe('npm run mutant', () => {
  test('serves a fault that the suite names', async ({}, testInfo) => {
    const options = ['RegistersTwice', '--port', '0'];
    const { settings, stop } = await startCommand('selftest/serve-mutant.ts', ...options);

    const { code, output } = await runSuite(testInfo, settings, '--grep', '@sign-up.refuses-reg');
    stop();

    expect(output).toContain('sign-up.refuses-registered');
    expect(output).toMatch(/^127\.0\.0\.1:\d+: not conformant/m);
    expect(code).toBe(1);
  });
});

/** Our program as `npx tsx` runs it, which finds its loader from any folder. */
const runProgram = (...words: string[]) =>
  startNode(['node_modules/tsx/dist/cli.mjs', 'commands/main.ts', ...words]).ended;

/** An output without what differs from run to run: numbers and marks. */
const shown = (text: string) => text.replaceAll(/\d/g, '0').replaceAll(/-run=\w+/g, '-run=…');

/** The lines of what README shows of a run. */
const shownIn = (blocks: readonly { text: string }[]) =>
  blocks.flatMap(({ text }) => shown(text).trimEnd().split('\n'));

test.describe('demo', () => {
  test('ends in one finding, as README shows it, and a command that shows it again', async () => {
    const { code, output } = await runProgram('demo');

    expect(output).toMatch(/^FAILED\s+MUST\s+sign-in\.refuses-near-login-ids$/m);
    expect(output).toMatch(/^demo: not conformant: 1 MUST not met$/m);
    for (const line of shownIn(blocksOf('demo'))) expect(shown(output)).toContain(line);
    const [, words = ''] = /commands\/main\.ts (demo --grep \S+)$/m.exec(output) ?? [];
    const again = await runProgram(...words.split(' '));
    expect(again.output).toMatch(/^demo: not conformant: 1 MUST not met$/m);
    expect([code, again.code]).toEqual([0, 0]);
  });
});
