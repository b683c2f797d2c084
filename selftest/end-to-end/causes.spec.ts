import { expect, test } from '@playwright/test';
import { serve } from '../../reference/serve.ts';
import { idsOf as idsOfCause } from '../../reporters/causes.ts';
import type { Reference } from '../../reference/reference.ts';
import { isRed } from '../../reporters/verdict.ts';
import type { SuiteEnded } from '../support/run-suite.ts';
import { linkLifetime, made, servers, VerifyHasMoved } from './support/faulty.ts';
import { managementKeyOf, runAgainst } from './support/served.ts';

/** How many causes may be shown more or less than there are faults. */
const tolerance = 2;

test.describe('a server with many faults', () => {
  for (const [name, server] of Object.entries(servers))
    test(`shows about as many causes: ${name}`, async ({}, testInfo) => {
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
    const ended = await runOn(new VerifyHasMoved(), testInfo);

    eachRedHasOneCause(ended);
    expect(ended.report!.causes).toHaveLength(1);
    expect(ended.report!.causes![0]!.blocks.length).toBeGreaterThan(200);
    expect(ended.output).toMatch(/cause 1 of 1: MUST, breaks 1 requirement, holds up \d{3}\n/);
  });
});

async function runOn(
  reference: Reference,
  testInfo: Parameters<typeof runAgainst>[0],
  settings: Record<string, string> = {},
): Promise<SuiteEnded> {
  const DESCOPE_MANAGEMENT_KEY = managementKeyOf(reference);
  const target = await serve(reference);
  return runAgainst(testInfo, target, { DESCOPE_MANAGEMENT_KEY, ...settings });
}

function eachRedHasOneCause({ report }: SuiteEnded): void {
  const { requirements, causes = [] } = report!;
  const red = requirements.filter(each => isRed(each.verdict)).map(each => each.id);
  expect(causes.flatMap(idsOfCause).sort()).toEqual(red.sort());
}
