import { expect, test } from '@playwright/test';
import { serve } from '../../reference/serve.ts';
import { idsOf as idsOfCause } from '../../reporters/causes.ts';
import type { Reference } from '../../reference/reference.ts';
import { isRed } from '../../reporters/verdict.ts';
import { currentCommit, shuffled } from '../support/commit.ts';
import { groups, type SuiteEnded } from '../support/run-suite.ts';
import { linkLifetime, made, servers, VerifyHasMoved } from './support/faulty.ts';
import { managementKeyOf, runAgainst } from './support/served.ts';

/** How many causes may be shown more or less than there are faults. */
const tolerance = 2;

/** With CAUSES=all every server and every check, else one server that the commit chooses: each red check takes a worker. */
const all = process.env['CAUSES'] === 'all';
const chosen = shuffled(Object.keys(servers), currentCommit()).slice(0, all ? undefined : 1);
const ofVerify = all ? [] : groups('verify', 'guessing');

test.describe('a server with many faults', () => {
  for (const name of chosen)
    test(`shows about as many causes: ${name}`, async ({}, testInfo) => {
      const server = servers[name]!;
      const faults = [...server.faults, ...server.mutants];

      const ended = await runOn(made(server), testInfo, { LINK_LIFETIME_S: String(linkLifetime) });

      const { causes = [] } = ended.report!;
      await testInfo.attach('faults and causes', {
        body: [...faults, '', ...causes.map(each => each.title)].join('\n'),
      });
      eachRedHasOneCause(ended);
      expect(causes.length).toBeGreaterThanOrEqual(faults.length - tolerance);
      expect(causes.length).toBeLessThanOrEqual(faults.length + tolerance);
    });

  test('shows one cause where verify has moved', async ({}, testInfo) => {
    const ended = await runOn(new VerifyHasMoved(), testInfo, {}, ...ofVerify);

    eachRedHasOneCause(ended);
    expect(ended.report!.causes).toHaveLength(1);
    expect(ended.report!.causes![0]!.blocks.length).toBeGreaterThan(all ? 200 : 20);
    expect(ended.output).toMatch(/cause 1 of 1: MUST, breaks 1 requirement, holds up \d+\n/);
  });
});

async function runOn(
  reference: Reference,
  testInfo: Parameters<typeof runAgainst>[0],
  settings: Record<string, string> = {},
  ...options: string[]
): Promise<SuiteEnded> {
  const DESCOPE_MANAGEMENT_KEY = managementKeyOf(reference);
  const target = await serve(reference);
  return runAgainst(testInfo, target, { DESCOPE_MANAGEMENT_KEY, ...settings }, ...options);
}

function eachRedHasOneCause({ report }: SuiteEnded): void {
  const { requirements, causes = [] } = report!;
  const red = requirements.filter(each => isRed(each.verdict)).map(each => each.id);
  expect(causes.flatMap(idsOfCause).sort()).toEqual(red.sort());
}
