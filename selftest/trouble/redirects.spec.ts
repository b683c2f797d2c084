import { expect, test, type TestInfo } from '@playwright/test';
import type { Project } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { runAgainst } from '../end-to-end/support/served.ts';
import { idsOf, only } from '../support/run-suite.ts';
import { wordsOf } from './support/said.ts';

const lookalikes = [
  'redirects.refuses-lookalike-suffix',
  'redirects.refuses-lookalike-prefix',
  'redirects.refuses-lookalike-dot',
  'redirects.refuses-sibling-host',
  'redirects.refuses-lookalike-letters',
  'redirects.refuses-lookalikes-everywhere',
] as const;

/** A target that approves what this says of a host. */
const approving = (isApproved: (hostname: string, project: Project) => boolean) =>
  new (class extends Reference {
    protected override isApprovedHost(hostname: string, project: Project): boolean {
      return isApproved(hostname, project);
    }
  })();

const run = async (
  testInfo: TestInfo,
  reference: Reference,
  settings: Record<string, string>,
  ...options: string[]
) => runAgainst(testInfo, await serve(reference), settings, '--retries=0', ...options);

const wildcard = approving(hostname => hostname.endsWith('.example.com'));

test.describe('a target that approves a wildcard', () => {
  test('is told to say so where only hosts beside the approved one are accepted', async ({}, testInfo) => {
    const ended = await run(testInfo, wildcard, {}, ...only(...lookalikes));

    expect(idsOf(ended, 'passed').sort()).toEqual([
      'redirects.refuses-lookalike-dot',
      'redirects.refuses-lookalike-suffix',
    ]);
    const said =
      'a rejection (4xx) to a host beside app.example.com (if the project approves *.example.com, say so by APPROVED_DOMAINS)';
    for (const { findings = [] } of ended.report!.requirements)
      for (const { expected } of findings) expect(expected).toBe(said);
    expect(wordsOf(ended)).toContain('say so by APPROVED_DOMAINS');
  });
});

test('a target that approves every domain says so, and is not called conformant', async ({}, testInfo) => {
  const settings = { UNAPPROVED_REDIRECT_URL: 'none' };
  const few = '@redirects.refuses|@errors.show-no-stack|tour 02';
  const options = ['--workers=1', '--grep', few];

  const ended = await run(
    testInfo,
    approving(() => true),
    settings,
    ...options,
  );

  const why =
    'UNAPPROVED_REDIRECT_URL=none: the target approves every domain, as its settings declare';
  const notTested = ended.report!.requirements.filter(each => each.reason === why);
  expect(notTested.map(each => each.id)).toEqual(
    expect.arrayContaining([...lookalikes, 'redirects.refuses-unapproved-in-any-scheme']),
  );
  expect(ended.report!.headline).toContain(`not tested: ${why}`);
  expect(idsOf(ended, 'passed')).toEqual(
    expect.arrayContaining(['redirects.refuses-script-schemes', 'errors.show-no-stack-trace']),
  );
  expect(ended.report!.notEntered?.map(each => each.why)).toContain(why);
  expect(ended.code, ended.output).toBe(0);
});
