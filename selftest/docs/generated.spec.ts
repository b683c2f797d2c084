import { expect, test } from '@playwright/test';
import { runCommand } from '../support/run-command.ts';

test('the parts of the documentation that follow from data are those that npm run pages writes', async () => {
  const { code, output } = await runCommand('selftest/docs/pages.ts', '--check');

  expect(output).toBe('');
  expect(code).toBe(0);
});
