import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { RegistersTwice } from '../../suites/sign-up/registered.mutants.ts';
import { UsedLinkWorksAgain } from '../../suites/verify/single-use.mutants.ts';
import { expect, test } from '../reporters/browser.ts';
import { runCommand } from '../support/run-command.ts';
import { only } from '../support/run-suite.ts';
import { masksInManyWays } from '../variants/masks.ts';
import { refusesAsNotFound } from '../variants/refusals.ts';
import { runAgainst } from './support/served.ts';

/** Both mutants break none of the first two, and one each of the others. */
const asked = [
  'sign-up.accepts-new-user',
  'sign-in.refuses-unregistered',
  'sign-up.refuses-registered',
  'verify.link-works-once',
];

const servers = {
  reference: Reference,
  'masks in many ways': masksInManyWays(Reference),
  'refuses as not found': refusesAsNotFound(Reference),
  'registers twice': RegistersTwice,
  'used links work': UsedLinkWorksAgain,
};

test('compare shows five servers on one page, which filters and has no fault by axe', async ({
  open,
}, testInfo) => {
  const reports: string[] = [];
  for (const [name, Server] of Object.entries(servers)) {
    const dir = testInfo.outputPath(name);
    const settings = { TARGET_NAME: name, RESULTS_DIR: dir };
    await runAgainst(testInfo, await serve(new Server()), settings, ...only(...asked));
    reports.push(join(dir, 'report.json'));
  }
  const dir = testInfo.outputPath('comparison');
  const history = testInfo.outputPath('history');
  const words = [...reports, '--out', dir, '--history', history];

  await runCommand('commands/compare.ts', ...words);
  const { code, output } = await runCommand('commands/compare.ts', ...words);

  expect(code).toBe(0);
  expect(output).toMatch(/^reference +agrees 88 %  no violation found/m);
  expect(readFileSync(join(history, 'runs.jsonl'), 'utf8').trim().split('\n')).toHaveLength(5);
  expect(readFileSync(join(dir, 'used-links-work.svg'), 'utf8')).toContain('<svg');

  const { page, asked: loaded } = await open({ dir }, { file: 'comparison.html' });
  const shown = page.locator('.compared:visible');
  await expect(shown).toHaveCount(4);
  await page.getByRole('button', { name: 'used links work 1' }).click();
  await expect(shown).toHaveCount(1);
  await expect(shown).toContainText('verify.link-works-once');
  await page.getByRole('button', { name: 'show all' }).click();
  await page.getByRole('searchbox').fill('nothing such');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  expect(loaded).toEqual([page.url()]);

  for (const look of [{ width: 1440 }, { width: 360, colorScheme: 'dark' }] as const) {
    const { page: looked } = await open({ dir }, { file: 'comparison.html', ...look });
    const { violations } = await new AxeBuilder({ page: looked }).analyze();
    const overflow = await looked.evaluate('document.documentElement.scrollWidth - innerWidth');
    await looked.screenshot({ path: testInfo.outputPath(`page-${look.width}.png`) });

    expect(violations.map(each => [each.id, each.nodes[0]?.html])).toEqual([]);
    expect(overflow).toBeLessThanOrEqual(0);
  }
});
