import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { test as base, type FixtureRun } from './fixture-run.ts';

const executablePath = '/usr/bin/chromium';
const args = [
  '--no-sandbox',
  '--no-zygote', // whose processes nobody waits for, so that their CPU time would count nowhere
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Look {
  file?: string;
  width?: number;
  colorScheme?: 'light' | 'dark';
}

/** Opens the page that a run wrote; what it asks for beside itself is collected in `asked`. */
export type Open = (
  run: Pick<FixtureRun, 'dir'>,
  look?: Look,
) => Promise<{ page: Page; asked: string[] }>;

/** A test of report.html in a real browser: skipped where none is installed, but not in CI. */
export const test = base.extend<{ open: Open }, { chromium: Browser | undefined }>({
  chromium: [
    async ({}, use) => {
      const isInstalled = existsSync(executablePath) || !!process.env.CI;
      const browser = isInstalled ? await chromium.launch({ executablePath, args }) : undefined;
      await use(browser);
      await browser?.close();
    },
    { scope: 'worker' },
  ],

  open: async ({ chromium: browser }, use, testInfo) => {
    testInfo.skip(!browser, `no browser: ${executablePath} is missing (apt-get install chromium)`);
    const contexts: BrowserContext[] = [];
    await use(
      async ({ dir }, { file = 'report.html', width = 1440, colorScheme = 'light' } = {}) => {
        const viewport = { width, height: 900 };
        const context = await browser!.newContext({ viewport, colorScheme });
        contexts.push(context);
        const page = await context.newPage();
        const asked: string[] = [];
        page.on('request', request => asked.push(request.url()));
        page.on('console', message => asked.push(message.text()));
        page.on('pageerror', error => asked.push(error.message));
        await page.goto(pathToFileURL(join(dir, file)).href);
        return { page, asked };
      },
    );
    for (const context of contexts) await context.close();
  },
});

export { expect } from '@playwright/test';
