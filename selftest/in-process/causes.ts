/*
 * Prints the report of a server with many faults, as JSON: every check and the tour of a default run, in this process. What
 * takes minutes in workers takes half of one here, since no failure starts a worker anew; what is random is left out.
 */
import type { FullConfig, FullResult, Suite, TestCase } from '@playwright/test/reporter';
import { reportsOf } from '../../reporters/collect.ts';
import { requirements } from '../../suites/catalogue.ts';
import { embedded } from '../../targets/reference.ts';
import { currentRun } from '../../targets/run.ts';
import { made, servers } from '../end-to-end/support/faulty.ts';
import { root } from '../support/sources.ts';
import { checks, defaultTour, runChecks } from './checks.ts';
import { plainRequest } from './request.ts';
import type { Ended } from './run-check.ts';

currentRun();

const name = process.argv[2]!;
const server = servers[name]!;
const target = { ...embedded(name, async () => made(server)), inboxTimeout: 700 };
const given = { playwright: { request: plainRequest } };
const tests: TestCase[] = [];
const all = [...checks, ...defaultTour];
await runChecks(all, { ...target, requestTimeout: 60_000 }, given, undefined, ended =>
  tests.push(testCase(ended)),
);

const [report] = reportsOf(
  {
    config: { projects: [{ name }], rootDir: root, metadata: {} } as FullConfig,
    suite: { suites: [{ title: name, allTests: () => tests }] } as Suite,
    result: { status: 'failed', startTime: new Date(), duration: 0 } as FullResult,
    errors: [],
  },
  requirements,
);
process.stdout.write(JSON.stringify(report), () => process.exit(0));

/** A check that has ended, as far as the reports read Playwright's own. */
function testCase({ check, ...result }: Ended): TestCase {
  const { title, tags } = check;
  return {
    title,
    tags,
    annotations: [],
    expectedStatus: 'passed',
    location: { file: root, line: 1, column: 1 },
    ok: () => result.status !== 'failed',
    results: [{ retry: 0, duration: 0, ...result }],
  } as unknown as TestCase;
}
