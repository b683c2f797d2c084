import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { serve } from '../../reference/serve.ts';
import { idsOf as idsOfCause } from '../../reporters/causes.ts';
import type { Reference } from '../../reference/reference.ts';
import type { Report } from '../../reporters/report.ts';
import { isRed } from '../../reporters/verdict.ts';
import { nodeOptions } from '../in-process/worker-pool.ts';
import { startNode } from '../support/node-process.ts';
import { groups, type SuiteEnded } from '../support/run-suite.ts';
import { root } from '../support/sources.ts';
import { linkLifetime, made, servers, VerifyHasMoved } from './support/faulty.ts';
import { managementKeyOf, runAgainst } from './support/served.ts';

/** How many causes may be shown more or less than there are faults. */
const tolerance = 2;

/** With CAUSES=all each server is tested by a whole run, in which each red check takes a worker: minutes. */
const all = process.env['CAUSES'] === 'all';
const ofVerify = all ? [] : groups('verify', 'guessing');

test.describe('a server with many faults', () => {
  for (const [name, server] of Object.entries(servers))
    test(`shows about as many causes: ${name}`, async ({}, testInfo) => {
      const faults = [...server.faults, ...server.mutants];

      const report = await (all ? wholeRun(server, testInfo) : runInProcess(name));

      const { causes = [] } = report;
      await testInfo.attach('faults and causes', {
        body: [...faults, '', ...causes.map(each => each.title)].join('\n'),
      });
      eachRedHasOneCause(report);
      expect(causes.length).toBeGreaterThanOrEqual(faults.length - tolerance);
      expect(causes.length).toBeLessThanOrEqual(faults.length + tolerance);
    });

  test('shows one cause where verify has moved', async ({}, testInfo) => {
    const ended = await runOn(new VerifyHasMoved(), testInfo, {}, ...ofVerify);

    eachRedHasOneCause(ended.report!);
    expect(ended.report!.causes).toHaveLength(1);
    expect(ended.report!.causes![0]!.blocks.length).toBeGreaterThan(all ? 200 : 20);
    expect(ended.output).toMatch(/cause 1 of 1: MUST, breaks 1 requirement, holds up \d+\n/);
  });
});

async function wholeRun(
  server: (typeof servers)[string],
  testInfo: Parameters<typeof runAgainst>[0],
): Promise<Report> {
  const ended = await runOn(made(server), testInfo, { LINK_LIFETIME_S: String(linkLifetime) });
  return ended.report!;
}

async function runInProcess(name: string): Promise<Report> {
  const program = resolve(root, 'selftest/in-process/causes.ts');
  const { output } = await startNode([...nodeOptions, program, name]).ended;
  return JSON.parse(output) as Report;
}

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

function eachRedHasOneCause({ requirements, causes = [] }: Report): void {
  const red = requirements.filter(each => isRed(each.verdict)).map(each => each.id);
  expect(causes.flatMap(idsOfCause).sort()).toEqual(red.sort());
}
