import { statSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../reporters/browser.ts';
import { runFixture } from '../reporters/fixture-run.ts';

test.describe('report.html', () => {
  test('tells the headline, and what is red', async ({ open, mixed }) => {
    const { page } = await open(mixed);

    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      /a target\s+Not conformant/,
    );
    await expect(page.getByText('1 MUST not met; 2 SHOULD not met (1 known)')).toBeVisible();
    await expect(page.locator('.summary li')).toHaveCount(4);
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(3);
  });

  test('asks for nothing beside itself', async ({ open, mixed }) => {
    const { page, asked } = await open(mixed);

    expect(asked).toEqual([page.url()]);
  });

  test('shows what was sent, expected and received, and a command that reproduces it', async ({
    open,
    mixed,
  }) => {
    const { page } = await open(mixed);
    const failed = page.locator('[id="sign-in.refuses-strangers"]');

    await expect(failed).toHaveAttribute('open');
    await expect(failed).toContainText('POST /v1/auth/magiclink/signin/sms {"loginId"');
    await expect(failed).toContainText('errorCode: expected a text, received nothing');
    await expect(failed).toContainText('a rejection (4xx) with an error code');
    await expect(failed).toContainText("curl -X POST 'http://127.0.0.1:4500/");
    await expect(failed).toContainText('npx playwright test --grep @sign-in.refuses-strangers');
    await expect(failed.locator('.received').getByText('<b>& ]]> </script>')).toBeVisible();
    await expect(failed.locator('.calls').getByText('<b>& ]]> </script>')).toBeHidden();
  });

  test('begins with what is red, and filters by verdict and level', async ({ open, mixed }) => {
    const { page } = await open(mixed);
    const shown = page.locator('.requirement:visible');

    await expect(shown).toHaveCount(4);
    await page.getByRole('button', { name: 'MUST 6' }).click();
    await expect(page.getByRole('status')).toHaveText('2 of 10 requirements');
    await page.getByRole('button', { name: 'red 4' }).click();
    await expect(shown).toHaveCount(6);
    await page.getByRole('button', { name: 'show all' }).click();
    await expect(shown).toHaveCount(10);
    await page.getByRole('searchbox').fill('nothing such');
    await expect(page.getByText('Nothing matches')).toBeVisible();
  });

  test('keeps what is shown in its address', async ({ open, mixed }) => {
    const { page } = await open(mixed);
    await page.getByRole('searchbox').fill('verify.');
    await page.getByRole('button', { name: 'MUST 6' }).click();
    const count = await page.getByRole('status').textContent();

    await page.reload();

    expect(page.url()).toMatch(/#\?level=MUST&q=verify\.$/);
    await expect(page.getByRole('status')).toHaveText(count!);
  });

  test('searches in sentence, id and reason', async ({ open, mixed }) => {
    const { page } = await open(mixed);
    const search = page.getByRole('searchbox');

    for (const [words, n] of [
      ['logged OUT', 1],
      ['verify.', 4],
      ['nothing such', 0],
      ['LINK_LIFETIME_S', 1],
    ] as const) {
      await search.fill(words);
      await expect(page.locator('.requirement:visible')).toHaveCount(n);
    }
  });

  test('works by keyboard alone', async ({ open, mixed }) => {
    const { page } = await open(mixed);

    await page.keyboard.press('/');
    await page.keyboard.type('sessions.refreshes');
    await expect(page.locator('.requirement:visible')).toHaveCount(1);
    const requirement = page.locator('[id="sessions.refreshes"]');
    await requirement.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(requirement).toHaveAttribute('open');
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await expect(page.locator('.requirement:visible')).toHaveCount(10);
  });

  test('opens the requirement that its address names', async ({ open, mixed }) => {
    const { page } = await open(mixed);

    await page.goto(`${page.url()}#verify.expires`);

    await expect(page.locator('[id="verify.expires"]')).toHaveAttribute('open');
    await expect(page.locator('[id="verify.expires"]')).toBeInViewport();
  });

  test('can be read without scripts', async ({ chromium, mixed }) => {
    test.skip(!chromium, 'no browser');
    const context = await chromium!.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`file://${mixed.dir}/report.html`);

    await expect(page.locator('.requirement:visible')).toHaveCount(10);
    await expect(page.getByRole('searchbox')).toBeHidden();
    await context.close();
  });

  test('opens what is red for paper, and leaves out what cannot be used there', async ({
    open,
    mixed,
  }) => {
    const { page } = await open(mixed);
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    await page.emulateMedia({ media: 'print' });

    await expect(page.locator('.requirement[open]')).toHaveCount(4);
    await expect(page.getByRole('searchbox')).toBeHidden();
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  for (const [width, colorScheme] of [
    [360, 'light'],
    [768, 'dark'],
    [1440, 'light'],
  ] as const)
    test(`has nothing that axe minds at ${width} px, ${colorScheme}, nor scrolls sideways`, async ({
      open,
      mixed,
    }) => {
      const { page } = await open(mixed, { width, colorScheme });
      await page.getByRole('button', { name: 'show all' }).click();
      await page.getByRole('button', { name: 'Open all' }).click();

      const { violations } = await new AxeBuilder({ page }).analyze();
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');

      expect(violations.map(each => [each.id, each.nodes[0]?.html])).toEqual([]);
      expect(overflow).toBeLessThanOrEqual(0);
    });

  test('bears 200 failures: below a megabyte, and in few elements', async ({ open }) => {
    const run = await runFixture({ checks: 'many' });

    const { page } = await open(run);
    const elements = await page.locator('*').count();

    await expect(page.locator('.requirement')).toHaveCount(200);
    expect(statSync(join(run.dir, 'report.html')).size).toBeLessThan(1_000_000);
    expect(elements).toBeLessThan(30_000);
  });
});
