import { expect } from '@playwright/test';
import { isRequirement, requirements } from '../../../suites/catalogue.ts';
import { idsOf, type SuiteEnded } from '../../support/run-suite.ts';
import { stackTrace } from '../../support/stack-trace.ts';

/** Nothing is red, and what was not tested has one of these reasons, each of which occurs, or that of the catalogue. */
export function isGreen(ended: SuiteEnded, reasons: string[]): void {
  expect(ended.output, 'the output').not.toMatch(stackTrace);
  expect(ended.output, 'the output').not.toContain('Error:');
  expect(idsOf(ended, 'failed'), 'failed').toEqual([]);
  expect(idsOf(ended, 'blocked'), 'blocked').toEqual([]);
  expect(idsOf(ended, 'passed').length, 'passed').toBeGreaterThan(0);
  expect(reasonsIn(ended), 'why some are not tested').toEqual([...reasons].sort());
  expect(ended.code).toBe(0);
}

function reasonsIn({ report }: SuiteEnded): string[] {
  const said = (report?.requirements ?? [])
    .filter(({ id, verdict }) => verdict === 'not tested' && !untested(id))
    .map(({ reason }) => reason ?? '');
  return [...new Set(said)].sort();
}

const untested = (id: string) => isRequirement(id) && requirements[id].untested !== undefined;
