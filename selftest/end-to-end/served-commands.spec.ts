import { expect, test } from '@playwright/test';
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
