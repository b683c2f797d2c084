import { expect, test } from '@playwright/test';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import type { Context } from 'hono';
import { Refusal } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';
import { bounds } from '../../targets/live.ts';
import { idsOf } from '../support/run-suite.ts';
import { counting } from './support/counting.ts';
import { runAgainst } from './support/served.ts';

/** Accepts everything and sends nothing of use. */
class AcceptsEverything extends Reference {
  protected override refusal(refusal: Refusal, context: Context): Response {
    return Response.json({ ...this.refusalBody(refusal, context), maskedPhone: '+1****00' });
  }
}

/** Each requirement that is red then is so by one test. */
const withoutHistories = ['--grep-invert', '@journeys'];

test.describe('a target that fails most checks', () => {
  test('is shown as red by any reporter, and costs few workers', async ({}, testInfo) => {
    const target = await counting(new AcceptsEverything());

    const ended = await runAgainst(
      testInfo,
      target,
      {},
      ...withoutHistories,
      '--add-reporter=json',
    );

    const red = idsOf(ended, 'failed').length + idsOf(ended, 'blocked').length;
    const { suites } = jsonIn(ended.output);
    expect(ended.code).toBe(1);
    expect(red, 'red').toBeGreaterThan(60);
    expect(suites.flatMap(unexpectedOf), 'red by the reporter of Playwright').toHaveLength(red);
    expect(new Set(suites.flatMap(workersOf)).size, 'workers').toBeLessThan(suites.length * 2);
    expect(target.calls(), 'calls').toBeLessThan(bounds.calls);
  });
});

/** The output holds what our reporter says as well. */
function jsonIn(output: string): JSONReport {
  const begin = output.indexOf('{\n  "config"');
  const end = output.indexOf('\n}\n', begin);
  return JSON.parse(output.slice(begin, end + 2)) as JSONReport;
}

/** What failed: what was to run again and was not, since others were chosen, counts as flaky there. */
function unexpectedOf({ specs, suites = [] }: JSONReportSuite): string[] {
  const isRed = ({ status }: { status: string }) => status === 'unexpected' || status === 'flaky';
  const own = specs.filter(({ tests }) => tests.some(isRed)).map(({ title }) => title);
  return [...own, ...suites.flatMap(unexpectedOf)];
}

function workersOf({ specs, suites = [] }: JSONReportSuite): number[] {
  const own = specs.flatMap(({ tests }) =>
    tests.flatMap(({ results }) => results.map(({ workerIndex }) => workerIndex)),
  );
  return [...own, ...suites.flatMap(workersOf)];
}
