import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type TestInfo } from '@playwright/test';
import { serve } from '../../reference/serve.ts';
import type { Served } from '../end-to-end/support/served.ts';
import { runCommand } from '../support/run-command.ts';
import { idsOf, runSuite } from '../support/run-suite.ts';
import { StatelessMock } from '../support/stateless-mock.ts';
import { root } from '../support/sources.ts';
import { wordsOf } from '../trouble/support/said.ts';
import * as mocks from './support/mocks.ts';

/** The groups that the mocks of other tools are run on. */
const some = ['--workers=1', '--grep', '@((sign-in|verify)\\.|bad-input\\.sign-in-login)'];
const declared = 'the mock is declared stateless (FIXED_LOGIN_ID)';

/** A mock without state, as the documentation of its tool says; `prepare` writes what it serves into a folder. */
interface Tool {
  settings: Record<string, string>;
  /** What is served, as a file of the folder. */
  file: string;
  prepare: (folder: string) => void;
  /** Makes one answer of what is served worse, and which requirement breaks by it. */
  worsen: { from: string; to: string; breaks: string };
  start: (folder: string, testInfo: TestInfo) => Promise<Served>;
}

const tools: Record<string, Tool> = {
  'Prism, from spec/openapi.yaml': {
    settings: mocks.settingsOfPrism,
    file: 'openapi.yaml',
    prepare: folder => cpSync(join(root, 'spec/openapi.yaml'), join(folder, 'openapi.yaml')),
    worsen: { from: '+1*******142', to: '+12025550142', breaks: 'sign-in.masks-phone' },
    start: mocks.startPrism,
  },
  'WireMock, with thirty static answers': {
    settings: mocks.settingsOfWireMock,
    file: 'mappings/magic-link.json',
    prepare: folder => cpSync(join(mocks.folder, 'wiremock'), folder, { recursive: true }),
    worsen: { from: '"status": 404', to: '"status": 200', breaks: 'sign-in.refuses-unregistered' },
    start: mocks.startWireMock,
  },
};

test.describe('a mock without state', () => {
  test('that is right is green, and what needs a history is not tested', async ({}, testInfo) => {
    const mock = new StatelessMock();
    const { url, close } = await serve(mock);
    const settings = { BASE_URL: url, TARGET_NAME: 'stateless', ...(await mock.settings()) };

    const ended = await runSuite(testInfo, settings);
    await close();

    expect(idsOf(ended, 'failed'), wordsOf(ended)).toEqual([]);
    expect(idsOf(ended, 'blocked'), wordsOf(ended)).toEqual([]);
    expect(idsOf(ended, 'passed').length).toBeGreaterThan(150);
    expect(idsOf(ended, 'not tested')).toEqual(
      expect.arrayContaining([
        'links.work-in-order',
        'verify.link-works-once',
        'sessions.logout-ends-session',
      ]),
    );
    expect(ended.report?.headline).toContain(`not tested: ${declared}`);
    expect(ended.output).not.toContain(settings.FIXED_TOKEN);
    expect(ended.output).not.toContain(settings.FIXED_REFRESH_JWT);
    expect(ended.code).toBe(0);
  });

  for (const [name, { settings, file, prepare, worsen, start }] of Object.entries(tools))
    test(`of ${name}, is green with its list, and red when one answer gets worse`, async ({}, testInfo) => {
      const folder = testInfo.outputPath('mock');
      prepare(folder);
      const list = testInfo.outputPath('known-failures.yaml');
      const run = async (results: string, known: Record<string, string>) => {
        const { url, close } = await start(folder, testInfo);
        const RESULTS_DIR = testInfo.outputPath(results);
        const ended = await runSuite(
          testInfo,
          { BASE_URL: url, ...settings, ...known, RESULTS_DIR },
          ...some,
        );
        await close();
        return { ...ended, path: join(RESULTS_DIR, 'report.json') };
      };

      const first = await run('first', {});
      expect(first.code, wordsOf(first)).toBe(1);
      expect(idsOf(first, 'passed').length, 'passed').toBeGreaterThan(10);
      await runCommand('commands/baseline.ts', first.path, list);
      const second = await run('second', { KNOWN_FAILURES: list });
      expect(second.code, wordsOf(second)).toBe(0);

      const served = join(folder, file);
      const text = readFileSync(served, 'utf8');
      expect(text).toContain(worsen.from);
      writeFileSync(served, text.replaceAll(worsen.from, worsen.to));
      const worse = await run('worse', { KNOWN_FAILURES: list });
      expect(worse.code, wordsOf(worse)).toBe(1);
      expect(idsOf(worse, 'failed')).toContain(worsen.breaks);
    });
});

test('a mock by MSW is conformant in what its recipe answers', async ({}, testInfo) => {
  const { url, close } = await mocks.startMsw();

  const ended = await runSuite(testInfo, { ...mocks.settingsOfMsw(url), BASE_URL: url }, ...some);
  await close();

  expect(idsOf(ended, 'failed'), wordsOf(ended)).toEqual([]);
  expect(idsOf(ended, 'blocked'), wordsOf(ended)).toEqual([]);
  expect(idsOf(ended, 'passed').length).toBeGreaterThan(40);
  expect(ended.code).toBe(0);
});
