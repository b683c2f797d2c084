import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { expect, test, type TestInfo } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { runAgainst } from '../end-to-end/support/served.ts';
import { startNode } from '../support/node-process.ts';
import { only } from '../support/run-suite.ts';
import { wordsOf } from './support/said.ts';

const id = 'verify.link-works-once';

class SignsNobodyIn extends Reference {
  protected override signInLoginId(): never {
    throw new Error('a server error');
  }
}

class UsedLinksWorkAgain extends Reference {
  protected override isUsed(): boolean {
    return false;
  }
}

/** Runs one check on a server with a list that says that it is blocked. */
async function listedAsBlocked(testInfo: TestInfo, reference: Reference) {
  const KNOWN_FAILURES = testInfo.outputPath('listed.yaml');
  await mkdir(testInfo.outputDir, { recursive: true });
  await writeFile(KNOWN_FAILURES, `- { id: ${id}, reason: nobody signs in, blocked: true }\n`);
  const target = await serve(reference);
  const ended = await runAgainst(testInfo, target, { KNOWN_FAILURES }, '--retries=0', ...only(id));
  return { ...ended, entry: ended.report!.requirements[0]! };
}

test.describe('an entry of a blocked check', () => {
  test('excuses it', async ({}, testInfo) => {
    const { code, entry, report } = await listedAsBlocked(testInfo, new SignsNobodyIn());

    expect(entry).toMatchObject({
      verdict: 'known failure',
      checkBlocked: true,
      reason: 'nobody signs in',
    });
    expect(report?.headline, 'what is said of it').not.toContain('not met');
    expect(code).toBe(0);
  });

  test('is stale where it passes', async ({}, testInfo) => {
    const { code, entry } = await listedAsBlocked(testInfo, new Reference());

    expect(entry).toMatchObject({
      verdict: 'stale',
      reason: expect.stringMatching(/^listed as blocked/),
    });
    expect(code).toBe(1);
  });

  test('excuses no failure', async ({}, testInfo) => {
    const { code, entry } = await listedAsBlocked(testInfo, new UsedLinksWorkAgain());

    expect(entry).toMatchObject({
      verdict: 'failed',
      reason: expect.stringMatching(/^listed as blocked only: /),
    });
    expect(code).toBe(1);
  });
});

test('the baseline of a run follows its settings, and makes the next run green', async ({}, testInfo) => {
  class Both extends SignsNobodyIn {
    protected override signUpLoginId(): never {
      throw new Error('a server error');
    }
  }
  const ids = [id, 'sign-in.accepts-registered', 'sign-up.accepts-new-user'];
  const server = await serve(new Both());
  const target = { ...server, close: async () => undefined };
  const RESULTS_DIR = testInfo.outputPath('somewhere');
  const KNOWN_FAILURES = testInfo.outputPath('somewhere/list.yaml');
  const first = await runAgainst(testInfo, target, { RESULTS_DIR }, '--retries=0', ...only(...ids));

  const written = await startNode(['--import', 'tsx', 'commands/baseline.ts'], {
    env: { RESULTS_DIR, KNOWN_FAILURES },
  }).ended;
  const settings = { RESULTS_DIR, KNOWN_FAILURES };
  const again = await runAgainst(testInfo, target, settings, '--retries=0', ...only(...ids));
  await server.close();

  expect(first.code).toBe(1);
  expect(written.code).toBe(0);
  expect(written.output).toMatch(/report\.json: served, tested at \d{4}-\S+, (not|MUST|no)/);
  expect(written.output).toMatch(/list\.yaml: 3 known failures\. Read the reasons/);
  expect(await readFile(KNOWN_FAILURES, 'utf8')).toContain('blocked: true');
  expect(wordsOf(again)).not.toContain('FAILED');
  expect(again.code, again.output).toBe(0);
});
